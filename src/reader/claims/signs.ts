/** Small questions about tokens that every rule of exclusion asks. */
import { canonical, type Token } from './tokens.ts'

export const wordSet = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(canonical))

export const small = (token: Token | undefined, limit: number): boolean =>
  token !== undefined && token.whole >= 0 && token.whole <= limit

export const isYear = (token: Token | undefined): boolean =>
  token !== undefined && token.whole >= 1900 && token.whole < 2100 && token.key.length === 4

export const joins = (token: Token | undefined, signs: string): boolean => token?.kind === 'sign' && signs.includes(token.key)

export const HYPHENS = '-–—‐‑'
