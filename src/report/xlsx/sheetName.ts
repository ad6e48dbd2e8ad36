/** Excel: at most 31 characters, none of []:*?/\ , no apostrophe at the ends, no two alike but for case. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(['history'])
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[[\]:*?/\\\p{Cc}]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[' ]+|[' ]+$/g, '') || 'Trang'
    for (let again = 1; ; again++) {
      const mark = again === 1 ? '' : ` (${again})`
      const candidate = cut(clean, 31 - mark.length) + mark
      const key = candidate.toLowerCase()
      if (taken.has(key)) continue
      taken.add(key)
      return candidate
    }
  })
}

/** Never through the middle of a letter written as base and mark, nor of a pair. */
function cut(name: string, length: number): string {
  const composed = name.normalize('NFC')
  if (composed.length <= length) return composed
  return composed
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()
}

/** The name as formulas and print titles need it: always quoted, for spaces and diacritics. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`
