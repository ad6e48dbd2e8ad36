import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import exceljs from 'exceljs'
import fc from 'fast-check'
import { strToU8, Zip, type ZipInputFile, zipSync } from 'fflate'
import { readRows, readWorkbook, type SheetRow } from '../sheet.ts'

const codeOf = async (bytes: Uint8Array): Promise<string | undefined> => (await readWorkbook(bytes)).problem?.code
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const oleWith = (stream: string) =>
  Buffer.concat([OLE, Buffer.alloc(1024), Buffer.from(`${stream}\0`, 'utf16le'), Buffer.alloc(1024)])

async function allRows(rows: AsyncIterable<SheetRow>): Promise<SheetRow[]> {
  const all: SheetRow[] = []
  for await (const row of rows) all.push(row)
  return all
}

async function roster(rows = 40): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('Danh sách')
  sheet.mergeCells('A1:C1')
  for (let at = 0; at < rows; at++) sheet.addRow([`Nguyễn Văn ${at}`, new Date(Date.UTC(1990, 0, at + 1)), at])
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** What 200 MB of zeros declare when deflated; behind the declaration stands rubbish that cannot be unpacked. */
function bomb(): Uint8Array {
  const pieces: Uint8Array[] = []
  const zip = new Zip((_, piece) => pieces.push(piece))
  const part: ZipInputFile = { filename: 'xl/worksheets/sheet1.xml', compression: 8, size: 200_000_000, crc: 1 }
  zip.add(part)
  part.ondata?.(null, new Uint8Array(194_000).fill(0xff), true)
  zip.end()
  return Buffer.concat(pieces)
}

test('each foreign file is told apart, with the step that helps', async () => {
  assert.equal(await codeOf(new Uint8Array(0)), 'workbook.empty')
  assert.equal(await codeOf(oleWith('Workbook')), 'workbook.legacy_xls')
  assert.equal(await codeOf(oleWith('EncryptedPackage')), 'workbook.encrypted')
  assert.equal(await codeOf(zipSync({ 'xl/workbook.bin': new Uint8Array(9) })), 'workbook.binary')
  assert.equal(
    await codeOf(
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<a/>') }),
    ),
    'workbook.open_document',
  )
  const found = async (bytes: Uint8Array) => (await readWorkbook(bytes)).problem?.args?.found
  assert.equal(await found(zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w/>') })), 'word')
  assert.equal(await found(zipSync({ 'ppt/presentation.xml': strToU8('<p/>') })), 'presentation')
  assert.equal(await found(zipSync({ 'anh.png': new Uint8Array(9) })), 'archive')
  assert.equal(await found(oleWith('WordDocument')), 'word')
  assert.equal(await found(strToU8('%PDF-1.7 ...')), 'pdf')
  assert.equal(await found(strToU8('\uFEFF<html><table></table></html>')), 'web')
  assert.equal(await found(strToU8('Họ và tên;Ngày sinh\n')), 'text')
})

test('a bomb of 200 MB of zeros is refused by its declared size, before anything is unpacked', async () => {
  assert.equal(await codeOf(bomb()), 'workbook.too_large')
  assert.deepEqual(
    (await allRows(readRows(bomb()))).map(({ problem }) => problem?.code),
    ['workbook.too_large'],
  )
})

test('a stream that is longer than it declares is stopped', async () => {
  const bytes = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(`<workbook>${' '.repeat(100_000)}</workbook>`),
  })
  const view = Buffer.from(bytes)
  // The size in the central directory entry of the workbook part, made smaller.
  const at = view.lastIndexOf('xl/workbook.xml') - 46
  assert.equal(view.readUInt32LE(at), 0x02014b50)
  view.writeUInt32LE(20, at + 24)
  assert.equal(await codeOf(view), 'workbook.damaged')
})

test('too many entries, or two parts of one name, are refused', async () => {
  const many = zipSync(Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`xl/${at}`, new Uint8Array(0)])))
  assert.equal((await readWorkbook(many, { limits: { entries: 20 } })).problem?.code, 'workbook.too_large')
  assert.equal((await readWorkbook(many, { limits: { entries: 21 } })).problem?.code, 'workbook.not_a_workbook')
  const twice = Buffer.from(
    zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/a.xml': strToU8('<a/>'), 'xl/b.xml': strToU8('<b/>') }),
  )
  const second = twice.lastIndexOf('xl/b.xml')
  twice.write('xl/a.xml', second, 'latin1')
  twice.write('xl/a.xml', twice.indexOf('xl/b.xml'), 'latin1')
  assert.equal(await codeOf(twice), 'workbook.damaged')
})

test('an entity bomb is refused at its document type', async () => {
  const bomb = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<!DOCTYPE a [<!ENTITY b "bbb">]><workbook>&b;</workbook>'),
  })
  assert.equal(await codeOf(bomb), 'workbook.damaged')
})

test('a file cut short anywhere is said to be damaged, from memory and from disk alike', async () => {
  const whole = await roster()
  const folder = await mkdtemp(join(tmpdir(), 'guard-'))
  for (const share of [0.01, 0.3, 0.6, 0.99]) {
    const cut = whole.subarray(0, Math.floor(whole.length * share))
    const path = join(folder, 'cut.xlsx')
    await writeFile(path, cut)
    assert.equal(await codeOf(cut), 'workbook.damaged')
    assert.equal((await readWorkbook({ path })).problem?.code, 'workbook.damaged')
  }
  await rm(folder, { recursive: true })
})

test('one flipped bit in the rows is never a wrong figure: the checksum refuses it before the first row', async () => {
  const whole = await roster(400)
  const local = Buffer.from(whole).indexOf('xl/worksheets/sheet1.xml')
  const flipped = Uint8Array.from(whole)
  flipped[local + 600] = (flipped[local + 600] ?? 0) ^ 0x10
  const rows = await allRows(readRows(flipped))
  assert.deepEqual(
    rows.map(({ problem }) => problem?.code),
    ['workbook.damaged'],
  )
})

test('whatever bytes are changed, the reader gives rows or a finding, never a crash', async () => {
  const whole = await roster()
  const change = fc.record({ at: fc.nat(whole.length - 1), with: fc.uint8Array({ minLength: 1, maxLength: 24 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Uint8Array.from(whole)
      for (const { at, with: patch } of changes) bytes.set(patch.subarray(0, bytes.length - at), at)
      const { sheets, problem } = await readWorkbook(bytes)
      assert.equal(sheets.length === 0, problem !== undefined)
      const rows = await allRows(readRows(bytes))
      assert.ok(rows.every(({ cells, problem: end }) => cells.length > 0 !== (end !== undefined)))
    }),
    { numRuns: 300 },
  )
})

test('whatever stands in the XML of a sheet, the reader gives rows or a finding', async () => {
  const piece = fc.constantFrom(
    '<row r="1">',
    '<row>',
    '</row>',
    '<c r="A1">',
    '<c t="s">',
    '<c r="ZZZ9" t="inlineStr">',
    '</c>',
    '<v>',
    '</v>',
    '5',
    '-1',
    '1e999',
    '<is>',
    '<t>',
    '</t>',
    '</is>',
    '<f>',
    '<f t="shared" si="0"/>',
    '</f>',
    '&amp;',
    '&x;',
    '<!-- a -->',
    '<![CDATA[',
    ']]>',
    '<',
    '>',
    '"',
    'Ủy ban',
    '<row r="0"/>',
    '<row r="-3"><c/></row>',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
      const bytes = zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'xl/workbook.xml': strToU8('<workbook xmlns:r="r"><sheets><sheet name="A" r:id="R1"/></sheets></workbook>'),
        'xl/_rels/workbook.xml.rels': strToU8(
          '<Relationships><Relationship Id="R1" Type="a/worksheet" Target="s.xml"/></Relationships>',
        ),
        'xl/s.xml': strToU8(
          `<worksheet><sheetData>${pieces.join('')}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`,
        ),
      })
      const rows = await allRows(readRows(bytes))
      assert.ok(rows.filter(({ problem }) => problem).length <= 1)
    }),
    { numRuns: 300 },
  )
})
