import { useState } from 'react'
import type { EditionShown } from '../../contract/chain.ts'
import type { AskedFinding } from '../../contract/checks.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useWrite } from '../../useRead.ts'

/** What the figures of a roll-up raise: each has its word before it can be checked. */
export function Questions({ data }: { data: EditionShown }) {
  const asked = data.findings.filter(({ severity }) => severity !== 'note')
  if (asked.length === 0) return null
  const open = asked.filter(({ explanation }) => explanation === null).length
  return (
    <Panel
      title="Điều phải giải thích"
      level={3}
      note={open > 0 ? `còn ${open} chỗ trước khi kiểm tra xong` : 'đã giải thích hết'}
    >
      <ul className="questions">
        {asked.map((finding) => (
          <Question key={finding.about} finding={finding} data={data} />
        ))}
      </ul>
    </Panel>
  )
}

function Question({ finding, data }: { finding: AskedFinding; data: EditionShown }) {
  const [reason, setReason] = useState('')
  const save = useWrite('explainFinding')
  const { message, explanation, about, severity } = finding
  return (
    <li>
      <p>{message}</p>
      {explanation ? (
        <p className="quiet">
          {explanation.by} giải thích: {explanation.reason}
        </p>
      ) : (
        severity === 'warning' && (
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
                  round: data.round.id,
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
