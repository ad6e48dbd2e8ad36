import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Desk } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { useWrite } from '../../useRead.ts'
import { tagOf } from './roundWords.ts'

/** The foot of the desk: how far it is to the roll-up, and making it with the missing named. */
export function RollUpBar({ desk }: { desk: Desk }) {
  const { rollUp, missing, ready, completeness } = desk
  const make = useWrite('rollUpRound')
  const [reason, setReason] = useState('')
  const outdated = rollUp?.outdated ?? []
  const restating = rollUp?.state === 'published'
  const asks = missing.length > 0 || restating
  const may = desk.mayReceive && ready > 0 && (!rollUp || rollUp.state === 'draft' || outdated.length > 0)
  return (
    <footer className="desk-foot figures">
      <p>
        {rollUp ? (
          <>
            Bản tổng hợp {rollUp.number} <StatusTag {...tagOf(rollUp.state, true)} />{' '}
            {outdated.length > 0 && `Cũ hơn bản của ${outdated.map(({ name }) => name).join(', ')}. `}
            {rollUp.missing.length > 0 && `Thiếu ${printInteger(rollUp.missing.length)} đơn vị. `}
            <Link
              to="/dot-bao-cao/$round"
              params={{ round: desk.round.id }}
              search={(old: object) => ({ ...standing(old), view: 'tong-hop' }) as never}
            >
              Mở bản tổng hợp
            </Link>
          </>
        ) : missing.length === 0 && completeness.expected > 0 ? (
          `Đủ ${printInteger(completeness.accepted)}/${printInteger(completeness.expected)}, tổng hợp được.`
        ) : (
          `Còn ${printInteger(missing.length)} đơn vị chưa có bản được chấp nhận.`
        )}
      </p>
      {make.error && (
        <p className="field-error" role="alert">
          {make.error.message}
        </p>
      )}
      {may && (
        <>
          {asks && (
            <TextField
              label={restating ? 'Lý do điều chỉnh' : 'Lý do tổng hợp khi còn thiếu'}
              value={reason}
              onChange={setReason}
            />
          )}
          <Button
            icon="sum"
            busy={make.isPending}
            unable={asks && reason.trim().length < 5 ? 'Ghi lý do trước' : false}
            onClick={() =>
              make.mutate({
                round: desk.round.id,
                ...(missing.length > 0 ? { partial: reason.trim() } : {}),
                ...(restating ? { reason: reason.trim() } : {}),
              })
            }
          >
            {restating ? 'Tổng hợp lại' : 'Tổng hợp'}
          </Button>
        </>
      )}
    </footer>
  )
}
