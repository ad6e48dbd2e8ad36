import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()

/** A small choice kept on this machine, null where none was made; a page drawn before it was sent knows of none. */
export function useKeptHere(name: string): string | null {
  return useSyncExternalStore(
    listen,
    () => localStorage.getItem(name),
    () => null,
  )
}

export function keepHere(name: string, value: string): void {
  localStorage.setItem(name, value)
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
