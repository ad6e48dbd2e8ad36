import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Condition } from '#domain/register.ts'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { ListedRow, UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { useRead } from '../../useRead.ts'
import { ReceiptsDialog } from './ReceiptsDialog.tsx'
import { SendDialog } from './SendDialog.tsx'

const SHOWN = 12

/** The latest papers the unit itself issued: where each has come, and sending it down. */
export function SentPapers({ unit, asOf, editor }: { unit: UnitRef; asOf: string; editor: boolean }) {
  const where: Condition[] = [
    { column: 'direction', is: 'equal', value: 'out' },
    { column: 'issuedOn', is: 'to', value: asOf },
  ]
  const list = useRead('listRows', {
    register: 'documents',
    unit: unit.code,
    deep: false,
    where,
    sort: [{ column: 'issuedOn', down: true }],
    limit: SHOWN,
  })
  const [seen, setSeen] = useState<string | null>(null)
  const [sending, setSending] = useState<ListedRow | null>(null)
  return (
    <Panel
      title="Văn bản đơn vị ban hành"
      note={list.data && list.data.total > SHOWN ? `${SHOWN} văn bản mới nhất trong ${printInteger(list.data.total)}` : undefined}
      action={
        <Link to="/so-dang-ky/$register" params={{ register: 'documents' }} search={standing}>
          Mở sổ văn bản
        </Link>
      }
    >
      {list.error ? (
        <Refused status={list.error.status} message={list.error.message} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton rows={4} height={28} />
      ) : list.data.rows.length === 0 ? (
        <Empty>{unit.name} chưa đăng ký văn bản đi nào đến ngày này.</Empty>
      ) : (
        <div className="papers-scroll">
          <table className="papers-table">
            <thead>
              <tr>
                <th scope="col">Số, ký hiệu</th>
                <th scope="col">Ngày</th>
                <th scope="col">Trích yếu</th>
                <th scope="col">
                  <span className="hidden-words">Việc</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.data.rows.map((row) => (
                <tr key={row.id}>
                  <td className="figures nowrap">
                    <Link
                      to="/so-dang-ky/$register"
                      params={{ register: 'documents' }}
                      search={(old: object) => ({ ...standing(old), unit: row.unit.code, row: row.id }) as never}
                    >
                      {row.shown.reference}
                    </Link>
                  </td>
                  <td className="figures">{row.shown.issuedOn}</td>
                  <td>{row.shown.abstract}</td>
                  <td className="papers-deeds">
                    <Button small look="quiet" onClick={() => setSeen(row.id)}>
                      Nơi nhận
                    </Button>
                    {editor && (
                      <Button small onClick={() => setSending(row)}>
                        Gửi xuống…
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {seen && <ReceiptsDialog id={seen} asOf={asOf} onClose={() => setSeen(null)} />}
      {sending && <SendDialog unit={unit} row={sending} asOf={asOf} onClose={() => setSending(null)} />}
    </Panel>
  )
}
