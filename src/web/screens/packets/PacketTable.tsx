import { printInteger, printMoment } from '#domain/wording.ts'
import type { PacketLine } from '../../contract/packets.ts'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { TakeReceipt } from './TakeReceipt.tsx'

/** Each packet that went out or came in, newest first, and whether it was answered. */
export function PacketTable({ unit, packets }: { unit: string; packets: readonly PacketLine[] }) {
  return (
    <Panel title="Các gói đã lập và đã nhập" flush={packets.length > 0}>
      {packets.length === 0 ? (
        <Empty>Chưa có gói nào. Nhận khóa của nơi kia, rồi bấm Lập gói.</Empty>
      ) : (
        <div className="packets-scroll">
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">Lúc</th>
                <th scope="col">Gói</th>
                <th scope="col">Đơn vị</th>
                <th scope="col">Kết quả</th>
                <th scope="col">Phiếu nhận</th>
              </tr>
            </thead>
            <tbody>
              {packets.map((one) => (
                <tr key={`${one.direction} ${one.id}`}>
                  <td>{printMoment(new Date(one.handledAt))}</td>
                  <td>
                    {one.direction === 'out' ? 'Lập cho' : 'Nhập của'} {one.peer}
                    <span className="quiet">, {one.by}</span>
                  </td>
                  <td>{one.unitName}</td>
                  <td>{wordsOf(one)}</td>
                  <td>
                    {one.direction === 'in' ? (
                      <TakeReceipt small unit={unit} packet={one.id} />
                    ) : one.receiptAt ? (
                      <StatusTag tone="olive" icon="check">
                        đã nhận {printMoment(new Date(one.receiptAt))}
                      </StatusTag>
                    ) : (
                      <StatusTag tone="slate" icon="clock">
                        chưa có
                      </StatusTag>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function wordsOf({ direction, counts, receipt }: PacketLine): string {
  const told = direction === 'out' ? receipt : counts
  if (!told) {
    const { rows = 0, editions = 0, entries = 0, corrections = 0, files = 0 } = counts
    const sent = [
      [rows, 'dòng'],
      [editions, 'bản báo cáo'],
      [entries, 'số liệu nhập'],
      [corrections, 'số liệu điều chỉnh'],
      [files, 'tệp'],
    ] as const
    return (
      sent.flatMap(([count, word]) => (count > 0 ? [`${printInteger(count)} ${word}`] : [])).join(', ') || 'không có dòng nào'
    )
  }
  const parts = [
    [told.new, 'thêm'],
    [told.changed, 'sửa'],
    [told.removed, 'bỏ'],
    [told.same, 'giống'],
    [told.conflict, 'hai bên cùng sửa'],
    [told.waits, 'chờ'],
    [told.refused, 'không nhận được'],
  ] as const
  return parts.flatMap(([count, word]) => (count ? [`${printInteger(count)} ${word}`] : [])).join(', ') || 'không có gì mới'
}
