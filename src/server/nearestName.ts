/** The name a person most likely meant: same letters whatever the case or the dashes, else at most two slips away. */
export function nearestName(given: string, names: readonly string[]): string | null {
  const plain = (name: string) => name.replace(/[-_\s]/g, '').toLowerCase()
  const wanted = plain(given)
  let best: { name: string; slips: number } | null = null
  for (const name of names) {
    const slips = slipsBetween(wanted, plain(name))
    if (slips <= Math.min(2, Math.floor(wanted.length / 2)) && (best === null || slips < best.slips)) best = { name, slips }
  }
  return best?.name ?? names.find((name) => wanted.length >= 3 && plain(name).startsWith(wanted)) ?? null
}

/** Letters to add, drop, change or swap to turn one word into the other (Damerau–Levenshtein, restricted). */
function slipsBetween(a: string, b: string): number {
  let [older, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let slips = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) slips = Math.min(slips, (older[j - 2] ?? 0) + 1)
      next.push(slips)
    }
    ;[older, row] = [row, next]
  }
  return row[b.length] ?? 0
}
