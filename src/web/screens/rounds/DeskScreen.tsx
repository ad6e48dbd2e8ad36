import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Desk, Group } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { useAddress } from '../../place.ts'
import { useRead, useWrite } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { DeskTable } from './DeskTable.tsx'
import { GROUPS } from './deskGroups.ts'
import { ExpectedDialog } from './ExpectedDialog.tsx'
import { RollUpBar } from './RollUpBar.tsx'
import { shareWords } from './roundWords.ts'
import { UnitPanel } from './UnitPanel.tsx'
import './rounds.css'

/** The desk of whoever receives: what has to be looked at first, what agrees with the books accepted together. */
export function DeskScreen() {
  const { round } = useParams({ strict: false }) as { round: string }
  const desk = useRead('showRound', { round })
  useTitle('Nộp và duyệt')
  return (
    <main className="desk">
      {desk.error ? (
        <div className="page">
          <Refused status={desk.error.status} message={desk.error.message} onRetry={() => void desk.refetch()} />
        </div>
      ) : desk.data ? (
        <DeskBody desk={desk.data} />
      ) : (
        <div className="page">
          <Skeleton rows={14} height={26} />
        </div>
      )}
    </main>
  )
}

function DeskBody({ desk }: { desk: Desk }) {
  const { round, units, completeness } = desk
  const [shown, setShown] = useState<Group | null>(null)
  const { at } = useAddress()
  const [opened, setOpened] = useState<string | null>(at ?? units.find(({ group }) => group === 'look')?.unit.code ?? null)
  const clean = units.filter(({ group, mine }) => group === 'clean' && !mine)
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  const ticked = clean.filter(({ unit }) => !unticked.has(unit.code))
  const [listing, setListing] = useState(false)
  const accept = useWrite('acceptEditions')
  const tick = (code: string, on: boolean) => {
    const next = new Set(unticked)
    if (on) next.delete(code)
    else next.add(code)
    setUnticked(next)
  }
  const chosen = units.find(({ unit }) => unit.code === opened)
  return (
    <>
      <header className="desk-head">
        <div>
          <h1>
            Nộp và duyệt <span className="page-sub">{round.title}</span>
          </h1>
          <p className="quiet figures">
            Số liệu đến {printDay(round.asOf)}, hạn nộp {printDay(round.dueOn)}. {shareWords(completeness)}.
          </p>
        </div>
        <div className="desk-deeds">
          {desk.mayLead && (
            <Button icon="pen" onClick={() => setListing(true)}>
              Danh sách phải nộp
            </Button>
          )}
          {desk.mayReceive && clean.length > 0 && (
            <Button
              look="primary"
              icon="check"
              busy={accept.isPending}
              unable={ticked.length === 0 ? 'Chọn đơn vị khớp sổ' : false}
              onClick={() => accept.mutate({ round: round.id, editions: ticked.flatMap(({ edition }) => edition?.id ?? []) })}
            >
              Chấp nhận {printInteger(ticked.length)} đơn vị khớp sổ
            </Button>
          )}
        </div>
      </header>
      <fieldset className="desk-groups" aria-label="Nhóm đơn vị">
        {[{ group: null, title: 'Tất cả' }, ...GROUPS].map(({ group, title }) => {
          const count = group === null ? units.length : units.filter((one) => one.group === group).length
          if (group !== null && count === 0) return null
          return (
            <button
              type="button"
              key={group ?? 'all'}
              className={`desk-group ${shown === group ? 'here' : ''}`}
              aria-pressed={shown === group}
              onClick={() => setShown(group)}
            >
              {title} <b className="figures">{printInteger(count)}</b>
            </button>
          )
        })}
      </fieldset>
      {accept.error && (
        <p className="field-error desk-line" role="alert">
          {accept.error.message}
        </p>
      )}
      {accept.data && (
        <p className="olive desk-line figures" role="status">
          Đã chấp nhận {printInteger(accept.data.accepted.length)} đơn vị. {shareWords(completeness)}.
          {accept.data.left.length > 0 && ` Để lại xem: ${accept.data.left.map(({ name }) => name).join(', ')}.`}
        </p>
      )}
      <div className={`desk-body ${chosen ? 'open' : ''}`}>
        <DeskTable
          desk={desk}
          shown={shown}
          opened={opened}
          ticked={new Set(ticked.map(({ unit }) => unit.code))}
          onTick={tick}
          onOpen={setOpened}
        />
        {chosen && (
          <UnitPanel
            key={`${chosen.unit.code} ${chosen.edition?.version ?? 0}`}
            desk={desk}
            line={chosen}
            onClose={() => setOpened(null)}
          />
        )}
      </div>
      <RollUpBar desk={desk} />
      {listing && <ExpectedDialog desk={desk} onClose={() => setListing(false)} />}
    </>
  )
}
