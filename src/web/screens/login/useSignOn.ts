import { useEffect, useState } from 'react'
import { newKey } from '../../newKey.ts'

const MARK = 'saovuong.sign-on'
const START = '/dang-nhap-mot-lan'

/**
 * Single sign-on, where there is a provider. The ticket comes back behind the # of the address, with a mark this browser made when it
 * set out: a link with somebody else's ticket opens nothing here.
 */
export function useSignOn() {
  const [provider, setProvider] = useState<string | null>(null)
  const [back, setBack] = useState(() => new URLSearchParams(window.location.hash.slice(1)))
  useEffect(() => {
    void fetch(`${START}/co`)
      .then((reply) => reply.json() as Promise<{ offered: boolean; name?: string }>)
      .then(({ offered, name }) => setProvider(offered ? (name ?? '') : null))
      .catch(() => setProvider(null))
    // The ticket stays in no history and in no address that is copied on.
    if (window.location.hash.includes('ve='))
      window.history.replaceState(null, '', window.location.pathname + window.location.search)
  }, [])
  const said = back.get('ve')
  const own = back.get('n') !== null && back.get('n') === sessionStorage.getItem(MARK)
  return {
    provider,
    ticket: said !== null && said !== 'loi' && own ? said : null,
    failed: said !== null && (said === 'loi' || !own),
    start: () => {
      const mark = newKey()
      sessionStorage.setItem(MARK, mark)
      window.location.assign(`${START}?n=${mark}`)
    },
    forget: () => setBack(new URLSearchParams()),
  }
}
