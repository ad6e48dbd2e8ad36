import { BUILT_IN_FORMATS, type DateLook, dateLookOf } from './dates.ts'
import { hearPart, mayHold, type Parts } from './parts.ts'

/** How a cell of each style shows its number; `format` is missing where Excel shows it as it is. */
export type CellStyle = { look: DateLook; format: string | undefined }

export const PLAIN: CellStyle = { look: undefined, format: undefined }

export async function stylesOf(parts: Parts, part: string | undefined, heldBytes: number): Promise<CellStyle[]> {
  if (!part) return []
  mayHold(parts, part, heldBytes)
  const custom = new Map<number, string>()
  const numbers: number[] = []
  let inCellFormats = false
  await hearPart(parts, part, {
    open(name, attributes) {
      if (name === 'numFmt' && attributes.formatCode !== undefined) custom.set(Number(attributes.numFmtId), attributes.formatCode)
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) numbers.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  const known = new Map<number, CellStyle>()
  return numbers.map((number) => {
    const seen = known.get(number)
    if (seen) return seen
    const format = custom.get(number) ?? BUILT_IN_FORMATS[number]
    const style = format === undefined || /^general$/i.test(format) ? PLAIN : { look: dateLookOf(format), format }
    known.set(number, style)
    return style
  })
}
