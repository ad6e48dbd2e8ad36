import { printDay, printInteger } from '#domain/wording.ts'
import type { Tried } from '../contract/chain.ts'
import type { Place } from '../contract.ts'
import { useFigureText } from '../useFigureText.ts'
import { useRead } from '../useRead.ts'
import './whatIf.css'

/** Enough of each level to decide by; the rest is counted. */
const MOST = 4

type Props = { place: Place; indicator: string; value: number; title: string }

/** What the unit and the levels above would say if this figure were another, and which signed reports that touches: nothing is written. */
export function WhatIf({ place, indicator, value, title }: Props) {
  const tried = useRead('tryCorrection', { ...place, indicator, value })
  if (tried.error)
    return (
      <p className="field-error" role="alert">
        {tried.error.message}
      </p>
    )
  if (!tried.data) return null
  return (
    <section className={`what-if figures ${tried.isPlaceholderData ? 'dimmed' : ''}`} aria-live="polite">
      <p>
        <b>{title}</b>
      </p>
      <Levels tried={tried.data} />
      <Beyond tried={tried.data} />
      <Touched tried={tried.data} />
    </section>
  )
}

function Levels({ tried }: { tried: Tried }) {
  const text = useFigureText()
  if (tried.levels.every(({ changes }) => changes.length === 0)) return <p>Không số nào đổi, ở đơn vị và các cấp trên.</p>
  return (
    <ul>
      {tried.levels.map(({ unit, changes }) => (
        <li key={unit.code}>
          {unit.shortName}:{' '}
          {changes.length === 0
            ? 'không đổi'
            : changes
                .slice(0, MOST)
                .map(
                  ({ indicator, title, before, after }) =>
                    `${title} ${text(indicator, { value: before })} thành ${text(indicator, { value: after })}`,
                )
                .join('; ')}
          {changes.length > MOST && ` và ${printInteger(changes.length - MOST)} số khác`}.
        </li>
      ))}
    </ul>
  )
}

/** It does not end where the right to see ends: who else's figures move is said, without the figures. */
function Beyond({ tried }: { tried: Tried }) {
  if (tried.beyond.length === 0) return null
  const names = tried.beyond.map(({ shortName }) => shortName).join(', ')
  return <p>{`Số của ${names} cũng đổi theo; đồng chí không xem được số của cấp này, cần thì hỏi cơ quan nhận báo cáo.`}</p>
}

/** What is signed or closed already, and would have to be put right too. */
function Touched({ tried }: { tried: Tried }) {
  return (
    <>
      <p>
        {tried.restated.length === 0
          ? 'Chưa bản nào đã chấp nhận phải điều chỉnh.'
          : `Bản đã chấp nhận phải điều chỉnh: ${tried.restated.map(({ name, title, number }) => `${name}, ${title} (bản ${number})`).join('; ')}.`}
      </p>
      {tried.closed.map(({ on, by }) => (
        <p key={`${on} ${by}`}>
          Kỳ này đã khóa sổ ngày {printDay(on)}, {by}.
        </p>
      ))}
    </>
  )
}
