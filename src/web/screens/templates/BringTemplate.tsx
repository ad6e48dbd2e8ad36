import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { PaperKind } from '#domain/paperTags.ts'
import { printDay, readDay } from '#domain/wording.ts'
import { ask, type Refusal } from '../../call.ts'
import type { TemplateChecked } from '../../contract/paperTemplates.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { useWrite } from '../../useRead.ts'

type Props = { unit: string; kind: PaperKind; today: string; leads: boolean; bringing: boolean; onDone: () => void }

/** A file is read as soon as it is chosen: every wrong tag by its place; only one without a fault can be brought into use. */
export function BringTemplate({ unit, kind, today, leads, bringing, onDone }: Props) {
  const [file, setFile] = useState<File | null>(null)
  const [from, setFrom] = useState(printDay(today))
  const input = useRef<HTMLInputElement>(null)
  const check = useMutation<TemplateChecked, Refusal, File>({
    mutationFn: (chosen) => ask('checkPaperTemplate', { unit, kind, file: chosen }),
  })
  const save = useWrite('savePaperTemplate')
  const validFrom = readDay(from, Number(today.slice(0, 4)))
  if (!bringing) return null
  const read = check.data
  const keep = () => {
    if (!file || !read?.right || !validFrom) return
    save.mutate({ unit, kind, validFrom, file }, { onSuccess: onDone })
  }
  return (
    <div className="templates-bring">
      <input
        ref={input}
        type="file"
        className="hidden-words"
        tabIndex={-1}
        aria-label="Tệp mẫu"
        accept=".docx"
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          if (chosen) {
            setFile(chosen)
            save.reset()
            check.mutate(chosen)
          }
          // The same file again is a new question: it may have been saved anew.
          event.target.value = ''
        }}
      />
      <Button icon="upload" busy={check.isPending} onClick={() => input.current?.click()}>
        {file ? 'Chọn tệp Word khác…' : 'Chọn tệp Word để kiểm tra…'}
      </Button>
      {file && <span className="templates-file">{file.name}</span>}
      {check.error && <Refusing error={check.error} />}
      {read && !check.isPending && (
        <>
          {read.findings.length > 0 && <Findings findings={read.findings} />}
          {read.right && (
            <p className="templates-right" role="status">
              {read.findings.length > 0 ? 'Dùng được; xem các chỗ trên.' : 'Mẫu dùng được, không có chỗ nào sai.'}
              {read.figures.length > 0 && ` Mẫu gọi ${read.figures.length} chỉ tiêu theo mã.`}
            </p>
          )}
          {read.right && leads && (
            <div className="templates-keep">
              <TextField
                label="Dùng từ ngày"
                value={from}
                onChange={setFrom}
                inputMode="numeric"
                error={validFrom ? undefined : 'Viết như 18/7/2023.'}
                hint="Bản đã ký giữ mẫu cũ"
              />
              <Button look="primary" busy={save.isPending} unable={validFrom ? false : 'Ghi ngày bắt đầu'} onClick={keep}>
                Đưa vào dùng
              </Button>
            </div>
          )}
        </>
      )}
      {save.error && <Refusing error={save.error} />}
    </div>
  )
}

function Refusing({ error }: { error: Refusal }) {
  return (
    <>
      <p className="field-error" role="alert">
        {error.message}
      </p>
      {error.findings.length > 0 && <Findings findings={error.findings} />}
    </>
  )
}
