import { fitsInline } from './xlsx/checks.ts'
import { PackageWriter } from './xlsx/package.ts'
import { quotedSheet, sheetNames } from './xlsx/sheetName.ts'
import { columnLetters, firstDataRow, type SheetSpec, titleRows } from './xlsx/spec.ts'
import { StyleTable } from './xlsx/styles.ts'
import { definedName, sheetTag, worksheetXml } from './xlsx/worksheet.ts'
import { XML_HEAD, xmlText } from './xlsx/xml.ts'

export { quotedSheet, sheetNames } from './xlsx/sheetName.ts'
export {
  addressOf,
  type CellSpec,
  type CellValue,
  type ColumnKind,
  type ColumnSpec,
  columnLetters,
  firstDataRow,
  type HeadingCell,
  type Look,
  type SheetSpec,
  type TitleLine,
} from './xlsx/spec.ts'

/** The only file that knows the .xlsx format from the writing side: sheets in, bytes out, nothing about registers. */
export type WorkbookMark = {
  title?: string
  author?: string
  /** The moment of writing, 2023-07-15T14:20:00Z, given by the caller: the clock is not read here. */
  created?: string
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Writes the workbook in pieces; neither the rows nor the file are ever held as a whole. */
export async function* writeWorkbook(sheets: readonly SheetSpec[], mark: WorkbookMark = {}): AsyncGenerator<Uint8Array> {
  if (sheets.length === 0) throw new RangeError('a workbook has at least one sheet')
  const lists = collectLists(sheets)
  const all = lists.sheet ? [...sheets, lists.sheet] : [...sheets]
  const names = sheetNames(all.map(({ name }) => name))
  const listSheet = quotedSheet(names.at(-1) ?? '')
  const listPlace = (choices: readonly string[]) => `${listSheet}!${lists.rangeOf(choices)}`

  const zip = new PackageWriter()
  zip.addWhole('[Content_Types].xml', contentTypes(all.length))
  zip.addWhole('_rels/.rels', packageRelations())
  zip.addWhole('docProps/core.xml', coreXml(mark))
  const styles = new StyleTable()
  const defined: string[] = []
  for (const [at, spec] of all.entries()) {
    const part = zip.add(`xl/worksheets/sheet${at + 1}.xml`)
    const xml = worksheetXml(spec, styles, listPlace, at === 0)
    let step = await xml.next()
    while (!step.done) {
      part.write(step.value)
      yield* zip.take()
      step = await xml.next()
    }
    part.end()
    defined.push(...definedNames(spec, at, names[at] ?? '', step.value.lastDataRow))
  }
  zip.addWhole('xl/styles.xml', styles.toXml())
  zip.addWhole('xl/workbook.xml', workbookXml(all, names, defined))
  zip.addWhole('xl/_rels/workbook.xml.rels', workbookRelations(all.length))
  zip.end()
  yield* zip.take()
}

/** The whole file at once, for templates and annexes. */
export async function workbookBytes(sheets: readonly SheetSpec[], mark: WorkbookMark = {}): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of writeWorkbook(sheets, mark)) pieces.push(piece)
  // Memory of its own, so that it can be handed to another thread.
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Lists too long for the check itself go to a hidden sheet, each list once. */
function collectLists(sheets: readonly SheetSpec[]): {
  sheet: SheetSpec | undefined
  rangeOf(choices: readonly string[]): string
} {
  const keyOf = (choices: readonly string[]) => JSON.stringify(choices)
  const lists = new Map<string, readonly string[]>()
  const headings = new Map<string, string>()
  for (const column of sheets.flatMap((sheet) => sheet.columns)) {
    if (!column.choices || column.choices.length === 0 || fitsInline(column.choices)) continue
    lists.set(keyOf(column.choices), column.choices)
    headings.set(keyOf(column.choices), column.heading)
  }
  const columns = [...lists.entries()]
  const longest = Math.max(0, ...columns.map(([, choices]) => choices.length))
  const sheet: SheetSpec = {
    name: 'Danh mục',
    hidden: true,
    protect: 'all',
    columns: columns.map(([key]) => ({ heading: headings.get(key) ?? '', kind: 'text', width: 40 })),
    rows: Array.from({ length: longest }, (_, row) => columns.map(([, choices]) => choices[row] ?? null)),
  }
  return {
    sheet: columns.length > 0 ? sheet : undefined,
    rangeOf(choices) {
      const letters = columnLetters([...lists.keys()].indexOf(keyOf(choices)) + 1)
      return `$${letters}$2:$${letters}$${choices.length + 1}`
    },
  }
}

/** Print titles and the range of the filter; without the second some programs forget the filter. */
function definedNames(spec: SheetSpec, at: number, name: string, lastDataRow: number): string[] {
  const sheet = quotedSheet(name)
  const headingTop = titleRows(spec) + 1
  const headingBottom = firstDataRow(spec) - 1
  const names: string[] = []
  if (spec.filter) {
    const right = columnLetters(Math.max(spec.columns.length, 1))
    names.push(
      definedName('_FilterDatabase', at, true, `${sheet}!$A$${headingBottom}:$${right}$${Math.max(lastDataRow, headingBottom)}`),
    )
  }
  const columns = spec.frozenColumns ? `${sheet}!$A:$${columnLetters(spec.frozenColumns)},` : ''
  names.push(definedName('Print_Titles', at, false, `${columns}${sheet}!$${headingTop}:$${headingBottom}`))
  return names
}

function workbookXml(sheets: readonly SheetSpec[], names: string[], defined: string[]): string {
  const tags = sheets.map((spec, at) => sheetTag(names[at] ?? '', at, spec.hidden ?? false))
  return [
    `${XML_HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">`,
    '<workbookPr defaultThemeVersion="124226"/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>',
    `<sheets>${tags.join('')}</sheets><definedNames>${defined.join('')}</definedNames>`,
    // The kept results are ours; Excel still recomputes on opening, so that a formula is never believed blindly.
    '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>',
  ].join('')
}

function workbookRelations(sheets: number): string {
  const relations = Array.from({ length: sheets }, (_, at) =>
    relation(at + 1, `${OFFICE}/worksheet`, `worksheets/sheet${at + 1}.xml`),
  )
  relations.push(relation(sheets + 1, `${OFFICE}/styles`, 'styles.xml'))
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`
}

function packageRelations(): string {
  const relations =
    relation(1, `${OFFICE}/officeDocument`, 'xl/workbook.xml') +
    relation(2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml')
  return `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`
}

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${type}" Target="${target}"/>`

function contentTypes(sheets: number): string {
  const override = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`
  return [
    `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`),
    ...Array.from({ length: sheets }, (_, at) => override(`/xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`)),
    override('/xl/styles.xml', `${SPREADSHEET}.styles+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    '</Types>',
  ].join('')
}

function coreXml({ title, author, created }: WorkbookMark): string {
  const when = created ? `<dcterms:created xsi:type="dcterms:W3CDTF">${xmlText(created)}</dcterms:created>` : ''
  return [
    `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`,
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    title ? `<dc:title>${xmlText(title)}</dc:title>` : '',
    author ? `<dc:creator>${xmlText(author)}</dc:creator>` : '',
    when,
    '</cp:coreProperties>',
  ].join('')
}
