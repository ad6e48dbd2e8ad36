import { type Area, areaOf, columnLetters } from './address.ts'
import { type Parts, partText } from './parts.ts'

/**
 * Merged ranges stand after all rows, yet a heading over several columns must be known while its row is read.
 * So the sheet is unpacked once beforehand, without parsing: only what follows the rows is looked at. The same
 * pass compares the checksum, so that a damaged file is refused before its first row is given out.
 */
export async function mergesOf(parts: Parts, part: string): Promise<Area[]> {
  let tail = ''
  let afterRows = false
  for await (const piece of partText(parts, part)) {
    tail += piece
    if (!afterRows) {
      const end = tail.search(/<\/(?:[\w.-]+:)?sheetData\s*>/)
      afterRows = end >= 0
      // An end tag may lie across two pieces.
      tail = afterRows ? tail.slice(end) : tail.slice(-64)
    }
  }
  const areas: Area[] = []
  for (const [, range] of tail.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^>]*?\bref\s*=\s*["']([^"']*)["']/g)) {
    const area = areaOf(range ?? '')
    if (area && (area.top < area.bottom || area.left < area.right)) areas.push(area)
  }
  return areas.sort((a, b) => a.top - b.top || a.left - b.left)
}

export type Cover = { column: number; anchor: string; span: { rows: number; columns: number } | undefined }

/** The covered cells of each row; rows must be asked for from the top down. */
export function coverByRow(areas: Area[], maxColumns: number): (row: number) => Map<number, Cover> | undefined {
  let next = 0
  let open: Area[] = []
  return (row) => {
    for (let area = areas[next]; area && area.top <= row; area = areas[++next]) open.push(area)
    if (open.length === 0) return undefined
    open = open.filter((area) => area.bottom >= row)
    const covers = new Map<number, Cover>()
    for (const area of open) {
      const anchor = `${columnLetters(area.left)}${area.top}`
      for (let column = area.left; column <= Math.min(area.right, maxColumns); column++) {
        const isAnchor = row === area.top && column === area.left
        covers.set(column, {
          column,
          anchor,
          span: isAnchor ? { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 } : undefined,
        })
      }
    }
    return covers
  }
}
