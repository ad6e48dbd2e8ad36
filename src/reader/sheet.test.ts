import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import exceljs from 'exceljs'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { readRows, readSheet, readWorkbook } from './sheet.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

type HandMade = { sheet: string; strings?: string; styles?: string; workbookPr?: string; stringsFirst?: boolean; tail?: string }

/** A workbook written by hand, in the manner of the program under test. */
function handMade({ sheet, strings, styles, workbookPr = '', stringsFirst = false, tail = '' }: HandMade): Uint8Array {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const files: Zippable = {
    '[Content_Types].xml': strToU8('<Types/>'),
    '_rels/.rels': strToU8(`<Relationships>${relation('rId1', 'officeDocument', '/xl/workbook.xml')}</Relationships>`),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${workbookPr}<sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    ),
  }
  const stringsPart = strings === undefined ? {} : { 'xl/sharedStrings.xml': strToU8(`<sst xmlns="${MAIN}">${strings}</sst>`) }
  if (stringsFirst) Object.assign(files, stringsPart)
  files['xl/worksheets/sheet1.xml'] = strToU8(
    `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>${sheet}</sheetData>${tail}</worksheet>`,
  )
  if (!stringsFirst) Object.assign(files, stringsPart)
  if (styles !== undefined) files['xl/styles.xml'] = strToU8(`<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`)
  return zipSync(files)
}

const DATE_STYLES =
  '<numFmts count="2"><numFmt numFmtId="170" formatCode="[$-42A]dd&quot; tháng &quot;mm&quot; năm &quot;yyyy"/><numFmt numFmtId="171" formatCode="#,##0&quot; đ&quot;"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="22"/><xf numFmtId="20"/><xf numFmtId="10"/></cellXfs>'

const values = async (bytes: Uint8Array) => (await readSheet(bytes)).rows.map((row) => row.cells.map((cell) => cell.value))

test('Thu opens a roster made by another program and sees every kind of cell', async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Danh sách')
  book.addWorksheet('Ẩn').state = 'hidden'
  sheet.mergeCells('A1:C1')
  sheet.getCell('A1').value = 'SỔ CÁN BỘ, CHIẾN SĨ'
  sheet.addRow(['Họ và tên', 'Ngày sinh', 'Điểm'])
  sheet.addRow([
    { richText: [{ text: 'Ngu' }, { text: 'yễn Văn An', font: { bold: true } }] },
    new Date(Date.UTC(1990, 4, 20)),
    8.25,
  ])
  sheet.addRow([true, { error: '#N/A' }, { formula: 'C3*2', result: 16.5 }])
  sheet.getCell('B3').numFmt = 'dd/mm/yyyy'
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())

  assert.deepEqual(await readWorkbook(bytes), {
    sheets: [
      { name: 'Danh sách', index: 0, hidden: false },
      { name: 'Ẩn', index: 1, hidden: true },
    ],
  })
  const { rows, problem } = await readSheet(bytes, 'Danh sách')
  assert.equal(problem, undefined)
  assert.deepEqual(
    rows[0]?.cells.map(({ ref, kind, merged }) => [ref, kind, merged]),
    [
      ['A1', 'text', 'A1'],
      ['B1', 'blank', 'A1'],
      ['C1', 'blank', 'A1'],
    ],
  )
  assert.deepEqual(rows[0]?.cells[0]?.span, { rows: 1, columns: 3 })
  assert.deepEqual(rows[2]?.cells, [
    { ref: 'A3', column: 1, kind: 'text', value: 'Nguyễn Văn An', raw: 'Nguyễn Văn An' },
    { ref: 'B3', column: 2, kind: 'date', value: '1990-05-20', raw: '33013', format: 'dd/mm/yyyy' },
    { ref: 'C3', column: 3, kind: 'number', value: 8.25, raw: '8.25' },
  ])
  assert.deepEqual(
    rows[3]?.cells.map(({ kind, value, formula }) => [kind, value, formula]),
    [
      ['boolean', true, undefined],
      ['error', '#N/A', undefined],
      ['number', 16.5, 'C3*2'],
    ],
  )
})

test('shared strings are understood whether they stand before or after the sheet in the archive', async () => {
  const strings =
    '<si><t>Họ và tên</t></si><si><r><t xml:space="preserve">Lê </t></r><r><rPr><b/></rPr><t>Thị Hà</t></r><rPh sb="0" eb="1"><t>đọc</t></rPh></si>'
  const sheet = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
  for (const stringsFirst of [true, false])
    assert.deepEqual(await values(handMade({ sheet, strings, stringsFirst })), [['Họ và tên', 'Lê Thị Hà']])
})

test('inline text keeps its marks as written: entities, decomposed letters, escaped control characters, blanks it asks to keep', async () => {
  const decomposed = 'Tr\u00e2\u0300n'.normalize('NFD')
  const sheet =
    `<row r="1"><c r="A1" t="inlineStr"><is><t>A &amp; B &lt;&#7891;&#x1ED3;</t></is></c><c r="B1" t="inlineStr"><is><t>${decomposed}</t></is></c>` +
    '<c r="C1" t="inlineStr"><is><t>dòng 1_x000D_dòng_x005F_x0041_</t></is></c><c r="D1" t="inlineStr"><is><t xml:space="preserve">  hai cách </t></is></c>' +
    '<c r="E1" t="inlineStr"><is><t>\n  không giữ </t></is></c><c r="F1" t="inlineStr"><is><t><![CDATA[<1>]]></t></is></c></row>'
  assert.deepEqual(await values(handMade({ sheet })), [
    ['A & B <ồồ', decomposed, 'dòng 1\rdòng_x0041_', '  hai cách ', 'không giữ', '<1>'],
  ])
})

test('a number is a date only by its format, and money is not', async () => {
  const cell = (ref: string, style: number, value: string) => `<c r="${ref}" s="${style}"><v>${value}</v></c>`
  const sheet = `<row r="1">${cell('A1', 1, '45122')}${cell('B1', 2, '45122.75')}${cell('C1', 3, '45122')}${cell('D1', 4, '45122.75')}${cell('E1', 5, '0.354166666666667')}${cell('F1', 6, '0.6164')}${cell('G1', 0, '45122')}</row>`
  const { rows } = await readSheet(handMade({ sheet, styles: DATE_STYLES }))
  assert.deepEqual(
    rows[0]?.cells.map(({ kind, value, format }) => [kind, value, format]),
    [
      ['date', '2023-07-15', 'dd/mm/yyyy'],
      ['date', '2023-07-15', '[$-42A]dd" tháng "mm" năm "yyyy'],
      ['number', 45122, '#,##0" đ"'],
      ['date', '2023-07-15T18:00:00', 'dd/mm/yyyy h:mm'],
      ['time', '08:30:00', 'h:mm'],
      ['number', 0.6164, '0.00%'],
      ['number', 45122, undefined],
    ],
  )
})

test('a workbook that counts days from 1904 gives the same day', async () => {
  const sheet = '<row r="1"><c r="A1" s="1"><v>43660</v></c></row>'
  assert.deepEqual(await values(handMade({ sheet, styles: DATE_STYLES, workbookPr: '<workbookPr date1904="1"/>' })), [
    ['2023-07-15'],
  ])
})

test('formulas give their kept value and their text, shared ones moved to their own cell', async () => {
  const sheet =
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A3" si="0">B1*$C$1+SUM(D1:D$9)&amp;"B1"</f><v>2</v></c></row>' +
    '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c><c r="B2" t="str"><f>UPPER("a")</f><v>A</v></c><c r="C2"><f>NOW()</f></c></row>'
  const { rows } = await readSheet(handMade({ sheet }))
  assert.deepEqual(
    rows.flatMap((row) => row.cells.map(({ ref, kind, value, formula }) => [ref, kind, value, formula])),
    [
      ['A1', 'number', 2, 'B1*$C$1+SUM(D1:D$9)&"B1"'],
      ['A2', 'number', 4, 'B2*$C$1+SUM(D2:D$9)&"B1"'],
      ['B2', 'text', 'A', 'UPPER("a")'],
      ['C2', 'formula', null, 'NOW()'],
    ],
  )
})

test('empty rows are left out but keep their numbers, whatever the sheet claims about its size', async () => {
  const sheet =
    '<row r="2"><c r="B2"><v>1</v></c><c r="C2" s="0"/></row><row r="3"/><row r="7" hidden="1"><c><v>2</v></c><c><v>3</v></c></row><row><c t="b"><v>0</v></c></row>'
  const { rows } = await readSheet(handMade({ sheet }))
  assert.deepEqual(
    rows.map(({ number, hidden, cells }) => [number, hidden, cells.map(({ ref, value }) => `${ref}=${value}`).join(' ')]),
    [
      [2, undefined, 'B2=1'],
      [7, true, 'A7=2 B7=3'],
      [8, undefined, 'A8=false'],
    ],
  )
})

test('a heading merged over two rows is known in the second row too', async () => {
  const sheet =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>TT</t></is></c><c r="B1" t="inlineStr"><is><t>Huấn luyện</t></is></c></row><row r="2"><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c></row>'
  const tail = '<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
  const { rows } = await readSheet(handMade({ sheet, tail }))
  assert.deepEqual(
    rows.map(({ cells }) => cells.map(({ ref, merged }) => [ref, merged])),
    [
      [
        ['A1', 'A1'],
        ['B1', 'B1'],
        ['C1', 'B1'],
      ],
      [
        ['A2', 'A1'],
        ['B2', undefined],
        ['C2', undefined],
      ],
    ],
  )
})

test('prefixed element names and long numbers are read to the last digit', async () => {
  const plain = handMade({
    sheet: '<row r="1"><c r="A1"><v>0.61638954869358666</v></c><c r="B1"><v>1.23456789012E11</v></c></row>',
  })
  const { rows } = await readSheet(plain)
  assert.deepEqual(
    rows[0]?.cells.map(({ raw, value }) => [raw, value]),
    [
      ['0.61638954869358666', Number('0.61638954869358666')],
      ['1.23456789012E11', 123456789012],
    ],
  )

  const prefixed = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<x:workbook xmlns:x="${MAIN}" xmlns:q="${OFFICE}"><x:sheets><x:sheet name="A" sheetId="1" q:id="R1"/></x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      '<Relationships><Relationship Id="R1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="/xl/s.xml"/></Relationships>',
    ),
    'xl/s.xml': strToU8(
      `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>`,
    ),
  })
  assert.deepEqual(
    (await readSheet(prefixed)).rows[0]?.cells.map(({ ref, value }) => [ref, value]),
    [
      ['A1', 7],
      ['B1', null],
    ],
  )
})

test('the first visible sheet is read when none is named, and an unknown name is said', async () => {
  const book = new exceljs.Workbook()
  book.addWorksheet('Danh mục', { state: 'hidden' }).addRow(['ẩn'])
  book.addWorksheet('Sổ').addRow(['thấy'])
  const bytes = new Uint8Array(await book.xlsx.writeBuffer())
  assert.deepEqual(await values(bytes), [['thấy']])
  assert.deepEqual((await readSheet(bytes, 0)).rows[0]?.cells[0]?.value, 'ẩn')
  const { rows, problem } = await readSheet(bytes, 'Không có')
  assert.deepEqual([rows, problem?.code, problem?.where], [[], 'workbook.no_such_sheet', { sheet: 'Không có' }])
})

test('Thu may stop reading after the heading, and the file is free again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sheet-'))
  const path = join(folder, 'so.xlsx')
  await writeFile(
    path,
    handMade({
      sheet: Array.from({ length: 20_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join(''),
    }),
  )
  for await (const row of readRows({ path })) {
    assert.equal(row.cells[0]?.value, 0)
    break
  }
  await rm(folder, { recursive: true })
})

test('rows before the damage are given out, then the damage is said with its row', async () => {
  const { rows, problem } = await readSheet(
    handMade({ sheet: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>' }),
  )
  assert.equal(rows.length, 1)
  assert.deepEqual([problem?.code, problem?.where], ['workbook.damaged', { sheet: 'Danh sách', row: 2 }])
})

test('limits on rows and columns are said with the place, not silently cut', async () => {
  const sheet = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>2</v></c></row>'
  const wide = await readSheet(handMade({ sheet }))
  assert.deepEqual([wide.problem?.code, wide.problem?.where], ['workbook.too_wide', { sheet: 'Danh sách', row: 2, cell: 'XFD2' }])
  const long = await readSheet(handMade({ sheet }), undefined, { maxRows: 1, maxColumns: 20_000 })
  assert.deepEqual([long.rows.length, long.problem?.code], [1, 'workbook.too_many_rows'])
})
