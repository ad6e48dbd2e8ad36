import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../address.ts'
import type { Book } from '../book.ts'
import { conditionWords } from '../conditionWords.ts'
import type { ProofRecords } from '../contract.ts'
import { ReasonAsk } from '../kit/ReasonAsk.tsx'
import { Refused, Skeleton } from '../kit/States.tsx'
import { usePlace } from '../place.ts'
import { useBooks } from '../useBooks.ts'
import { useRead } from '../useRead.ts'

/** The rows behind a figure: by which conditions they were counted, the first of them by name, and the door to all. */
export function ProofRecordList({ records, unit }: { records: ProofRecords[]; unit: string }) {
  const { books } = useBooks()
  return (
    <div className="proof-records">
      {records.map((one) => (
        <Records
          key={`${one.register} ${JSON.stringify(one.where)}`}
          records={one}
          unit={unit}
          register={books?.find((register) => register.key === one.register)}
        />
      ))}
    </div>
  )
}

const SHOWN = 12

function Records({ records, unit, register }: { records: ProofRecords; unit: string; register: Book | undefined }) {
  const { asOf } = usePlace()
  const [reason, setReason] = useState<string | null>(null)
  const rows = useRead('listRows', {
    register: records.register,
    unit,
    asOf,
    where: records.where,
    deep: records.deep ?? true,
    limit: SHOWN,
    ...(reason === null ? {} : { reason }),
  })
  const facts = register
    ? Object.entries(register.columns).filter(
        ([key, column]) => !column.hidden && key !== register.label && column.privacy === undefined,
      )
    : []
  const shownFacts = facts.slice(0, 2)
  return (
    <section>
      <p>
        <b className="figures">
          {printInteger(records.count)} {register?.rowName ?? 'dòng'}
        </b>{' '}
        trong {register?.title ?? 'sổ'}
        {records.amount
          ? `, cộng cột ${register?.columns[records.amount]?.title ?? records.amount} được ${printInteger(records.sum)}`
          : ''}
      </p>
      {records.where.length > 0 && (
        <ul className="proof-where">
          {records.where.map((condition) => (
            <li key={JSON.stringify(condition)}>{conditionWords(condition, register)}</li>
          ))}
        </ul>
      )}
      {rows.isPending ? (
        <Skeleton rows={4} />
      ) : rows.error?.code === 'reveal.reason' ? (
        <ReasonAsk message={rows.error.message} deed="Mở danh sách" onReason={setReason} />
      ) : rows.error ? (
        <Refused status={rows.error.status} message={rows.error.message} />
      ) : (
        <ul className="proof-people">
          {(rows.data?.rows ?? []).map((row) => (
            <li key={row.id}>
              <Link
                to="/so-dang-ky/$register"
                params={{ register: records.register }}
                search={(old: object) => ({ ...standing(old), unit: row.unit.code, where: records.where, row: row.id }) as never}
              >
                {row.shown[register?.label ?? ''] || '…'}
              </Link>
              <span className="quiet">
                {[row.unit.name, ...shownFacts.map(([key]) => row.shown[key])].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {records.count > SHOWN && (
        <p>
          <Link
            to="/so-dang-ky/$register"
            params={{ register: records.register }}
            search={(old: object) => ({ ...standing(old), unit, where: records.where }) as never}
          >
            Xem đủ {printInteger(records.count)} {register?.rowName ?? 'dòng'}
          </Link>
        </p>
      )}
    </section>
  )
}
