import { useState } from 'react'
import { SECOND_TREES, type SecondTree } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'
import type { UnitTurn } from '../../contract/units.ts'
import { ChoiceField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { Tree } from '../../kit/Tree.tsx'
import { useMove, usePlace } from '../../place.ts'
import { useUnitTree } from '../../unitTree.ts'
import { useRead } from '../../useRead.ts'
import { PlaceForm } from './PlaceForm.tsx'

const ROLES: Readonly<Record<string, string>> = { merged: 'nhập', split: 'chia, tách', kept: 'giữ nguyên' }

/** The tree of the day of the figures; beside it the life of the unit that is chosen. */
export function UnitTreePanel({ administers }: { administers: boolean }) {
  const { unit, asOf } = usePlace()
  const move = useMove()
  const [tree, setTree] = useState<SecondTree | ''>('')
  const [placed, setPlaced] = useState(0)
  const { items, fold } = useUnitTree(unit, asOf, tree || undefined, placed)
  return (
    <div className="units-columns">
      <Panel title="Cây cùng ngày số liệu" note={printDay(asOf)}>
        <ChoiceField
          label="Xếp theo"
          value={tree}
          choices={TREES}
          onChange={(code) => setTree(code as SecondTree | '')}
          hint={
            tree === ''
              ? 'Số liệu cộng theo hệ thống này.'
              : 'Số liệu không cộng theo cây này. Đơn vị chưa xếp riêng thì đứng như trong hệ thống chỉ huy.'
          }
        />
        <Tree items={items} chosen={unit} name={titleOf(tree)} onFold={fold} onChoose={(code) => move({ unit: code })} />
      </Panel>
      <div className="units-stack">
        <History unit={unit} />
        {administers && tree !== '' && (
          <PlaceForm key={`${unit} ${tree}`} unit={unit} tree={tree} onPlaced={() => setPlaced(placed + 1)} />
        )}
      </div>
    </div>
  )
}

const COMMAND = 'Hệ thống chỉ huy quân sự'
const TREES = [{ code: '', title: COMMAND }, ...Object.entries(SECOND_TREES).map(([code, title]) => ({ code, title }))]
const titleOf = (tree: SecondTree | ''): string => (tree === '' ? COMMAND : SECOND_TREES[tree])

function History({ unit }: { unit: string }) {
  const history = useRead('showUnitHistory', { unit })
  if (history.error)
    return <Refused status={history.error.status} message={history.error.message} onRetry={() => void history.refetch()} />
  if (!history.data) return <Skeleton rows={6} height={24} />
  const { unit: told, names, parents, placed, before, after } = history.data
  return (
    <Panel title={told.name} note={`mã ${told.code}`} className={history.isPlaceholderData ? 'dimmed' : ''}>
      <dl className="unit-life">
        <dt>Có từ</dt>
        <dd>
          {printDay(told.validFrom)}
          {told.validTo && `, kết thúc ngày ${printDay(told.validTo)}`}
        </dd>
        <dt>Trực thuộc</dt>
        <dd>
          {parents.length === 0 && 'không trực thuộc đơn vị nào ở đây'}
          <ul>
            {parents.map((one) => (
              <li key={`${one.code} ${one.from}`}>
                {one.name}, từ {printDay(one.from)}
                {one.to && ` đến trước ${printDay(one.to)}`}
              </li>
            ))}
          </ul>
        </dd>
        {placed.length > 0 && (
          <>
            <dt>Cây khác</dt>
            <dd>
              <ul>
                {placed.map((one) => (
                  <li key={`${one.tree} ${one.from}`}>
                    {one.title}: {one.name}, từ {printDay(one.from)}
                    {one.to && ` đến trước ${printDay(one.to)}`}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>Tên cũ</dt>
        <dd>
          {names.length === 0 ? (
            'chưa đổi tên lần nào'
          ) : (
            <ul>
              {names.map((one) => (
                <li key={one.from}>
                  {one.name}, {printDay(one.from)} đến trước {printDay(one.to)}
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>Đơn vị trước</dt>
        <dd>
          <Turns turns={before} none="không kế tục đơn vị nào" />
        </dd>
        <dt>Đơn vị sau</dt>
        <dd>
          <Turns turns={after} none={told.validTo ? 'không có đơn vị kế tục' : 'đang hoạt động'} />
        </dd>
      </dl>
    </Panel>
  )
}

function Turns({ turns, none }: { turns: readonly UnitTurn[]; none: string }) {
  if (turns.length === 0) return <>{none}</>
  return (
    <ul>
      {turns.map((turn) => (
        <li key={`${turn.code} ${turn.on}`}>
          {turn.name}, {ROLES[turn.role] ?? turn.role} ngày {printDay(turn.on)}
          {turn.source && `, theo ${turn.source}`}
        </li>
      ))}
    </ul>
  )
}
