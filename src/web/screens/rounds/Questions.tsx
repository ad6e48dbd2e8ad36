import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { EditionShown } from '../../contract/chain.ts'
import type { AskedFinding } from '../../contract/checks.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useWrite } from '../../useRead.ts'
import { CellLink } from './CellLink.tsx'

/** What the figures raise: what is impossible is mended in its row, every other question has its word before the check. */
export function Questions({ data, rollUp }: { data: EditionShown; rollUp: boolean }) {
  const asked = data.findings.filter(({ severity }) => severity !== 'note')
  if (asked.length === 0) return null
  const wrong = asked.filter(({ severity }) => severity === 'error').length
  const open = asked.filter(({ severity, explanation }) => severity === 'warning' && explanation === null).length
  const note = [
    wrong > 0 ? `${printInteger(wrong)} chỗ phải sửa` : '',
    open > 0 ? `còn ${printInteger(open)} chỗ phải giải thích trước khi kiểm tra xong` : '',
  ].filter(Boolean)
  return (
    <Panel title="Điều phải sửa, phải giải thích" level={3} note={note.length > 0 ? note.join(', ') : 'đã giải thích hết'}>
      <ul className="questions">
        {asked.map((finding) => (
          <Question key={finding.about} finding={finding} data={data} rollUp={rollUp} />
        ))}
      </ul>
    </Panel>
  )
}

function Question({ finding, data, rollUp }: { finding: AskedFinding; data: EditionShown; rollUp: boolean }) {
  const session = useSession()
  const unit = useUnit(data.unit.code, data.round.asOf)
  const [reason, setReason] = useState('')
  const save = useWrite('explainFinding')
  const { message, explanation, about, severity, where } = finding
  const cell = where.indicator ?? finding.args?.cells?.[0]
  return (
    <li>
      <p>
        {message}{' '}
        {where.path?.startsWith('sections.') && (
          <Link
            to="/bao-cao/soan"
            search={(old: object) =>
              ({ ...standing(old), unit: data.unit.code, period: data.round.period, asOf: data.round.asOf }) as never
            }
            className="link"
          >
            Mở bài viết
          </Link>
        )}
        {!rollUp && cell && (
          <CellLink data={data} indicator={cell}>
            Mở ô này
          </CellLink>
        )}
      </p>
      {explanation ? (
        <p className="quiet">
          {explanation.by} giải thích: {explanation.reason}
        </p>
      ) : (
        severity === 'warning' &&
        holdsRole(session.data, unit, EDITORS) && (
          <div className="answering">
            <TextField label="Lý do" value={reason} onChange={setReason} />
            <Button
              small
              busy={save.isPending}
              unable={reason.trim().length < 5 ? 'Lý do ít nhất 5 chữ' : false}
              onClick={() =>
                save.mutate({
                  unit: data.unit.code,
                  period: data.round.period,
                  asOf: data.round.asOf,
                  // A sum is asked about by its round; the report of a unit by its own books.
                  ...(rollUp ? { round: data.round.id } : {}),
                  about,
                  reason: reason.trim(),
                })
              }
            >
              Ghi lý do
            </Button>
          </div>
        )
      )}
      {save.error && (
        <p className="field-error" role="alert">
          {save.error.message}
        </p>
      )}
    </li>
  )
}
