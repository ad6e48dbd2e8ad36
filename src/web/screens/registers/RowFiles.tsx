import { type FormEvent, useRef, useState } from 'react'
import { ATTACHMENT_KINDS, type AttachmentKind } from '#domain/attachment.ts'
import type { Finding } from '#domain/finding.ts'
import { printInteger } from '#domain/wording.ts'
import type { Book } from '../../book.ts'
import { download, Refusal } from '../../call.ts'
import type { OpenedRow } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Empty } from '../../kit/States.tsx'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useWrite } from '../../useRead.ts'

const ENDINGS = Object.values(ATTACHMENT_KINDS)
  .flatMap(({ endings }) => endings)
  .map((ending) => `.${ending}`)
  .join(',')
const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${printInteger(Math.max(1, Math.round(bytes / 1024)))} KB`
    : `${printInteger(Math.round(bytes / 1024 / 1024))} MB`

/** The papers of a row: taken away, added, removed for a reason. What is refused is said in the words of the server. */
export function RowFiles({ register, row }: { register: Book; row: OpenedRow }) {
  const session = useSession()
  const attach = useWrite('attachFile')
  const input = useRef<HTMLInputElement>(null)
  const [told, setTold] = useState<readonly Finding[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const files = row.files ?? []
  const editor = holdsRole(session.data, row.unit, EDITORS)
  const send = (file: File | undefined) => {
    if (!file) return
    setFailed(null)
    setTold([])
    attach.mutate(
      { register: register.key, id: row.id, file },
      { onSuccess: ({ findings }) => setTold(findings), onError: ({ message }) => setFailed(message) },
    )
    if (input.current) input.current.value = ''
  }
  const take = async (id: string) => {
    try {
      await download('openFile', { id })
    } catch (error) {
      setFailed(error instanceof Refusal ? error.message : String(error))
    }
  }
  return (
    <div className="row-files">
      {files.length === 0 && <Empty>Chưa đính kèm tệp nào.</Empty>}
      <ul className="timeline">
        {files.map((file) => (
          <li key={file.id}>
            <button type="button" className="link" onClick={() => void take(file.id)}>
              {file.name}
            </button>
            <span className="quiet figures">
              {ATTACHMENT_KINDS[file.kind as AttachmentKind]?.title}, {sizeWords(file.size)}, {file.addedBy} gửi
            </span>
            {editor && <Removal id={file.id} name={file.name} />}
          </li>
        ))}
      </ul>
      {failed && (
        <p className="field-error" role="alert">
          {failed}
        </p>
      )}
      {told.map((found) => (
        <p key={found.code} className="field-warning" role="status">
          {found.message}
        </p>
      ))}
      {editor && (
        <>
          <input
            ref={input}
            type="file"
            className="hidden-words"
            tabIndex={-1}
            aria-label="Tệp đính kèm"
            accept={ENDINGS}
            onChange={(event) => send(event.target.files?.[0])}
          />
          <Button icon="upload" busy={attach.isPending} onClick={() => input.current?.click()}>
            Đính kèm tệp…
          </Button>
          <p className="field-hint">PDF, Word, Excel, .txt, ảnh; mỗi tệp đến 20 MB. Chỉ nội dung không mật.</p>
        </>
      )}
    </div>
  )
}

function Removal({ id, name }: { id: string; name: string }) {
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const remove = useWrite('removeFile')
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (reason.trim().length >= 5) remove.mutate({ id, reason: reason.trim() })
  }
  if (!asking)
    return (
      <button type="button" className="link" aria-label={`Bỏ tệp ${name}`} onClick={() => setAsking(true)}>
        Bỏ
      </button>
    )
  return (
    <form onSubmit={onSubmit} className="form">
      <TextField label="Lý do bỏ" value={reason} onChange={setReason} autoFocus />
      <Button type="submit" small busy={remove.isPending} unable={reason.trim().length < 5 ? 'Ghi lý do' : false}>
        Bỏ tệp
      </Button>
      {remove.error && <p className="field-error">{remove.error.message}</p>}
    </form>
  )
}
