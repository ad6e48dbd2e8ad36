import { type ReactNode, useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import type { ReorganisationEffect, ReorganisationLine } from '../../contract/units.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Ribbons } from '../../kit/Ribbons.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { useRead, useWrite } from '../../useRead.ts'
import { Bridge } from './Bridge.tsx'

/** What would happen, as it would happen: who goes where, targets, reports, rights; then the decision is carried out or taken back. */
export function Preview({ row }: { row: ReorganisationLine }) {
  const preview = useRead('previewReorganisation', { unit: row.unit, id: row.id }, { keep: false })
  const apply = useWrite('applyReorganisation')
  const withdraw = useWrite('withdrawReorganisation')
  const [withdrawing, setWithdrawing] = useState(false)
  const told = preview.data
  const refused = apply.error ?? withdraw.error
  if (preview.error)
    return <Refused status={preview.error.status} message={preview.error.message} onRetry={() => void preview.refetch()} />
  if (!told) return <Skeleton rows={6} height={32} />
  const people = told.people.filter(({ count }) => count > 0)
  return (
    <Panel title={`Xem trước ${row.number}`} note={`có hiệu lực từ ${printDay(row.effectiveOn)}; chưa có gì thay đổi`}>
      <Findings findings={told.findings} />
      {people.length > 0 && <PeopleRibbons people={people} />}
      <Effects effect={told} />
      <Bridge title="Trước và sau" bridge={told.bridge} />
      {refused && <Findings findings={refused.findings} title={refused.message} />}
      {refused && refused.findings.length === 0 && (
        <p className="field-error" role="alert">
          {refused.message}
        </p>
      )}
      <p className="units-deeds">
        <Button
          look="primary"
          icon="check"
          busy={apply.isPending}
          unable={!told.ready && 'Còn chỗ phải sửa, xem ở trên.'}
          onClick={() => apply.mutate({ unit: row.unit, id: row.id })}
        >
          Thực hiện quyết định
        </Button>
        <Button busy={withdraw.isPending} onClick={() => setWithdrawing(true)}>
          Rút quyết định
        </Button>
      </p>
      {withdrawing && (
        <WithdrawForm busy={withdraw.isPending} onGive={(reason) => withdraw.mutate({ unit: row.unit, id: row.id, reason })} />
      )}
    </Panel>
  )
}

function WithdrawForm({ busy, onGive }: { busy: boolean; onGive: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const short = reason.trim().length < 5
  return (
    <form
      className="plan-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!short) onGive(reason.trim())
      }}
    >
      <TextField
        label="Lý do rút"
        value={reason}
        onChange={setReason}
        hint="Ít nhất 5 chữ. Quyết định vẫn nằm trong danh sách cùng lý do này."
      />
      <p className="units-deeds">
        <Button type="submit" busy={busy} unable={short && 'Ghi lý do'}>
          Rút quyết định này
        </Button>
      </p>
    </form>
  )
}

function PeopleRibbons({ people }: { people: ReorganisationEffect['people'] }) {
  const carried = [...Map.groupBy(people, ({ from, to }) => `${from} → ${to}`).values()].map((list) => ({
    from: list[0]?.from ?? '',
    to: list[0]?.to ?? '',
    value: list.reduce((sum, { count }) => sum + count, 0),
  }))
  const ends = (side: 'from' | 'to') => [...new Set(carried.map((one) => one[side]))].map((name) => ({ id: name, name }))
  const total = carried.reduce((sum, { value }) => sum + value, 0)
  return (
    <>
      <div className="units-scroll">
        <Ribbons
          name={carried.map(({ from, to, value }) => `${from} sang ${to}: ${printInteger(value)} người`).join('; ')}
          left={ends('from')}
          right={ends('to')}
          ribbons={carried}
        />
      </div>
      <p className="olive">
        Chuyển {printInteger(total)} dòng về người trong các sổ; trước bằng sau, không ai rơi, không ai lặp.
      </p>
    </>
  )
}

const ROUND_STATES: Readonly<Record<string, string>> = { excused: 'đơn vị nhận nộp thay', owes: 'còn nợ' }

function Effects({ effect }: { effect: ReorganisationEffect }) {
  const lines: [string, ReactNode[]][] = [
    ['Thành lập', effect.founded.map(({ unit, parent }) => `${unit}, trực thuộc ${parent}`)],
    ['Đổi tên', effect.renamed.map(({ from, to }) => `${from} thành ${to}`)],
    ['Chuyển', effect.moved.map(({ unit, from, to }) => `${unit}: từ ${from} về ${to}`)],
    [
      'Kết thúc',
      effect.ended.map(({ unit, successors }) => `${unit}${successors.length > 0 ? `, kế tục: ${successors.join(', ')}` : ''}`),
    ],
    [
      'Người',
      effect.people
        .filter(({ count }) => count > 0)
        .map(
          ({ book, from, to, count, names }) =>
            `${book}: ${printInteger(count)} từ ${from} sang ${to} (${names.slice(0, 5).join(', ')}${count > 5 ? '…' : ''})`,
        ),
    ],
    [
      'Chức vụ theo biên chế',
      effect.posts.map(
        ({ unit, heir, post, seats, filled }) =>
          `${post}: ${printInteger(seats)} người theo biên chế, ${printInteger(filled)} đang giữ; ở lại sổ của ${unit}${heir ? `, cộng vào ${heir}` : ''}`,
      ),
    ],
    [
      'Chỉ tiêu giao',
      effect.targets.map(
        ({ decidedBy, title, total, lines: split }) =>
          `${title}, ${decidedBy} giao cả thảy ${printInteger(total)}: ${split.map(({ unit, value }) => `${unit} ${printInteger(value)}`).join(', ')}`,
      ),
    ],
    [
      'Báo cáo phải nộp',
      effect.rounds.map(
        ({ title, unit, heir, state }) => `${title}: ${unit}, ${ROUND_STATES[state] ?? state}${heir ? ` (${heir})` : ''}`,
      ),
    ],
    ['Quyền', effect.rights.map(({ name, from, to }) => `${name}: ${from} sang ${to ?? 'chưa có nơi mới'}`)],
  ]
  return (
    <dl className="unit-life">
      {lines
        .filter(([, list]) => list.length > 0)
        .flatMap(([title, list]) => [
          <dt key={title}>{title}</dt>,
          <dd key={`${title} lines`}>
            <ul>
              {list.slice(0, 40).map((line) => (
                <li key={String(line)}>{line}</li>
              ))}
              {list.length > 40 && <li className="quiet">và {printInteger(list.length - 40)} dòng nữa</li>}
            </ul>
          </dd>,
        ])}
    </dl>
  )
}
