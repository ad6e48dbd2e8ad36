import { Link } from '@tanstack/react-router'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { WorkLine } from '../../contract/chain.ts'
import { DoorItem } from '../../kit/Door.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { usePlace } from '../../place.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import './work.css'

/** What waits for somebody at the unit, the latest first; a line goes when the thing itself is done. */
export function WorkScreen() {
  const { unit } = usePlace()
  const work = useRead('showWork', unit ? { unit } : null)
  useTitle('Việc của tôi')
  const { data } = work
  const late = data?.work.filter(({ daysLate }) => daysLate > 0).length ?? 0
  return (
    <main className={`page ${work.isPlaceholderData ? 'dimmed' : ''}`}>
      <header className="page-head">
        <h1>
          Việc của tôi
          {data && (
            <span className="page-sub figures">
              {data.unit.shortName}: {printInteger(late)} quá hạn, {printInteger(data.work.length - late)} trong hạn
            </span>
          )}
        </h1>
      </header>
      {work.error ? (
        <Refused status={work.error.status} message={work.error.message} onRetry={() => void work.refetch()} />
      ) : !data ? (
        <Skeleton rows={6} height={32} />
      ) : data.work.length === 0 ? (
        <Empty
          action={
            <Link to="/dot-bao-cao" search={standing}>
              Xem lịch báo cáo
            </Link>
          }
        >
          Không còn việc nào.
        </Empty>
      ) : (
        <ul className="work">
          {data.work.map((line) => (
            <WorkRow key={`${line.round} ${line.kind} ${line.rollUp}`} line={line} />
          ))}
        </ul>
      )}
    </main>
  )
}

function WorkRow({ line }: { line: WorkLine }) {
  const above = ['receive', 'remind', 'roll_up', 'restate'].includes(line.kind)
  return (
    <DoorItem className={line.daysLate > 0 ? 'late' : ''}>
      <div>
        <p>{wordsOf(line)}</p>
        <p className="quiet">
          {line.title}
          {line.reason && `. ${line.reason}`}
        </p>
        {line.units.length > 0 && (
          <p className="quiet figures">
            {line.units
              .slice(0, 6)
              .map(({ name, daysLate }) => (daysLate > 0 ? `${name} trễ ${printInteger(daysLate)} ngày` : name))
              .join('; ')}
            {line.units.length > 6 && ` và ${printInteger(line.units.length - 6)} đơn vị khác`}
          </p>
        )}
        {line.tell.length > 0 && <p className="quiet">Đã đến mức nhắc: {line.tell.join(', ')}.</p>}
      </div>
      {line.daysLate > 0 ? (
        <StatusTag tone="red" icon="warning">
          {`trễ ${printInteger(line.daysLate)} ngày`}
        </StatusTag>
      ) : (
        <span className="quiet figures">hạn {printDay(line.dueOn)}</span>
      )}
      <Link
        className={`button ${line.mine ? 'primary' : 'outline'}`}
        to={above ? '/nop-va-duyet/$round' : '/dot-bao-cao/$round'}
        params={{ round: line.round }}
        search={(old: object) =>
          ({
            ...standing(old),
            period: line.period,
            asOf: line.asOf,
            ...(line.rollUp ? { view: 'tong-hop' } : {}),
          }) as never
        }
      >
        {deedOf(line)}
      </Link>
    </DoorItem>
  )
}

function wordsOf({ kind, count, rollUp }: WorkLine): string {
  const many = printInteger(count)
  if (kind === 'slip') return count > 0 ? `Phiếu trả lại: sửa ${many} ô` : 'Phiếu trả lại: sửa rồi nộp lại'
  if (kind === 'report') return 'Lập và nộp báo cáo'
  if (kind === 'check') return rollUp ? 'Bản tổng hợp chưa kiểm tra' : 'Bản đang soạn chưa kiểm tra'
  if (kind === 'approve') return rollUp ? 'Bản tổng hợp chờ thủ trưởng duyệt' : 'Bản báo cáo chờ thủ trưởng duyệt'
  if (kind === 'publish') return 'Bản tổng hợp đã duyệt, chờ ban hành'
  if (kind === 'restate') return `${many} đơn vị đã sửa sau khi tổng hợp: phải tổng hợp lại`
  if (kind === 'submit') return 'Bản đã duyệt chưa nộp'
  if (kind === 'receive') return `${many} đơn vị đã nộp, chờ xem và chấp nhận`
  if (kind === 'remind') return `${many} đơn vị quá hạn chưa nộp`
  return `Đủ ${many} đơn vị, tổng hợp được`
}

function deedOf({ kind, mine }: WorkLine): string {
  if (!mine) return 'Xem'
  if (kind === 'slip') return 'Sửa ngay'
  if (kind === 'approve') return 'Xem và duyệt'
  if (kind === 'publish') return 'Xem và ban hành'
  if (kind === 'remind') return 'Mở danh sách'
  if (kind === 'receive') return 'Xem và chấp nhận'
  return kind === 'roll_up' ? 'Tổng hợp' : kind === 'restate' ? 'Tổng hợp lại' : 'Làm tiếp'
}
