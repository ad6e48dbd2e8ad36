import { useEffect } from 'react'

/** The window's title says where one is, and first of all what is still wrong there. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sao Vuông`
  }, [title])
}
