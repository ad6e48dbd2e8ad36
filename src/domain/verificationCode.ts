/**
 * The code on the paper of an edition: the first 64 bits of the hash of its content, in four groups. Whoever holds the
 * paper finds the edition by it; a paper whose numbers were altered no longer says what its code stands for.
 */
export const codeOf = (hash: string): string => (hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join('-')

/** The code in whatever was typed, scanned or read from a paper; null where there is none. */
export function codeIn(text: string): string | null {
  const found = /(?:^|[^0-9A-F])((?:[0-9A-F]{4}[-–\s]?){3}[0-9A-F]{4})(?![0-9A-F-])/i.exec(text)
  return found?.[1]
    ? (
        found[1]
          .replace(/[^0-9a-f]/gi, '')
          .toUpperCase()
          .match(/.{4}/g) ?? []
      ).join('-')
    : null
}

export const hashPrefixOf = (code: string): string => code.replaceAll('-', '').toLowerCase()
