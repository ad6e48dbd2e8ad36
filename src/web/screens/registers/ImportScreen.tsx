import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { type DragEvent, useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { download, type Refusal, write } from '../../call.ts'
import type { ImportReply } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { usePlace } from '../../place.ts'
import { useUnit } from '../../session.ts'
import { useBooks } from '../../useBooks.ts'
import { useTitle } from '../../useTitle.ts'
import { Effect } from './ImportEffect.tsx'
import { ImportReview } from './ImportReview.tsx'
import '../../kit/panel.css'
import './import.css'

const STEPS = ['Chọn tệp', 'Ghép cột', 'Rà soát', 'Ghi vào sổ']

/** Many rows, safely: nothing is written until every row was looked at and the effect on the report was shown. */
export function ImportScreen() {
  const { register: key = '' } = useParams({ strict: false })
  const { unit, asOf } = usePlace()
  const { books } = useBooks()
  const book = books?.find((one) => one.key === key)
  const here = useUnit(unit, asOf)
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const look = useMutation<ImportReply, Refusal, File>({
    mutationKey: ['importRoster'],
    mutationFn: (chosen) => write('importRoster', { register: key, unit, file: chosen, keep: false }),
  })
  const keep = useMutation<ImportReply, Refusal, File>({
    mutationKey: ['keepRoster'],
    mutationFn: (chosen) => write('importRoster', { register: key, unit, file: chosen, keep: true }),
    onSuccess: () => client.invalidateQueries(),
  })
  const review = look.data
  const kept = keep.data?.kept ? keep.data : undefined
  const errors = review?.findings.filter((finding) => finding.severity === 'error').length ?? 0
  useTitle(errors > 0 ? `Còn ${printInteger(errors)} chỗ phải sửa: nhập sổ` : 'Nhập từ Excel')
  const step = kept ? 4 : review && review.preview.length > 0 ? 3 : look.isPending ? 2 : 1

  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    setFile(chosen)
    keep.reset()
    look.mutate(chosen)
  }
  const restart = () => {
    setFile(null)
    look.reset()
    keep.reset()
  }
  const title = book ? `Nhập ${book.title.charAt(0).toLocaleLowerCase('vi')}${book.title.slice(1)}` : 'Nhập từ Excel'
  return (
    <main className="page import-page">
      <header className="page-head">
        <h1>
          {title}
          {here ? `: ${here.name}` : ''}
        </h1>
        <ol className="steps" aria-label="Các bước">
          {STEPS.map((word, index) => (
            <li
              key={word}
              className={index + 1 < step ? 'done' : index + 1 === step ? 'now' : ''}
              {...(index + 1 === step ? { 'aria-current': 'step' as const } : {})}
            >
              <span>{index + 1}</span> {word}
            </li>
          ))}
        </ol>
      </header>
      {kept && book ? (
        <Done reply={kept} rowName={book.rowName} register={key} onAgain={restart} />
      ) : look.error ? (
        <>
          {look.error.findings.length > 0 ? (
            <Findings findings={look.error.findings} title={look.error.message} />
          ) : (
            <Refused status={look.error.status} message={look.error.message} />
          )}
          <p>
            <Button icon="upload" onClick={restart}>
              Chọn tệp khác
            </Button>
          </p>
        </>
      ) : look.isPending ? (
        <section className="panel" role="status">
          <p>Đang đọc {file?.name}. Tệp lớn có thể mất vài giây, chưa ghi gì vào sổ.</p>
          <Skeleton rows={8} height={26} />
        </section>
      ) : review && book && file ? (
        <ImportReview
          book={book}
          reply={review}
          fileName={file.name}
          busy={keep.isPending}
          refused={keep.error}
          onKeep={() => keep.mutate(file)}
          onCancel={restart}
        />
      ) : (
        <Choose
          onChoose={choose}
          onTemplate={() => download('downloadTemplate', { register: key, unit })}
          title={book?.title ?? ''}
        />
      )}
    </main>
  )
}

function Choose({
  onChoose,
  onTemplate,
  title,
}: {
  onChoose: (file: File | undefined) => void
  onTemplate: () => Promise<string>
  title: string
}) {
  const [over, setOver] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onChoose(event.dataTransfer.files[0])
  }
  return (
    <div className="choose-file">
      <label
        className={`drop ${over ? 'over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="upload" size={28} />
        <b>Chọn tệp Excel (.xlsx) hoặc thả vào đây</b>
        <span className="quiet">
          Tệp sẵn có của đơn vị cũng được: cột được nhận theo tên, thứ tự không quan trọng. Chưa ghi gì cho đến khi đồng chí xem
          xong.
        </span>
        <span className="button outline file-button">Chọn tệp…</span>
        <input
          type="file"
          className="hidden-words"
          accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          onChange={(event) => onChoose(event.target.files?.[0])}
        />
      </label>
      <div className="choose-template">
        <p>Chưa có tệp? Tải mẫu đúng cột của {title || 'sổ này'}, có danh sách chọn sẵn.</p>
        <Button icon="download" onClick={() => void onTemplate().catch((error: Refusal) => setFailed(error.message))}>
          Tải mẫu Excel
        </Button>
        {failed && <p className="field-error">{failed}</p>}
      </div>
    </div>
  )
}

function Done({
  reply,
  rowName,
  register,
  onAgain,
}: {
  reply: ImportReply
  rowName: string
  register: string
  onAgain: () => void
}) {
  return (
    <section className="panel import-done" role="status">
      <h2>
        Đã ghi {printInteger(reply.added + reply.changed)} thay đổi vào sổ: {printInteger(reply.added)} {rowName} thêm mới,{' '}
        {printInteger(reply.changed)} cập nhật.
      </h2>
      <Effect effect={reply.effect} />
      <div className="page-deeds">
        <Link className="button primary" to="/so-dang-ky/$register" params={{ register }} search={standing}>
          Mở sổ
        </Link>
        <Button icon="upload" onClick={onAgain}>
          Nhập tệp khác
        </Button>
      </div>
    </section>
  )
}
