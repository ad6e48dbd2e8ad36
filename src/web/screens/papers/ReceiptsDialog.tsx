import { printDay, printInteger } from '#domain/wording.ts'
import type { Standing } from '../../contract/papers.ts'
import { Modal } from '../../kit/Modal.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useRead } from '../../useRead.ts'

const WORDS: Readonly<Record<Standing, { tone: 'olive' | 'gold' | 'red' | 'slate'; text: string }>> = {
  on_time: { tone: 'olive', text: 'đúng hạn' },
  late: { tone: 'gold', text: 'muộn' },
  overdue: { tone: 'red', text: 'quá hạn' },
  open: { tone: 'slate', text: 'chưa xác nhận' },
}

/** Where a paper has come: each unit it was sent to, those overdue first. */
export function ReceiptsDialog({ id, asOf, onClose }: { id: string; asOf: string; onClose: () => void }) {
  const sent = useRead('showReceipts', { id, asOf }, { keep: false })
  const { data } = sent
  return (
    <Modal title={data?.reference ? `Nơi nhận ${data.reference}` : 'Nơi nhận'} open onClose={onClose} wide>
      {sent.error ? (
        <Refused status={sent.error.status} message={sent.error.message} onRetry={() => void sent.refetch()} />
      ) : !data ? (
        <Skeleton rows={6} />
      ) : data.receipts.length === 0 ? (
        <Empty>Văn bản này chưa gửi xuống đơn vị nào.</Empty>
      ) : (
        <>
          <p className="figures">
            Gửi {printInteger(data.counts.all)} đơn vị: {printInteger(data.counts.on_time)} xác nhận đúng hạn,{' '}
            {printInteger(data.counts.late)} muộn, {printInteger(data.counts.overdue)} quá hạn, {printInteger(data.counts.open)}{' '}
            còn trong hạn; {printInteger(data.unreceived)} chưa báo nhận.
          </p>
          <div className="papers-scroll">
            <table className="papers-table">
              <thead>
                <tr>
                  <th scope="col">Đơn vị</th>
                  <th scope="col">Nhận</th>
                  <th scope="col">Xác nhận</th>
                  <th scope="col">Hạn</th>
                  <th scope="col">Tình trạng</th>
                </tr>
              </thead>
              <tbody>
                {data.receipts.map((line) => (
                  <tr key={line.id}>
                    <td>{line.unit.name}</td>
                    <td className="figures">{dayWords(line.receivedOn)}</td>
                    <td className="figures">{dayWords(line.acknowledgedOn)}</td>
                    <td className="figures">{dayWords(line.dueOn)}</td>
                    <td>
                      <StatusTag tone={WORDS[line.standing].tone}>{WORDS[line.standing].text}</StatusTag>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Modal>
  )
}

const dayWords = (day: string | null): string => (day === null ? 'chưa' : printDay(day))
