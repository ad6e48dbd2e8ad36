import assert from 'node:assert/strict'
import { test } from 'node:test'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { readSheet, readWorkbook } from '#reader/sheet.ts'
import { type CellSpec, type ColumnSpec, firstDataRow, type SheetSpec, sheetNames, workbookBytes, writeWorkbook } from './xlsx.ts'

const TRAINING: SheetSpec = {
  name: 'Phụ lục 1',
  title: [
    { text: 'KẾT QUẢ HUẤN LUYỆN TỰ VỆ', look: 'title' },
    { text: 'Số liệu đến ngày 15/7/2023', look: 'line' },
  ],
  headings: [
    [
      { text: 'TT', rows: 2 },
      { text: 'Đơn vị', rows: 2 },
      { text: 'Huấn luyện', columns: 3 },
    ],
    [{ text: 'Chỉ tiêu giao' }, { text: 'Có mặt' }, { text: 'Tỷ lệ' }],
  ],
  columns: [
    { heading: 'TT', kind: 'integer', width: 6 },
    { heading: 'Đơn vị', kind: 'text' },
    { heading: 'Chỉ tiêu giao', kind: 'integer' },
    { heading: 'Có mặt', kind: 'integer' },
    { heading: 'Tỷ lệ', kind: 'percent' },
  ],
  frozenColumns: 2,
  filter: true,
  protect: 'all',
  rows: [
    [1, 'Công ty Xi măng', 40, 17, { value: 17 / 40, formula: 'D5/C5' }],
    [2, 'Trường Cao đẳng & Nghề', 26, 11, { value: 11 / 26, formula: 'D6/C6' }],
    [
      { value: 'Cộng', kind: 'text', columns: 2, look: 'total' },
      { value: 66, formula: 'SUM(C5:C6)', look: 'total' },
      { value: 28, formula: '=SUM(D5:D6)', look: 'total' },
      { value: 28 / 66, formula: 'D7/C7' },
    ],
  ],
  foot: [{ text: 'Căn cứ: sổ huấn luyện của 2 đơn vị', look: 'note' }],
}

const LONG_LIST = Array.from({ length: 80 }, (_, at) => `Đơn vị thứ ${at + 1}, tỉnh Sơn Giang`)
const TEMPLATE: SheetSpec = {
  name: 'Sổ mẫu',
  protect: 'headings',
  roomForRows: 500,
  columns: [
    { heading: 'Họ và tên', kind: 'text', note: 'Ghi đủ họ, tên đệm và tên' },
    { heading: 'Giới tính', kind: 'choice', choices: ['Nam', 'Nữ'] },
    { heading: 'Đơn vị', kind: 'choice', choices: LONG_LIST },
    { heading: 'Ngày sinh', kind: 'date', from: '1940-01-01' },
    { heading: 'Số buổi', kind: 'integer', from: 0, to: 400, sensitive: true },
  ],
  rows: [['Nguyễn Văn Mẫu', 'Nam', need(LONG_LIST[0]), '1990-05-20', 12].map((value) => ({ value, look: 'example' as const }))],
}

// ECMA-376 part 1, annex A: the sequence of CT_Worksheet and of CT_Workbook.
const WORKSHEET_ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
]
const WORKBOOK_ORDER = [
  'fileVersion',
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
]
const STYLES_ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles']

/** The thing that must be there. */
function need<T>(thing: T | undefined | null): T {
  assert.ok(thing !== undefined && thing !== null)
  return thing
}

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))

function childrenOf(xml: string): string[] {
  const names: string[] = []
  let depth = 0
  for (const [, end, name, selfClosing] of xml.matchAll(/<(\/?)([\w:]+)(?:"[^"]*"|[^>"])*?(\/?)>/g)) {
    if (!end && depth === 1) names.push(need(name))
    depth += end ? -1 : selfClosing ? 0 : 1
  }
  return names
}

function standsInOrder(xml: string, order: string[]): void {
  const places = childrenOf(xml.replace(/^<\?xml[^>]*>\s*/, '')).map((name) => order.indexOf(name))
  assert.ok(places.length > 3 && !places.includes(-1))
  assert.deepEqual(
    places,
    [...places].sort((a, b) => a - b),
  )
}

test('every part keeps the order of its schema, so that Excel repairs nothing', async () => {
  const parts = partsOf(await workbookBytes([TRAINING, TEMPLATE]))
  for (const number of [1, 2, 3]) standsInOrder(need(parts[`xl/worksheets/sheet${number}.xml`]), WORKSHEET_ORDER)
  standsInOrder(need(parts['xl/workbook.xml']), WORKBOOK_ORDER)
  standsInOrder(need(parts['xl/styles.xml']), STYLES_ORDER)
})

test('an annex opens in another program with merges, formulas, kept results and formats', async () => {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await workbookBytes([TRAINING])).buffer as ArrayBuffer)
  const sheet = need(book.getWorksheet('Phụ lục 1'))
  assert.equal(sheet.getCell('A1').value, 'KẾT QUẢ HUẤN LUYỆN TỰ VỆ')
  assert.ok(sheet.getCell('E1').isMerged && sheet.getCell('A4').isMerged && sheet.getCell('E3').isMerged)
  assert.equal(sheet.getCell('A4').master.address, 'A3')
  assert.deepEqual(sheet.getCell('C7').value, { formula: 'SUM(C5:C6)', result: 66 })
  assert.deepEqual(sheet.getCell('D7').value, { formula: 'SUM(D5:D6)', result: 28 })
  assert.equal(sheet.getCell('C7').font.bold, true)
  assert.deepEqual([sheet.getCell('C5').numFmt, sheet.getCell('E5').numFmt, sheet.getCell('B5').numFmt], ['#,##0', '0.00%', '@'])
  assert.deepEqual(
    [sheet.pageSetup.orientation, sheet.pageSetup.paperSize, sheet.pageSetup.fitToWidth, sheet.pageSetup.fitToHeight],
    ['landscape', 9, 1, 0],
  )
  assert.deepEqual([sheet.views[0]?.state, (sheet.views[0] as { ySplit: number }).ySplit], ['frozen', 4])
})

test('headings are printed on every page, the sheet name quoted', async () => {
  const { 'xl/workbook.xml': workbook } = partsOf(await workbookBytes([{ ...TRAINING, name: "Sổ của Thu's" }]))
  assert.match(
    need(workbook),
    /<definedName name="_xlnm\.Print_Titles" localSheetId="0">'Sổ của Thu''s'!\$A:\$B,'Sổ của Thu''s'!\$3:\$4<\/definedName>/,
  )
  assert.match(
    need(workbook),
    /<definedName name="_xlnm\._FilterDatabase" localSheetId="0" hidden="1">'Sổ của Thu''s'!\$A\$4:\$E\$7</,
  )
})

test('in a template only data cells can be typed in, and each column offers what it takes', async () => {
  const bytes = await workbookBytes([TEMPLATE])
  const book = new exceljs.Workbook()
  await book.xlsx.load(bytes.buffer as ArrayBuffer)
  const sheet = need(book.getWorksheet('Sổ mẫu'))
  assert.equal(sheet.getCell('A1').protection?.locked ?? true, true)
  assert.equal(sheet.getCell('A2').protection.locked, false)
  assert.deepEqual(sheet.getCell('B2').dataValidation.formulae, ['"Nam,Nữ"'])
  assert.deepEqual(sheet.getCell('C2').dataValidation.formulae, ["'Danh mục'!$A$2:$A$81"])
  assert.equal(sheet.getCell('A2').dataValidation.prompt, 'Ghi đủ họ, tên đệm và tên')
  assert.deepEqual(sheet.getCell('E501').dataValidation.formulae, [0, 400])
  assert.deepEqual(await readWorkbook(bytes), {
    sheets: [
      { name: 'Sổ mẫu', index: 0, hidden: false },
      { name: 'Danh mục', index: 1, hidden: true },
    ],
  })
  assert.equal((await readSheet(bytes, 'Danh mục')).rows[80]?.cells[0]?.value, LONG_LIST[79])
  const parts = partsOf(bytes)
  assert.match(
    need(parts['xl/worksheets/sheet1.xml']),
    /<sheetProtection sheet="1"[^>]* insertRows="0"[^>]* sort="0" autoFilter="0"\/>/,
  )
})

test('a kind of column decides how its plain values are written', async () => {
  const kinds: ColumnSpec['kind'][] = ['text', 'date', 'date', 'integer', 'percent', 'text', 'text']
  const columns = kinds.map((kind, at) => ({ heading: `Cột ${at}`, kind }))
  const { rows } = await readSheet(
    await workbookBytes([{ name: 'A', columns, rows: [['001234567890', '2023-07-15', '30/02/2023', 1122n, 0.6164, 7, true]] }]),
  )
  assert.deepEqual(
    rows[1]?.cells.map(({ kind, value }) => [kind, value]),
    [
      ['text', '001234567890'],
      ['date', '2023-07-15'],
      ['text', '30/02/2023'],
      ['number', 1122],
      ['number', 0.6164],
      ['number', 7],
      ['boolean', true],
    ],
  )
})

test('whatever is written is read back the same', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 }).map((raw) => raw.replace(/[\uD800-\uDFFF]/g, ''))
  const words = fc.constantFrom(
    'Nguyễn Thị Hà',
    'Trần'.normalize('NFD'),
    ' hai đầu ',
    '_x0041_',
    'a\r\nb\tc',
    '=1+1',
    '\u0007',
    '<&>"\'',
  )
  const cell: fc.Arbitrary<CellSpec> = fc.oneof(
    text,
    words,
    fc.integer(),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.boolean(),
    fc.constant(null),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 }), async (table) => {
      const columns: ColumnSpec[] = Array.from({ length: 5 }, (_, at) => ({ heading: `Cột ${at}`, kind: 'text' }))
      const { rows, problem } = await readSheet(await workbookBytes([{ name: 'A', columns, rows: table }]))
      assert.equal(problem, undefined)
      const written = table.map((row) =>
        row.flatMap((value, at) => (value === null || value === '' ? [] : [[at + 1, Object.is(value, -0) ? 0 : value]])),
      )
      const read = rows.slice(1).map(({ cells }) => cells.map(({ column, value }) => [column, value]))
      assert.deepEqual(
        read,
        written.filter((row) => row.length > 0),
      )
    }),
    { numRuns: 150 },
  )
})

test('rows may come from a source that is still being read, and the file comes in pieces', async () => {
  async function* source(): AsyncGenerator<CellSpec[]> {
    for (let at = 1; at <= 30_000; at++) yield [at, `Nguyễn Văn ${at}`]
  }
  const pieces: Uint8Array[] = []
  const columns: ColumnSpec[] = [
    { heading: 'TT', kind: 'integer' },
    { heading: 'Họ và tên', kind: 'text' },
  ]
  for await (const piece of writeWorkbook([{ name: 'Sổ', columns, rows: source() }])) pieces.push(piece)
  assert.ok(pieces.length > 10)
  const { rows, problem } = await readSheet(Buffer.concat(pieces))
  assert.deepEqual([rows.length, rows.at(-1)?.cells[1]?.value, problem], [30_001, 'Nguyễn Văn 30000', undefined])
})

test('the same sheets give the same bytes', async () => {
  assert.deepEqual(await workbookBytes([TRAINING, TEMPLATE]), await workbookBytes([TRAINING, TEMPLATE]))
})

test('sheet names are made what Excel accepts, and stay different', () => {
  assert.deepEqual(
    sheetNames([
      'Phụ lục 1: [Huấn luyện]',
      'phụ lục 1 huấn luyện',
      '',
      "'",
      'History',
      'Kết quả huấn luyện tự vệ cơ quan, tổ chức',
      'Kết quả huấn luyện tự vệ cơ quan, tổ chức',
    ]),
    [
      'Phụ lục 1 Huấn luyện',
      'phụ lục 1 huấn luyện (2)',
      'Trang',
      'Trang (2)',
      'History (2)',
      'Kết quả huấn luyện tự vệ cơ qua',
      'Kết quả huấn luyện tự vệ cơ (2)',
    ],
  )
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 50 }), { minLength: 1 }), (wanted) => {
      const names = sheetNames(wanted)
      assert.equal(new Set(names.map((name) => name.toLowerCase())).size, wanted.length)
      assert.ok(names.every((name) => name.length >= 1 && name.length <= 31 && !/[[\]:*?/\\]|^'|'$/.test(name)))
    }),
  )
})

test('the first data row is counted over titles and headings', () => {
  assert.equal(firstDataRow(TRAINING), 5)
  assert.equal(firstDataRow(TEMPLATE), 2)
})

test('a text longer than a cell can hold is cut in sight, and a number that is none is refused', async () => {
  const columns: ColumnSpec[] = [{ heading: 'Ghi chú', kind: 'text' }]
  const { rows } = await readSheet(await workbookBytes([{ name: 'A', columns, rows: [['ă'.repeat(40_000)]] }]))
  const text = String(rows[1]?.cells[0]?.value)
  assert.equal(text.length, 32_767)
  assert.match(text, /ă … \(đã cắt: một ô Excel chứa tối đa 32\.767 ký tự\)$/)
  await assert.rejects(workbookBytes([{ name: 'A', columns, rows: [[Number.NaN]] }]), RangeError)
})
