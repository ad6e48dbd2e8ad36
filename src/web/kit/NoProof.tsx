import type { ReactNode } from 'react'
import { Hint } from './Hint.tsx'

/** A figure that opens nothing says why: on hover, on focus, on a touch. */
export const NoProof = ({ children, why }: { children: ReactNode; why: string }) => (
  <span data-no-proof="" className="no-proof figures">
    <Hint words={why}>{children}</Hint>
  </span>
)
