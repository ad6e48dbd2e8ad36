import { printInteger, printMoment } from '#domain/wording.ts'
import type { Backups } from '../../contract/backups.ts'
import { Button } from '../../kit/Button.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useRead, useWrite } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { megabytes } from './megabytes.ts'
import { PlanForm } from './PlanForm.tsx'
import { RunTable } from './RunTable.tsx'
import './backups.css'

/** What would be left if the machine burnt tonight, and whether anybody has tried it. */
export function BackupsScreen() {
  const backups = useRead('showBackups', {})
  const backUp = useWrite('backUpNow')
  const rehearse = useWrite('rehearseRestore')
  useTitle('Sao lưu')
  const { data } = backups
  const working = data?.working?.kind ?? (backUp.isPending ? 'backup' : rehearse.isPending ? 'rehearsal' : null)
  const busy = working ? `Máy chủ đang ${working === 'backup' ? 'lập bản sao lưu' : 'diễn tập khôi phục'}.` : false
  const failed = backUp.error ?? rehearse.error
  return (
    <main className="page backups">
      <header className="page-head">
        <h1>
          Sao lưu
          {data && <span className="page-sub">{data.folder}</span>}
        </h1>
        <div className="page-deeds">
          <Button
            icon="check"
            busy={rehearse.isPending}
            unable={data?.backups.length === 0 ? 'Chưa có bản sao lưu nào để diễn tập.' : busy}
            onClick={() => rehearse.mutate({})}
          >
            Diễn tập khôi phục
          </Button>
          <Button look="primary" icon="download" busy={backUp.isPending} unable={busy} onClick={() => backUp.mutate({})}>
            Sao lưu ngay
          </Button>
        </div>
      </header>
      {failed && (
        <p className="field-error" role="alert">
          {failed.message}
        </p>
      )}
      {busy && <p role="status">{busy} Đồng chí cứ làm việc khác, số liệu không bị khóa.</p>}
      {backups.error ? (
        <Refused status={backups.error.status} message={backups.error.message} onRetry={() => void backups.refetch()} />
      ) : data ? (
        <Body backups={data} />
      ) : (
        <Skeleton rows={6} height={36} />
      )}
    </main>
  )
}

function Body({ backups }: { backups: Backups }) {
  const [newest] = backups.backups
  const rehearsal = backups.runs.find(({ kind }) => kind === 'rehearsal')
  return (
    <>
      <dl className="backups-facts">
        <div>
          <dt>Bản gần nhất</dt>
          <dd className="figures">{newest ? printMoment(new Date(newest.taken)) : 'Chưa có'}</dd>
          <dd>
            {backups.late ? (
              <StatusTag tone="red" icon="warning">
                quá 30 giờ
              </StatusTag>
            ) : (
              <StatusTag tone="olive" icon="check">
                còn mới
              </StatusTag>
            )}
          </dd>
        </div>
        <div>
          <dt>Diễn tập khôi phục gần nhất</dt>
          <dd className="figures">{rehearsal ? printMoment(new Date(rehearsal.startedAt)) : 'Chưa lần nào'}</dd>
          {rehearsal && (
            <dd>
              <StatusTag tone={rehearsal.ok ? 'olive' : 'red'} icon={rehearsal.ok ? 'check' : 'warning'}>
                {rehearsal.ok ? 'đạt' : 'không đạt'}
              </StatusTag>
            </dd>
          )}
        </div>
        <div>
          <dt>Đang giữ</dt>
          <dd className="figures">
            {printInteger(backups.backups.length)} bản, {megabytes(backups.backups.reduce((sum, { size }) => sum + size, 0))}
          </dd>
          <dd className="quiet">Mở bằng mật khẩu sao lưu; giữ mật khẩu trên giấy, ngoài máy này.</dd>
        </div>
      </dl>
      <PlanForm key={JSON.stringify(backups.plan)} plan={backups.plan} />
      <RunTable runs={backups.runs} />
    </>
  )
}
