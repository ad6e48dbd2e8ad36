import { useEffect, useRef, useState } from 'react'
import type { Finding } from '#domain/finding.ts'
import type { Book } from '../../book.ts'
import type { UnitRef } from '../../contract.ts'
import { Button, IconButton } from '../../kit/Button.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { EDITORS, holdsRole, useSession } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { RowEditor } from './RowEditor.tsx'
import { RowEnd } from './RowEnd.tsx'
import { RowFacts } from './RowFacts.tsx'

type Props = {
  register: Book
  registers: readonly Book[]
  id: string | null
  unit: UnitRef
  editing: boolean
  onClose: () => void
  /** Of the row just kept: what it is asked, or what followed from it. */
  told: readonly Finding[]
  onSaved: (id: string, told: readonly Finding[]) => void
}
type Deed = 'view' | 'edit' | 'change' | 'end' | 'remove'

/** One row: its facts, its past, where it counts; and what may be done with it. */
export function RowDrawer({ register, registers, id, unit, editing, told, onClose, onSaved }: Props) {
  const row = useRead('showRow', id ? { register: register.key, id } : null, { keep: false })
  const session = useSession()
  const [deed, setDeed] = useState<Deed>(editing ? 'edit' : 'view')
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    setDeed(editing ? 'edit' : 'view')
    head.current?.focus()
  }, [editing])
  const opened = row.data
  const editor = holdsRole(session.data, opened?.unit ?? unit, EDITORS)
  const title = id === null ? `Thêm ${register.rowName}` : (opened?.shown[register.label] ?? '…')
  const ended = Boolean(register.dated && opened?.values[register.dated.until])
  return (
    <aside
      className="row-drawer"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) deed === 'view' || id === null ? onClose() : setDeed('view')
      }}
    >
      <header className="row-head">
        <h2 ref={head} tabIndex={-1}>
          {title}
        </h2>
        {ended && <StatusTag tone="plain">đã ra khỏi sổ</StatusTag>}
        <IconButton icon="close" name="Đóng" onClick={onClose} />
      </header>
      <p className="quiet row-unit">{(opened?.unit ?? unit).name}</p>
      {id !== null && row.error ? (
        <Refused status={row.error.status} message={row.error.message} onRetry={() => void row.refetch()} />
      ) : id !== null && !opened ? (
        <Skeleton rows={10} />
      ) : deed === 'edit' || id === null ? (
        <RowEditor
          key={opened?.version ?? 'new'}
          way="save"
          register={register}
          registers={registers}
          unit={(opened?.unit ?? unit).code}
          row={opened ?? null}
          onCancel={() => (id === null ? onClose() : setDeed('view'))}
          onSaved={onSaved}
        />
      ) : opened && deed === 'change' ? (
        <RowEditor
          key="change"
          way="change"
          register={register}
          registers={registers}
          unit={opened.unit.code}
          row={opened}
          onCancel={() => setDeed('view')}
          onSaved={onSaved}
        />
      ) : opened && (deed === 'end' || deed === 'remove') ? (
        <RowEnd
          way={deed}
          register={register}
          row={opened}
          onCancel={() => setDeed('view')}
          onDone={(left) => (left ? onSaved(left, []) : onClose())}
        />
      ) : opened ? (
        <>
          <Findings
            findings={told}
            title={told.some(({ severity }) => severity !== 'note') ? 'Đã ghi, còn điều cần xem' : 'Đã ghi'}
          />
          <RowFacts register={register} row={opened} />
          {editor && (
            <footer className="row-foot">
              <Button look="primary" icon="pen" onClick={() => setDeed('edit')}>
                Sửa cho đúng
              </Button>
              {register.dated && !ended && (
                <>
                  <Button icon="calendar" onClick={() => setDeed('change')}>
                    Thay đổi từ ngày…
                  </Button>
                  <Button icon="leave" onClick={() => setDeed('end')}>
                    Ra khỏi sổ…
                  </Button>
                </>
              )}
              <Button look="quiet" onClick={() => setDeed('remove')}>
                Bỏ dòng ghi nhầm…
              </Button>
            </footer>
          )}
        </>
      ) : null}
    </aside>
  )
}
