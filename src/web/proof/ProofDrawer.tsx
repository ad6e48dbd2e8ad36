import { useLayoutEffect, useRef } from 'react'
import { useAddress, useMove, usePlace } from '../place.ts'
import { say } from '../words/say.ts'
import { ProofPanel } from './ProofPanel.tsx'

/** The proof beside any screen: opened by the address, closed by Esc, the focus goes back to the figure. */
export function ProofDrawer() {
  const { proof, at } = useAddress()
  const { unit } = usePlace()
  const move = useMove()
  const opener = useRef<Element | null>(null)
  // Before the panel takes the focus: what had it is where it goes back to, be it a word or a point of a drawing.
  useLayoutEffect(() => {
    if (proof) {
      opener.current = document.activeElement
      return
    }
    if ((opener.current instanceof HTMLElement || opener.current instanceof SVGElement) && opener.current.isConnected)
      opener.current.focus()
    opener.current = null
  }, [proof])
  if (!proof) return null
  return (
    <aside className="proof-drawer" aria-label={say('Căn cứ của số liệu')}>
      <ProofPanel
        indicator={proof}
        unit={at ?? unit}
        top={unit}
        onDrill={(code) => move({ at: code === unit ? undefined : code })}
        onClose={() => move({ proof: undefined, at: undefined })}
      />
    </aside>
  )
}
