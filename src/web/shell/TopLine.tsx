import { useIsMutating, useMutationState } from '@tanstack/react-query'
import { memo } from 'react'
import type { Session } from '../contract.ts'
import { SaveState } from '../kit/SaveState.tsx'
import { useOutbox } from '../offline/useOffline.ts'
import { say } from '../words/say.ts'
import { AsOfPicker } from './AsOfPicker.tsx'
import { FindBox } from './FindBox.tsx'
import { HelpSheet } from './HelpSheet.tsx'
import { PeriodPicker } from './PeriodPicker.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import { UnitPicker } from './UnitPicker.tsx'

/** Writes that keep something; looking a roster over or signing in is not saving. */
const SAVES = ['saveRow', 'changeRow', 'endRow', 'removeRow', 'issueTargets', 'enterFigures', 'overrideFigure', 'keepRoster']
const isSave = (key: readonly unknown[] | undefined) => SAVES.includes(String(key?.[0]))

export const TopLine = memo(function TopLine({ session, folded }: { session: Session | undefined; folded: boolean }) {
  const saving = useIsMutating({ predicate: (mutation) => isSave(mutation.options.mutationKey) })
  const done = useMutationState({
    filters: { predicate: (mutation) => isSave(mutation.options.mutationKey) },
    select: (mutation) => ({ status: mutation.state.status, at: mutation.state.submittedAt, failed: mutation.state.error }),
  })
  const last = done.filter((one) => one.status !== 'pending').at(-1)
  const waiting = useOutbox().length
  const network = last?.status === 'error' && last.failed && 'code' in last.failed && last.failed.code === 'network'
  return (
    <header className="top">
      <div className="top-place">
        <UnitPicker />
        <PeriodPicker home={session?.home} />
        <AsOfPicker home={session?.home} />
        {session?.demo && <span className={`demo-tag ${folded ? '' : 'narrow-only'}`}>{say('Tỉnh mẫu, dữ liệu giả định')}</span>}
      </div>
      <FindBox />
      <HelpSheet />
      <SaveState
        busy={saving > 0}
        savedAt={last?.status === 'success' ? clock(last.at) : null}
        waiting={waiting}
        failed={network && waiting === 0 ? say('Chưa gửi được, phần đang gõ còn nguyên') : null}
      />
      {session && <PersonMenu session={session} />}
    </header>
  )
})

const clock = (at: number): string => new Date(at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' })
