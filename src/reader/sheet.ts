import type { Finding } from '#domain/finding.ts'
import { openGuarded, WORKBOOK_LIMITS, type WorkbookLimits, type WorkbookSource } from './sheet/guard.ts'
import { coverByRow, mergesOf } from './sheet/merges.ts'
import { type Outline, outlineOf } from './sheet/outline.ts'
import { closeParts, type Parts, partText } from './sheet/parts.ts'
import { noSuchSheet, Refusal } from './sheet/refusal.ts'
import { type HeardRow, rowsEar, type SheetCell } from './sheet/rows.ts'
import { sharedStringsOf } from './sheet/strings.ts'
import { stylesOf } from './sheet/styles.ts'
import { readXml } from './sheet/xml.ts'

export { WORKBOOK_LIMITS, type WorkbookLimits, type WorkbookSource } from './sheet/guard.ts'
export type { CellKind, SheetCell } from './sheet/rows.ts'

/** The only file that knows the .xlsx format from the reading side: bytes in, cells out, nothing about registers. */
export type SheetInfo = { name: string; index: number; hidden: boolean }

export type SheetRow = {
  /** 1-based, as Excel numbers it: empty rows are left out, so numbers may jump. */
  number: number
  /** Only cells that hold something, from left to right. */
  cells: SheetCell[]
  /** Hidden by hand or by a filter: present in the file, unseen by the person. */
  hidden?: true
  /** On the last row only: the sheet could not be read to its end, and this says why. Its `cells` are empty. */
  problem?: Finding
}

export type ReadOptions = {
  limits?: Partial<WorkbookLimits>
  /** Rows that hold something. */
  maxRows?: number
  maxColumns?: number
}

export type Workbook = { sheets: SheetInfo[]; problem?: Finding }

/** The sheets of a workbook in their order; or the finding that says why it is none, and no sheets. */
export async function readWorkbook(source: WorkbookSource, options: ReadOptions = {}): Promise<Workbook> {
  let parts: Parts | undefined
  try {
    parts = await openGuarded(source, limitsOf(options))
    const { sheets } = await outlineOf(parts)
    return { sheets: sheets.map(({ name, hidden }, index) => ({ name, index, hidden })) }
  } catch (error) {
    return { sheets: [], problem: findingOf(error) }
  } finally {
    if (parts) closeParts(parts)
  }
}

/**
 * The rows of one sheet, by name or 0-based place; without either, of the first sheet that is not hidden.
 * Rows come as they are parsed: a sheet of any length is never held as a whole.
 */
export async function* readRows(
  source: WorkbookSource,
  sheet?: string | number,
  options: ReadOptions = {},
): AsyncGenerator<SheetRow> {
  const limits = limitsOf(options)
  let parts: Parts | undefined
  let last = 0
  try {
    parts = await openGuarded(source, limits)
    const outline = await outlineOf(parts)
    const chosen = chooseSheet(outline, sheet)
    const maxColumns = options.maxColumns ?? 256
    const heard: HeardRow[] = []
    const ear = rowsEar(
      {
        sheet: chosen.name,
        strings: await sharedStringsOf(parts, outline.stringsPart, limits.heldBytes),
        styles: await stylesOf(parts, outline.stylesPart, limits.heldBytes),
        from1904: outline.from1904,
        coverOf: coverByRow(await mergesOf(parts, chosen.part), maxColumns),
        maxRows: options.maxRows ?? 200_000,
        maxColumns,
      },
      (row) => heard.push(row),
    )
    const xml = readXml(chosen.part, ear)
    for await (const piece of partText(parts, chosen.part)) {
      const refusal = write(() => xml.write(piece))
      for (const { number, cells, hidden } of heard) {
        last = number
        yield hidden ? { number, cells, hidden } : { number, cells }
      }
      heard.length = 0
      if (refusal) throw refusal
    }
    xml.end()
  } catch (error) {
    yield { number: last + 1, cells: [], problem: findingOf(error) }
  } finally {
    if (parts) closeParts(parts)
  }
}

/** All rows of a small sheet at once; `problem` when it could not be read to its end. */
export async function readSheet(
  source: WorkbookSource,
  sheet?: string | number,
  options: ReadOptions = {},
): Promise<{ rows: SheetRow[]; problem?: Finding }> {
  const rows: SheetRow[] = []
  for await (const row of readRows(source, sheet, options)) {
    if (row.problem) return { rows, problem: row.problem }
    rows.push(row)
  }
  return { rows }
}

function chooseSheet({ sheets }: Outline, wanted: string | number | undefined): Outline['sheets'][number] {
  const chosen =
    wanted === undefined
      ? (sheets.find(({ hidden }) => !hidden) ?? sheets[0])
      : typeof wanted === 'number'
        ? sheets[wanted]
        : sheets.find(({ name }) => name === wanted)
  if (!chosen) throw new Refusal(noSuchSheet(wanted ?? 0))
  return chosen
}

const limitsOf = (options: ReadOptions): WorkbookLimits => ({ ...WORKBOOK_LIMITS, ...options.limits })

/** Rows heard before a refusal in the same piece of text are still good and still given out. */
function write(step: () => void): Refusal | undefined {
  try {
    step()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** A refusal becomes the finding it carries; anything else is a bug and goes on. */
function findingOf(error: unknown): Finding {
  if (error instanceof Refusal) return error.finding
  throw error
}
