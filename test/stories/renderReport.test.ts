import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { MadeFile } from '#actions/action.ts'
import { actions } from '#actions/index.ts'
import { AGENCIES } from '#demo/agencies.ts'
import { DISTRICTS } from '#demo/territory.ts'
import { readRows, readWorkbook, type SheetRow } from '#reader/sheet.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { demoDatabase, type FreshDatabase } from '../freshDatabase.ts'

/** The half-year report of Sơn Giang as it leaves the house: the document to sign and the workbook behind it. */
let fresh: FreshDatabase
let house: House
const machine = { kind: 'cli', address: 'máy chủ', token: null, actor: MACHINE } as const
const CONFERENCE = { unit: 'son-giang', period: '2023-H1', asOf: '2023-07-15' }

before(async () => {
  fresh = await demoDatabase()
  house = {
    actions,
    database: async () => fresh.database,
    clock: () => new Date('2023-07-17T02:00:00Z'),
    logBug: (_number, deed, error) => console.error(deed, error),
  }
})
after(() => fresh?.drop())

async function does<Output>(action: string, input: object): Promise<Output> {
  const reply = await runAction(house, action, { values: input }, machine)
  assert.equal(reply.status, 200, 'refusal' in reply ? reply.refusal.message : '')
  return ('output' in reply ? reply.output : undefined) as Output
}

async function fileOf(format: 'docx' | 'xlsx', input: object = CONFERENCE): Promise<{ name: string; bytes: Uint8Array }> {
  const { file } = await does<MadeFile>('renderReport', { ...input, format })
  assert.ok(file.bytes instanceof Uint8Array)
  return { name: file.name, bytes: file.bytes }
}

/** The paragraphs of a Word document, those of table cells among them, in their order. */
async function paragraphsOf(input: object = CONFERENCE): Promise<string[]> {
  const { bytes } = await fileOf('docx', input)
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
    .map(([paragraph]) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''))
    .filter((text) => text !== '')
}

async function sheetOf(bytes: Uint8Array, name: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readRows(bytes, name)) rows.push(row)
  return rows
}

const valueAt = (row: SheetRow | undefined, column: number) => row?.cells.find((cell) => cell.column === column)?.value
const numberAt = (row: SheetRow | undefined, column: number): number => {
  const value = valueAt(row, column)
  return typeof value === 'number' ? value : 0
}
const textsOf = (row: SheetRow | undefined) => row?.cells.map(({ value }) => value)

test('the document opens with the province under its military region, the number and the day left to the pen', async () => {
  const text = await paragraphsOf()
  assert.deepEqual(text.slice(0, 8), [
    'BỘ TƯ LỆNH QUÂN KHU MẪU',
    'BỘ CHỈ HUY QUÂN SỰTỈNH SƠN GIANG',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số: ……/BC-BCH',
    'Sơn Giang, ngày …… tháng 7 năm 2023',
    'BÁO CÁO',
    'Kết quả công tác quốc phòng, quân sự địa phương6 tháng đầu năm 2023',
  ])
})

test('it says the figures of the conference and names the units that lack something', async () => {
  const text = (await paragraphsOf()).join('\n')
  for (const figure of [
    '81/89',
    '91,01%',
    '116/121',
    '95,87%',
    '519/842',
    '61,64%',
    '8.832 ngày công',
    '1.122 đồng chí tự vệ',
    '166 đồng chí nữ',
  ]) {
    assert.ok(text.includes(figure), figure)
  }
  const without = AGENCIES.filter(({ lacks }) => lacks.includes('plan')).map(({ shortName }) => shortName)
  const sentence = /Còn 4 đơn vị chưa có kế hoạch công tác quốc phòng năm \(([^)]*)\)/.exec(text)?.[1]?.split(', ')
  assert.deepEqual(sentence?.sort(), without.sort())
  const most = [...AGENCIES].sort((a, b) => b.forceDue - b.forcePresent - (a.forceDue - a.forcePresent))[0]
  assert.ok(most && text.includes(`thiếu nhiều nhất là ${most.shortName} ${most.forceDue - most.forcePresent},`))
})

test('screen and paper begin with one head', async () => {
  const { heading } = await does<{ heading: Record<'superior' | 'body' | 'number' | 'placeAndDay' | 'subject', string> }>(
    'showReport',
    CONFERENCE,
  )
  const text = await paragraphsOf()
  const flat = (words: string): string => words.replaceAll('\n', '')
  assert.deepEqual(
    [flat(heading.superior.toUpperCase()), flat(heading.body.toUpperCase()), `Số: ${heading.number}`, heading.placeAndDay],
    [text[0], text[1], text[4], text[5]],
  )
  assert.ok(text[7]?.startsWith(heading.subject))
})

test('screen and paper number the sections alike and say the same sentences', async () => {
  const { sections } = await does<{
    sections: { number: string; heading: string; level: number; paragraphs: (string | { text: string })[][] }[]
  }>('showReport', CONFERENCE)
  const text = (await paragraphsOf()).map((paragraph) => paragraph.replaceAll('\u00a0', ' '))
  let from = 0
  for (const { number, heading, level, paragraphs } of sections) {
    const printed = [
      `${number}. ${level === 1 ? heading.toUpperCase() : heading}`,
      ...paragraphs.map((runs) => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')),
    ]
    for (const words of printed) {
      const found = text.indexOf(words, from)
      assert.ok(found >= from, words)
      from = found + 1
    }
  }
  assert.ok(sections.some(({ number, heading }) => number === 'III' && heading === 'Nhiệm vụ 6 tháng cuối năm 2023'))
})

test('the annexes show every agency with its training, add up, and list who falls short under one heading', async () => {
  const text = await paragraphsOf()
  const annex = text.indexOf('Phụ lục I')
  assert.ok(annex > 0)
  for (const { name, strength, women, forceDue, forcePresent } of AGENCIES) {
    const row = text.indexOf(name, annex)
    assert.deepEqual(
      [text[row + 1], text[row + 2], text[row + 8], text[row + 9]],
      [strength, women, forceDue, forcePresent].map(String),
      name,
    )
  }
  const total = text.indexOf('Cộng 47 đơn vị', annex)
  assert.deepEqual(text.slice(total + 1, total + 14), [
    '1.122',
    '166',
    '14,80',
    '89',
    '81',
    '121',
    '116',
    '842',
    '519',
    '61,64',
    '323',
    '48',
    '8.832',
  ])
  assert.ok(
    text.includes(
      `Quân số tham gia huấn luyện: ${AGENCIES.filter((one) => one.forcePresent < one.forceDue).length} đơn vị thiếu 323 đồng chí`,
    ),
  )
  assert.ok(text.includes('(Kèm theo Báo cáo số ……/BC-BCH ngày …… tháng 7 năm 2023 của Bộ CHQS tỉnh Sơn Giang)'))
})

test('Hà of the health department gets a report of her own command to the province, without annexes', async () => {
  const text = await paragraphsOf({ ...CONFERENCE, unit: 'so-y-te' })
  assert.deepEqual(text.slice(0, 2), ['BỘ CHỈ HUY QUÂN SỰTỈNH SƠN GIANG', 'BAN CHỈ HUY QUÂN SỰSỞ Y TẾ'])
  assert.ok(text.includes('Sơn Giang, ngày …… tháng 7 năm 2023'))
  assert.ok(
    text.some((paragraph) => paragraph.startsWith('Huấn luyện lực lượng tự vệ đạt 11/18 đồng chí, bằng 61,11% chỉ tiêu giao')),
  )
  assert.ok(!text.some((paragraph) => /^Phụ lục|47 Ban CHQS|toàn tỉnh/.test(paragraph)))
})

test('the workbook is four sheets, its totals are sums over the rows and rates of the counts beside them', async () => {
  const { name, bytes } = await fileOf('xlsx')
  assert.equal(name, 'phu-luc-son-giang-2023-H1.xlsx')
  assert.deepEqual(
    (await readWorkbook(bytes)).sheets.map((sheet) => sheet.name),
    ['Biểu 1', 'Biểu 2', 'Số liệu', 'Thiếu chỉ tiêu'],
  )
  for (const [sheet, count] of [
    ['Biểu 1', AGENCIES.length],
    ['Biểu 2', DISTRICTS.length],
  ] as const) {
    const rows = await sheetOf(bytes, sheet)
    const units = rows.filter((row) => typeof valueAt(row, 1) === 'number')
    assert.equal(units.length, count)
    const total = rows.find((row) => valueAt(row, 1) === `Cộng ${count} đơn vị`)
    const sums = total?.cells.filter(({ formula }) => formula?.includes('SUM(')) ?? []
    assert.ok(sums.length >= 8)
    for (const { column, value, formula } of sums) {
      const [first, last] = [units[0]?.number, units.at(-1)?.number]
      assert.ok(first && last && formula?.includes(`${first}:`) && formula.includes(`${last})`), String(formula))
      assert.equal(
        value === '-' || value === '×' ? 0 : value,
        units.reduce((sum, row) => sum + numberAt(row, column), 0),
        `${sheet} ${column}`,
      )
    }
  }
})

test('the totals of the agencies are the figures of the report, and so is their rate', async () => {
  const rows = await sheetOf((await fileOf('xlsx')).bytes, 'Biểu 1')
  const total = rows.find((row) => valueAt(row, 1) === 'Cộng 47 đơn vị')
  assert.deepEqual(
    [3, 4, 6, 7, 8, 9, 10, 11, 13, 14, 15].map((column) => valueAt(total, column)),
    [1122, 166, 89, 81, 121, 116, 842, 519, 323, 48, 8832],
  )
  const rate = total?.cells.find(({ column }) => column === 12)
  assert.equal(rate?.value, 519 / 842)
  assert.match(rate?.formula ?? '', new RegExp(`N\\(K${total?.number}\\)/N\\(J${total?.number}\\)`))
})

test('where the districts do not make the whole, what the province reports stands below their sum', async () => {
  const rows = await sheetOf((await fileOf('xlsx')).bytes, 'Biểu 2')
  const { figures } = await does<{ figures: Record<string, { value: number }> }>('showReport', CONFERENCE)
  const [sum, whole] = [
    rows.find((row) => valueAt(row, 1) === 'Cộng 8 đơn vị'),
    rows.find((row) => valueAt(row, 1) === 'Toàn tỉnh'),
  ]
  assert.equal(numberAt(sum, 3), figures.militia_strength?.value)
  assert.equal(numberAt(whole, 4), figures.sdf_strength?.value)
  assert.equal(numberAt(whole, 8), figures.patrol_sorties?.value)
  assert.ok(numberAt(sum, 8) > numberAt(whole, 8), 'a shared patrol counts once above')
})

test('zero, missing and not applicable look different, and the state says which', async () => {
  const rows = await sheetOf((await fileOf('xlsx')).bytes, 'Số liệu')
  const lineOf = (title: string) => rows.find((row) => valueAt(row, 2) === title)
  const shown = (title: string) => [valueAt(lineOf(title), 4), valueAt(lineOf(title), 12)]
  assert.deepEqual(shown('Quân số tự vệ'), [1122, 'có số'])
  assert.deepEqual(shown('Quân số DQTV biển'), ['-', 'không có'])
  assert.deepEqual(shown('Giấy khen'), ['…', 'chưa có số'])
  const attained = lineOf('Quân số tham gia huấn luyện')
  assert.deepEqual(
    [4, 7, 8, 9, 10].map((column) => valueAt(attained, column)),
    [519, 842, 519 / 842, 452, 67],
  )
  const agency = await sheetOf((await fileOf('xlsx', { ...CONFERENCE, unit: 'so-y-te' })).bytes, 'Số liệu')
  const foreign = agency.find((row) => valueAt(row, 2) === 'Số điểm giao, nhận quân')
  assert.deepEqual([valueAt(foreign, 4), valueAt(foreign, 12)], ['×', 'không thuộc đơn vị'])
})

test('the last sheet has a line for each unit and target that falls short', async () => {
  const rows = (await sheetOf((await fileOf('xlsx')).bytes, 'Thiếu chỉ tiêu')).filter(
    (row) => typeof valueAt(row, 1) === 'number',
  )
  const cement = rows.find((row) => valueAt(row, 2) === 'Quân số tham gia huấn luyện' && valueAt(row, 3) === 'Công ty CP Xi măng')
  assert.deepEqual(textsOf(cement)?.slice(3), [40, 17, 17 / 40, 23])
  const missing = (title: string) =>
    rows.filter((row) => valueAt(row, 2) === title).reduce((sum, row) => sum + numberAt(row, 7), 0)
  assert.deepEqual(
    [missing('Quân số tham gia huấn luyện'), missing('Cán bộ Ban CHQS tham gia tập huấn do tỉnh tổ chức')],
    [323, 8],
  )
})

test('the same report taken twice on one day is the same file', async () => {
  const [once, again] = [await fileOf('docx'), await fileOf('docx')]
  assert.ok(Buffer.from(once.bytes).equals(again.bytes))
})
