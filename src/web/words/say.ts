import { ENGLISH } from './english.ts'

export type Words = keyof typeof ENGLISH
export type Tongue = 'vi' | 'en'

/** Kept on this machine: who sits here chose it for their own eyes; papers and data stay Vietnamese. */
const KEPT = 'sao-vuong-tongue'
export const tongue: Tongue = typeof document === 'object' && localStorage.getItem(KEPT) === 'en' ? 'en' : 'vi'

export function chooseTongue(chosen: Tongue): void {
  localStorage.setItem(KEPT, chosen)
  // Words are read once, where they stand: the page begins anew, and its address shows the same.
  location.reload()
}

/** One of a thing has a word of its own in English: `{many|unit|units}`. Vietnamese has one for both. */
const NUMBERED = /\{(\w+)\|([^|]*?)\|((?:[^{}]|\{\w+\})*)\}/g

/** Vietnamese words as they stand, or their English; `{day}` and the like are filled in. */
export function say(words: Words, fills: Readonly<Record<string, string | number>> = {}): string {
  const text: string = tongue === 'en' ? ENGLISH[words] : words
  return filled(text, fills)
}

export const filled = (text: string, fills: Readonly<Record<string, string | number>>): string =>
  text
    .replace(NUMBERED, (_, name: string, one: string, more: string) => (String(fills[name]) === '1' ? one : more))
    .replace(/\{(\w+)\}/g, (blank, name: string) => String(fills[name] ?? blank))

/** An indicator by its name in the catalogue. */
export const nameOf = (line: { title: string; titleEn?: string }): string =>
  tongue === 'en' && line.titleEn ? line.titleEn : line.title
