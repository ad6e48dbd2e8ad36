import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import { type Address, standing } from '../../address.ts'
import type { CompletenessOverTime, SendingCell } from '../../contract/chain.ts'
import { MarkGrid, type MarkState } from '../../kit/MarkGrid.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useRead } from '../../useRead.ts'
import { say } from '../../words/say.ts'

const STATES: Readonly<Record<NonNullable<SendingCell>, { state: MarkState; words: string }>> = {
  on_time: { state: 'full', words: say('nộp đúng hạn') },
  late: { state: 'half', words: say('nộp muộn') },
  missing: { state: 'gap', words: say('quá hạn chưa nộp') },
  to_come: { state: 'open', words: say('chưa đến hạn') },
  excused: { state: 'none', words: say('được miễn') },
}
const KEY = ['on_time', 'late', 'missing', 'to_come'] as const

/** Who sends in time, report after report: the weak ones first, the rest in one press; a mark opens the unit's report. */
export function SendingOverTime({ unit, asOf }: { unit: string; asOf: string }) {
  const told = useRead('showCompleteness', { unit, asOf })
  const [all, setAll] = useState(false)
  const navigate = useNavigate()
  if (!told.data || told.data.rounds.length === 0) return null
  const { rounds, lines } = told.data
  const weak = lines.filter(({ missing, late }) => missing + late > 0)
  const shown = all || weak.length === 0 ? lines : weak
  return (
    <Panel
      className="sending"
      title={finding(told.data)}
      note={say('{many} đợt trong một năm, cột là hạn nộp', { many: printInteger(rounds.length) })}
      action={
        weak.length > 0 && weak.length < lines.length ? (
          <button type="button" className="link" aria-pressed={all} onClick={() => setAll(!all)}>
            {all ? say('Chỉ nơi muộn, thiếu') : say('Xem cả {many} đơn vị', { many: printInteger(lines.length) })}
          </button>
        ) : undefined
      }
    >
      <MarkGrid
        name={finding(told.data)}
        columns={rounds.map(({ id, dueOn }) => ({ id, day: dueOn, title: printDay(dueOn).split('/').slice(0, 2).join('/') }))}
        rows={shown.map((line) => ({
          id: line.unit.code,
          name: line.unit.shortName ?? line.unit.name,
          note: noteOf(line.cells),
          cells: line.cells.map((cell, at) => ({
            state: cell === null ? ('none' as const) : STATES[cell].state,
            text: cell === null ? '' : `${line.unit.name}, ${rounds[at]?.title ?? ''}: ${STATES[cell].words}`,
          })),
        }))}
        onPick={(code, at) => {
          const round = rounds[at]?.id
          if (round)
            void navigate({
              to: '/nop-va-duyet/$round',
              params: { round },
              search: ((old: Address) => ({ ...standing(old), at: code })) as never,
            })
        }}
      />
      <p className="mark-key" aria-hidden="true">
        {KEY.map((key) => (
          <span key={key} className="mark-key">
            <i className={`mark ${STATES[key].state}`} /> {STATES[key].words}
          </span>
        ))}
      </p>
    </Panel>
  )
}

function finding({ lines, rounds }: CompletenessOverTime): string {
  const missing = lines.filter((line) => line.missing > 0).length
  const late = lines.filter((line) => line.late > 0).length
  const said = [
    missing > 0 && say('{many} đơn vị còn thiếu báo cáo', { many: printInteger(missing) }),
    late > 0 && say('{many} đơn vị có lần nộp muộn', { many: printInteger(late) }),
  ].filter(Boolean)
  if (said.length > 0) return say('Nộp báo cáo: {parts}', { parts: said.join(', ') })
  // A round that somebody may still miss says nothing of who sends in time.
  const settled = rounds.filter((_, at) => lines.every(({ cells }) => cells[at] !== 'to_come'))
  return settled.length === 0
    ? say('Nộp báo cáo: chưa đợt nào đến hạn')
    : say('Nộp báo cáo: {many} đơn vị đúng hạn cả {rounds} đợt', {
        many: printInteger(lines.length),
        rounds: printInteger(settled.length),
      })
}

const noteOf = (cells: readonly SendingCell[]): string =>
  KEY.slice(0, 3)
    .map((key) => ({ key, many: cells.filter((cell) => cell === key).length }))
    .filter(({ many }) => many > 0)
    .map(({ key, many }) => `${printInteger(many)} ${STATES[key].words.replace('nộp ', '')}`)
    .join(', ')
