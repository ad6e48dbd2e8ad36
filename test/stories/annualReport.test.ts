import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { MadeFile } from '#actions/action.ts'
import { actions } from '#actions/index.ts'
import { CHAPTERS } from '#domain/indicators/index.ts'
import { readDocument } from '#reader/text.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'

/** The report of a year of Sơn Giang: every chapter with its text and table, who is behind, what was assigned, charts; in Word and PDF. */
let fresh: FreshDatabase
let house: House
let word: Uint8Array
let pdf: Uint8Array
const machine = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const
const YEAR = { unit: 'son-giang', period: '2023' }

before(async () => {
  fresh = await demoDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2023-12-18T02:00:00Z'),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
  word = await fileOf({ ...YEAR, format: 'docx' })
  pdf = await fileOf({ ...YEAR, format: 'pdf' })
  mkdirSync('test/artefacts', { recursive: true })
  writeFileSync('test/artefacts/bao-cao-nam.docx', word)
  writeFileSync('test/artefacts/bao-cao-nam.pdf', pdf)
})
after(() => fresh?.drop())

async function fileOf(input: object): Promise<Uint8Array> {
  const reply = await runAction(house, 'renderReport', { values: input }, machine)
  assert.equal(reply.status, 200, 'refusal' in reply ? reply.refusal.message : '')
  const { file } = ('output' in reply ? reply.output : undefined) as MadeFile
  assert.ok(file.bytes instanceof Uint8Array)
  return file.bytes
}

/** Compared by their sums: a difference of a megabyte told byte by byte takes for ever. */
const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const part = (name: string): string => strFromU8(unzipSync(word)[name] ?? new Uint8Array())
const textOf = async (bytes: Uint8Array): Promise<string> => (await readDocument(bytes)).document?.text ?? ''

test('the report of the year holds the table of every chapter that has a figure, in the order such reports are read out', async () => {
  const text = await textOf(word)
  const asked = Object.entries(CHAPTERS).flatMap(([chapter, { title }]) => (chapter === 'N' ? [] : [title]))
  const held = asked.filter((title) => text.includes(`Số liệu: ${title}`))
  assert.ok(held.length >= 11, `missing: ${asked.filter((title) => !held.includes(title)).join('; ')}`)
  const order = ['A', 'B', 'C', 'D', 'E', 'H', 'F', 'G', 'I', 'J', 'K'].map((code) =>
    text.indexOf(`Số liệu: ${CHAPTERS[code as keyof typeof CHAPTERS].title}`),
  )
  const found = order.filter((at) => at >= 0)
  assert.deepEqual(
    found,
    [...found].sort((a, b) => a - b),
  )
  for (const heading of ['Tồn tại, hạn chế', 'NHIỆM VỤ NĂM 2024', 'Hội nghị, kiểm tra'])
    assert.match(text, new RegExp(heading, 'i'))
})

test('every table repeats its heading rows, no heading stands alone at the foot of a page, wide tables lie across', () => {
  const xml = part('word/document.xml')
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)].filter(
    ([table]) => table.includes('w:tblBorders') && !/w:val="none"\/>.*insideH/.test(table),
  )
  const ruled = tables.filter(([table]) => table.includes('w:tblHeader'))
  assert.ok(ruled.length >= 18, `${ruled.length} tables`)
  for (const [paragraph] of xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*w:val="Heading[123]".*?<\/w:p>/gs))
    assert.match(paragraph, /<w:keepNext/)
  assert.match(xml, /w:orient="landscape"/)
})

test('charts stand in it as pictures, each with what it says in words', () => {
  const xml = part('word/document.xml')
  const said = [...xml.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words]) => words ?? '')
  assert.equal(said.length, 3)
  assert.match(said.join('\n'), /Tỷ lệ thực hiện chỉ tiêu giao, năm 2023: .*%/)
  assert.match(said.join('\n'), /So với cùng kỳ năm trước: /)
  assert.match(said.join('\n'), /Kết quả của \d+ đơn vị theo \d+ chỉ tiêu giao: đạt \d+/)
  // A percentage of the year before is the one its text would print, never a hundred times it.
  assert.doesNotMatch(xml, />(?:\d{1,2}\.\d{3},\d{2})<|10\.000,00/)
  const pictures = Object.entries(unzipSync(word)).filter(([name]) => name.endsWith('.png'))
  assert.equal(pictures.length, 3)
  for (const [name, bytes] of pictures) {
    assert.deepEqual([...bytes.subarray(1, 4)], [0x50, 0x4e, 0x47], name)
    writeFileSync(`test/artefacts/bieu-do-${name.replace(/.*\//, '').slice(0, 8)}.png`, bytes)
  }
})

test('what was assigned is told as done, late and not reported', async () => {
  const text = await textOf(word)
  assert.match(
    text,
    /Nhiệm vụ giao trong kỳ: \d+ việc; xong đúng hạn \d+, xong muộn \d+, quá hạn chưa báo cáo xong \d+, còn trong hạn \d+\./,
  )
})

test('the PDF says what the Word file says, with every Vietnamese letter, and the same again is the same file', async () => {
  const [written, read] = [await textOf(word), await textOf(pdf)]
  const plain = (text: string) => text.normalize('NFC').replaceAll(/[\s|]+/g, '')
  for (const words of ['BỘ CHỈ HUY QUÂN SỰ', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Nơi nhận:'])
    assert.ok(plain(read).includes(plain(words)), words)
  const figures = (text: string) => new Set(text.match(/\d+(?:\.\d{3})*(?:,\d+)?/g))
  const missing = [...figures(written)].filter((figure) => !figures(read).has(figure))
  assert.deepEqual(missing, [])
  assert.equal(sumOf(await fileOf({ ...YEAR, format: 'docx' })), sumOf(word), 'Word')
  assert.equal(sumOf(await fileOf({ ...YEAR, format: 'pdf' })), sumOf(pdf), 'PDF')
})
