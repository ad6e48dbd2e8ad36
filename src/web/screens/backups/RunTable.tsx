import { printInteger, printMoment } from '#domain/wording.ts'
import type { BackupRun } from '../../contract/backups.ts'
import { Empty } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { megabytes } from './megabytes.ts'

/** Each backup and each rehearsal, newest first, with what it came to. */
export function RunTable({ runs }: { runs: readonly BackupRun[] }) {
  if (runs.length === 0) return <Empty>Chưa lập bản sao lưu nào. Bấm Sao lưu ngay, rồi Diễn tập khôi phục.</Empty>
  return (
    <div className="backups-scroll">
      <table className="figures">
        <caption className="hidden-words">Các lần sao lưu và diễn tập</caption>
        <thead>
          <tr>
            <th scope="col">Lúc</th>
            <th scope="col">Việc</th>
            <th scope="col">Kết quả</th>
            <th scope="col">Nội dung</th>
            <th scope="col">Tệp</th>
            <th scope="col">Người làm</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td>{printMoment(new Date(run.startedAt))}</td>
              <td>{run.kind === 'backup' ? 'Sao lưu' : 'Diễn tập khôi phục'}</td>
              <td>
                <StatusTag tone={run.ok ? 'olive' : 'red'} icon={run.ok ? 'check' : 'warning'}>
                  {run.ok ? 'đạt' : 'không đạt'}
                </StatusTag>
              </td>
              <td>{wordsOf(run)}</td>
              <td>{run.file}</td>
              <td>{run.by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function wordsOf({ message, rows, size, seconds, figures, audit, files }: BackupRun): string {
  if (message) return message
  const parts = [rows !== null && `${printInteger(rows)} dòng`, size !== null && megabytes(size)]
  if (figures)
    parts.push(figures.ok ? `${printInteger(figures.checked)} số liệu khớp` : `${printInteger(figures.differences)} số liệu lệch`)
  if (audit) parts.push(audit.ok ? `${printInteger(audit.lines)} dòng nhật ký nguyên vẹn` : `nhật ký: ${audit.why}`)
  if (files && files.checked > 0)
    parts.push(files.broken === 0 ? `${printInteger(files.checked)} tệp nguyên vẹn` : `${printInteger(files.broken)} tệp hỏng`)
  return [...parts.filter(Boolean), `${printInteger(seconds)} giây`].join(', ')
}
