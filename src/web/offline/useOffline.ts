import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import type { Session } from '../contract.ts'
import { EDITORS } from '../session.ts'
import { dropPin } from './lock.ts'
import { machineStanding, onMachine, openMachine, type Standing } from './machine.ts'
import { onArrival, onOutbox, outboxKnown, outItems, sendOutbox } from './outbox.ts'

const listen = (changed: () => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}
export const useOnline = (): boolean =>
  useSyncExternalStore(
    listen,
    () => navigator.onLine,
    () => true,
  )
export const useOutbox = () => useSyncExternalStore(onOutbox, outItems, outItems)
/** False while the shelf of this machine is still being looked into. */
export const useOutboxKnown = (): boolean => useSyncExternalStore(onOutbox, outboxKnown, outboxKnown)
export const useMachine = (): Standing => useSyncExternalStore(onMachine, machineStanding, () => 'impossible')

/** So often whatever waits is tried again, should the browser not have said that the network is back. */
const AGAIN = 30_000

/** Once, in the shell: the key of whoever writes, the sending when the network is back, figures asked anew when rows arrive. */
export function useOffline(session: Session | undefined): void {
  const client = useQueryClient()
  const login = session?.grants.some(({ role }) => EDITORS.includes(role)) ? session.login : undefined
  useEffect(() => {
    if (!login) return
    // Back on the network the server is asked again who this is, before anything is sent.
    const ask = () => void openMachine(login)
    ask()
    addEventListener('online', ask)
    return () => removeEventListener('online', ask)
  }, [login])
  // The PIN copies a key that ends with the log-in: gone with it, whoever ended it.
  useEffect(() => {
    let wasOpen = machineStanding() === 'open'
    return onMachine(() => {
      const isOpen = machineStanding() === 'open'
      if (wasOpen && !isOpen) void dropPin()
      wasOpen = isOpen
    })
  }, [])
  useEffect(() => {
    const send = () => void sendOutbox()
    const timer = setInterval(send, AGAIN)
    const over = onArrival(() => void client.invalidateQueries())
    return () => {
      clearInterval(timer)
      over()
    }
  }, [client])
}
