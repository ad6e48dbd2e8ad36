import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import { finding } from '#domain/finding.ts'
import { dayInVietnam } from '#domain/period.ts'
import type { Register } from '#domain/register.ts'
import { read, write } from '../../../call.ts'
import type { UnitRef, Writes } from '../../../contract.ts'
import { newKey } from '../../../newKey.ts'
import { onArrival, onOutbox, outItems, putOut, takeOut } from '../../../offline/outbox.ts'
import { useDeclaredBook } from '../../../useDeclaredBook.ts'
import { textOf } from './cellContent.ts'
import { type Draft, typedRow, waitingDraft } from './draft.ts'
import { RowDrafts } from './rowDrafts.ts'

const CATALOGUES = ['listRegisters', 'listIndicators', 'declared']

/** Through the same place as every other saving, so that the line at the top says it. */
function saving<Name extends 'saveRow' | 'removeRow'>(client: QueryClient, name: Name) {
  return (input: Writes[Name][0]): Promise<Writes[Name][1]> =>
    client
      .getMutationCache()
      .build<Writes[Name][1], Error, Writes[Name][0], unknown>(client, {
        mutationKey: [name],
        mutationFn: (asked) => write(name, asked),
        networkMode: 'always',
      })
      .execute(input)
}

/** What is being written into a unit's book; null while the person may not, or the book's rules are on their way. */
export function useSheet(
  key: string,
  unit: UnitRef | undefined,
  may: boolean,
): { drafts: RowDrafts; register: Register; turn: number } | null {
  const client = useQueryClient()
  const register = useDeclaredBook(may ? key : null)
  // Asked anew the unit is another object and still the same place: what is typed there goes on.
  const code = unit?.code ?? ''
  const places = useRef<readonly string[]>([])
  places.current = unit ? [unit.code, ...unit.path.map((above) => above.code)] : []
  const drafts = useMemo(() => {
    if (!register || code === '') return null
    const here = places.current
    const made: RowDrafts = new RowDrafts(register, () => dayInVietnam(new Date()), {
      save: saving(client, 'saveRow'),
      remove: saving(client, 'removeRow'),
      load: (id) => read('showRow', { register: register.key, id }),
      keep: (input, draft) => keepHere(register, input, draft, here),
      forget: takeOut,
      newKey,
      after: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds)
        return () => clearTimeout(timer)
      },
      settled: () =>
        void client
          .invalidateQueries({ predicate: ({ queryKey }) => !CATALOGUES.includes(String(queryKey[0])) })
          .then(() => made.readAnew()),
    })
    return made
  }, [client, register, code])
  const turn = useSyncExternalStore(
    drafts?.subscribe ?? never,
    () => drafts?.turn ?? 0,
    () => 0,
  )
  useEffect(() => {
    if (!drafts) return
    const online = () => drafts.sendNow()
    const leaving = (event: BeforeUnloadEvent) => {
      if (drafts.unsaved > 0) event.preventDefault()
    }
    // What was put down here and refused later is told where it was typed, not in Chờ gửi alone.
    const look = () => {
      const items = outItems()
      drafts.comeBack(items.flatMap((item) => waitingDraft(item, key, code) ?? []))
      for (const { id, state, findings, message, theirs } of items)
        if (state === 'refused' || state === 'conflict')
          drafts.returned(id, findings?.length ? findings : [finding('form.wrong', {}, message)], theirs)
    }
    look()
    const back = onOutbox(look)
    const over = onArrival(({ item, versions }) => drafts.arrived(item.id, versions[0]))
    addEventListener('online', online)
    addEventListener('beforeunload', leaving)
    return () => {
      over()
      back()
      removeEventListener('online', online)
      removeEventListener('beforeunload', leaving)
      // Whoever goes to another screen has finished here.
      drafts.sendNow()
    }
  }, [drafts, key, code])
  return drafts && register ? { drafts, register, turn } : null
}

/** A row that could not be sent goes to what waits on this machine, under its own id: written on, it replaces what waits. */
const keepHere = (register: Register, input: Writes['saveRow'][0], draft: Draft, places: readonly string[]): Promise<boolean> =>
  putOut({
    id: draft.id,
    at: new Date().toISOString(),
    title: `${draft.version === 0 ? 'Thêm' : 'Sửa'} ${register.rowName}: ${labelOf(register, draft)}`,
    note: draft.unit.name,
    steps: [{ input, done: false, typed: typedRow(draft, places) }],
    state: 'waiting',
    message: '',
  })

const labelOf = (register: Register, draft: Draft): string => {
  const content = draft.contents.get(register.label)
  return (content ? textOf(content) : draft.shown[register.label]) || '…'
}

const never = () => () => {}
