import { useState } from 'react'
import type { EditionShown, Verb } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useWrite } from '../../useRead.ts'

const NEXT: readonly { verb: Verb; word: string; primary: boolean }[] = [
  { verb: 'check', word: 'Kiểm tra và trình', primary: true },
  { verb: 'approve', word: 'Duyệt', primary: true },
  { verb: 'submit', word: 'Nộp lên cấp trên', primary: true },
  { verb: 'publish', word: 'Ban hành', primary: true },
  { verb: 'reopen', word: 'Mở lại để sửa', primary: false },
]
/** NĐ 30/2020 Đ18(3): content is put right by a paper of equal form, form by a correction letter. */
const CORRECTIONS = [
  { cause: 'replacement', word: 'Lập bản thay thế (sai nội dung)' },
  { cause: 'correction', word: 'Lập bản đính chính (sai thể thức)' },
] as const
const STANDING: readonly string[] = ['accepted', 'rolled_up', 'published']

/** What this person may do with the report now; who may not reads why from the server. */
export function EditionDeeds({ data, rollUp }: { data: EditionShown; rollUp: boolean }) {
  const session = useSession()
  const unit = useUnit(data.unit.code, data.round.asOf)
  const edits = holdsRole(session.data, unit, EDITORS)
  const own = session.data?.grants.some((grant) => grant.unit.code === data.unit.code) ?? false
  const prepare = useWrite('prepareEdition')
  const move = useWrite('moveEdition')
  const correct = useWrite('correctEdition')
  const [reason, setReason] = useState('')
  const latest = data.editions.at(-1)
  const may = (verb: string) => data.moves.includes(verb)
  // A correction letter keeps the figures that were accepted: there is nothing to take from the books.
  const formOnly = latest?.state === 'draft' && latest.cause === 'correction'
  const drafts =
    edits && data.expected && !rollUp && !formOnly && (!latest || latest.state === 'draft' || latest.state === 'returned')
  const asks = (drafts && !own) || may('reopen') || (latest !== undefined && STANDING.includes(latest.state) && !rollUp && edits)
  const said = reason.trim()
  const refused = prepare.error ?? move.error ?? correct.error
  const words = (nil: boolean) =>
    prepare.mutate({ unit: data.unit.code, round: data.round.id, ...(nil ? { nil } : {}), ...(own ? {} : { onBehalf: said }) })
  return (
    <section className="edition-deeds" aria-label="Việc tiếp theo">
      {asks && (
        <TextField
          label={drafts && !own ? 'Lý do lập thay đơn vị' : 'Lý do'}
          value={reason}
          onChange={setReason}
          placeholder="Ghi khi mở lại, thay thế, lập thay"
        />
      )}
      {drafts && (
        <>
          <Button
            look={latest?.state === 'draft' ? 'outline' : 'primary'}
            icon="form"
            busy={prepare.isPending}
            unable={!own && said.length < 5 ? 'Ghi lý do lập thay' : false}
            onClick={() => words(false)}
          >
            {latest?.state === 'draft' ? 'Cập nhật từ sổ' : latest ? 'Lập bản nộp lại' : 'Lập bản báo cáo'}
          </Button>
          {!latest && (
            <Button
              busy={prepare.isPending}
              unable={!own && said.length < 5 ? 'Ghi lý do lập thay' : false}
              onClick={() => words(true)}
            >
              Báo cáo không phát sinh
            </Button>
          )}
        </>
      )}
      {latest &&
        NEXT.filter(({ verb }) => may(verb)).map(({ verb, word, primary }) => (
          <Button
            key={verb}
            look={primary ? 'primary' : 'outline'}
            busy={move.isPending}
            unable={verb === 'reopen' && said.length < 5 ? 'Ghi lý do trước' : false}
            onClick={() =>
              move.mutate({ edition: latest.id, verb, version: latest.version, ...(said.length >= 5 ? { reason: said } : {}) })
            }
          >
            {data.signsFor && verb === 'approve' ? `Duyệt thay ${data.signsFor}` : word}
          </Button>
        ))}
      {latest &&
        STANDING.includes(latest.state) &&
        edits &&
        !rollUp &&
        CORRECTIONS.map(({ cause, word }) => (
          <Button
            key={cause}
            busy={correct.isPending}
            unable={said.length < 5 ? 'Ghi lý do trước' : false}
            onClick={() => correct.mutate({ edition: latest.id, cause, reason: said, ...(own ? {} : { onBehalf: said }) })}
          >
            {word}
          </Button>
        ))}
      {refused && (
        <p className="field-error" role="alert">
          {refused.message}
        </p>
      )}
      {/* What a draft is asked stands below, each with its answer; it is not told twice. */}
      {refused && refused.findings.length > 0 && data.findings.length === 0 && <Findings findings={refused.findings} />}
    </section>
  )
}
