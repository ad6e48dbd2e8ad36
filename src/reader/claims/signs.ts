/** Small questions about tokens that every rule of exclusion asks. */
import { canonical, type Token } from './tokens.ts'

export const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(canonical))

export const small = (token: Token | undefined, limit: number): boolean =>
  token?.kind === 'number' && /^\d+$/.test(token.key) && Number(token.key) <= limit

export const isYear = (token: Token | undefined): boolean => token?.kind === 'number' && /^(19|20)\d\d$/.test(token.key)

export const joins = (token: Token | undefined, signs: string): boolean => token?.kind === 'sign' && signs.includes(token.key)

export const HYPHENS = '-–—‐‑'
