import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DOMParser, type Document, type Element } from '@xmldom/xmldom'
import { strFromU8, unzipSync } from 'fflate'
import { type OfficialDocument, type Run, writeDocx } from './docx.ts'

const text = (words: string): Run => ({ type: 'text', text: words })

const REPORT: OfficialDocument = {
  issuer: { superior: 'Bộ Tư lệnh Quân khu', body: 'Bộ Chỉ huy quân sự\ntỉnh Sơn Giang' },
  number: '      /BC-BCH',
  place: 'Sơn Giang',
  date: '2023-07',
  kind: 'Báo cáo',
  abstract: 'Kết quả công tác tự vệ\n6 tháng đầu năm 2023',
  sections: [
    { type: 'heading', level: 1, text: 'Kết quả thực hiện' },
    { type: 'heading', level: 2, text: 'Huấn luyện' },
    {
      type: 'paragraph',
      runs: [
        text('Toàn tỉnh đạt '),
        { type: 'figure', text: '519/842', id: 'training.attended@sơn-giang', link: 'http://10.0.0.5/so/1' },
        text(' đồng chí.'),
      ],
    },
    { type: 'paragraph', runs: [text('Nhắc lại '), { type: 'figure', text: '519/842', id: 'training.attended@sơn-giang' }] },
    { type: 'heading', level: 2, text: 'Trực sẵn sàng chiến đấu' },
    { type: 'heading', level: 3, text: 'Cơ quan' },
    { type: 'list', mark: '-', items: [[text('Ủy ban')], [text('Sở')]] },
    { type: 'heading', level: 1, text: 'Tồn tại, hạn chế' },
    { type: 'heading', level: 2, text: 'Huấn luyện' },
    { type: 'heading', level: 1, text: 'IV. Kiến nghị', numbered: false },
    {
      type: 'table',
      caption: 'Kết quả',
      unit: 'Đơn vị tính: người',
      widths: [1, 3, 2, 2],
      align: ['centre', 'left', 'right', 'right'],
      headingRows: [
        [
          { text: 'TT', rows: 2 },
          { text: 'Đơn vị', rows: 2 },
          { text: 'Huấn luyện', columns: 2 },
        ],
        ['Giao', 'Có mặt'],
      ],
      rows: [
        ['1', 'Sở Y tế', '20', '17'],
        [{ text: 'Cộng', columns: 2, bold: true }, '20', '17'],
      ],
    },
    { type: 'paragraph', runs: [text('Trân trọng báo cáo./.')] },
  ],
  signature: { authority: ['KT. Chỉ huy trưởng', 'Phó Chỉ huy trưởng'], name: 'Đại tá Lê Hữu Phượng' },
  recipients: ['Bộ Tư lệnh Quân khu', 'UBND tỉnh;', 'Lưu: VT'],
  annexes: [
    {
      label: 'Phụ lục I',
      title: 'Biểu tổng hợp',
      attachedTo: 'Kèm theo Báo cáo của Bộ CHQS tỉnh Sơn Giang',
      orientation: 'landscape',
      blocks: [
        { type: 'heading', level: 1, text: 'Huấn luyện' },
        { type: 'table', widths: [1, 1], headingRows: [['A', 'B']], rows: [['1', '2']] },
      ],
    },
  ],
  footer: 'Bản 2, số liệu đến hết ngày 15/7/2023',
  created: '2023-07-16T07:20:00Z',
}

/** The thing that must be there. */
function need<T>(thing: T | undefined | null): T {
  assert.ok(thing !== undefined && thing !== null)
  return thing
}

type Opened = { parts: Record<string, string>; body: Document }

async function opened(document: OfficialDocument): Promise<Opened> {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(await writeDocx(document))).map(([name, part]) => [name, strFromU8(part)]),
  )
  return { parts, body: new DOMParser().parseFromString(need(parts['word/document.xml']), 'text/xml') }
}

const all = (within: Document | Element, name: string): Element[] => [...within.getElementsByTagName(name)]
const wordsOf = (within: Document | Element): string =>
  all(within, 'w:t')
    .map((run) => run.textContent)
    .join('')
const paragraphs = (within: Document | Element): string[] => all(within, 'w:p').map(wordsOf)
const paragraphWith = (within: Document, words: string): Element =>
  need(all(within, 'w:p').find((paragraph) => wordsOf(paragraph).includes(words)))
const value = (within: Element | Document, name: string, attribute = 'w:val'): string | null | undefined =>
  all(within, name)[0]?.getAttribute(attribute)

test('the page is A4 with the margins of the decree, the annex lies on its side', async () => {
  const { body } = await opened(REPORT)
  const [main, annex] = all(body, 'w:sectPr')
  const mm = (twips: string | null | undefined) => Math.round((Number(twips) * 25.4) / 1440)
  const sizes = [need(main), need(annex)].map((section) => [
    mm(value(section, 'w:pgSz', 'w:w')),
    mm(value(section, 'w:pgSz', 'w:h')),
    value(section, 'w:pgSz', 'w:orient'),
  ])
  assert.deepEqual(sizes, [
    [210, 297, 'portrait'],
    [297, 210, 'landscape'],
  ])
  const margins = ['w:top', 'w:bottom', 'w:left', 'w:right'].map((side) => mm(value(need(main), 'w:pgMar', side)))
  assert.deepEqual(margins, [20, 20, 30, 20])
})

test('the page number stands in the middle of the top margin from page 2 on, and each annex counts anew', async () => {
  const { body, parts } = await opened(REPORT)
  const numbered = Object.entries(parts).filter(([name, part]) => /^word\/header\d/.test(name) && part.includes('PAGE'))
  assert.equal(numbered.length, 2)
  assert.ok(numbered.every(([, part]) => part.includes('<w:jc w:val="center"/>')))
  for (const section of all(body, 'w:sectPr')) {
    assert.equal(all(section, 'w:titlePg').length, 1)
    assert.equal(value(section, 'w:pgNumType', 'w:start'), '1')
  }
})

test('the head names the state, the motto, both bodies, the number, the place and an open day', async () => {
  const { body } = await opened(REPORT)
  const head = paragraphs(need(all(body, 'w:tbl')[0])).filter((words) => words !== '')
  assert.deepEqual(head, [
    'BỘ TƯ LỆNH QUÂN KHU',
    'BỘ CHỈ HUY QUÂN SỰTỈNH SƠN GIANG',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    'Số:       /BC-BCH',
    'Sơn Giang, ngày …… tháng 7 năm 2023',
  ])
  assert.equal(all(paragraphWith(body, 'BỘ TƯ LỆNH'), 'w:b').length, 0)
  assert.ok(all(paragraphWith(body, 'BỘ CHỈ HUY'), 'w:b').length > 0)
  assert.ok(all(paragraphWith(body, 'Sơn Giang, ngày'), 'w:i').length > 0)
})

test('days below ten and the first two months take a zero', async () => {
  const dateOf = async (date: string) =>
    paragraphs((await opened({ ...REPORT, date })).body).find((words) => words.startsWith('Sơn Giang,'))
  assert.equal(await dateOf('2023-02-05'), 'Sơn Giang, ngày 05 tháng 02 năm 2023')
  assert.equal(await dateOf('2023-11-22'), 'Sơn Giang, ngày 22 tháng 11 năm 2023')
  assert.equal(await dateOf('2023'), 'Sơn Giang, ngày …… tháng …… năm 2023')
})

test('headings are numbered level by level, in capitals at the top; a number of its own is left alone', async () => {
  const { body } = await opened(REPORT)
  const headings = all(body, 'w:p').filter((paragraph) => value(paragraph, 'w:pStyle')?.startsWith('Heading'))
  assert.deepEqual(headings.map(wordsOf), [
    'I. KẾT QUẢ THỰC HIỆN',
    '1. Huấn luyện',
    '2. Trực sẵn sàng chiến đấu',
    'a) Cơ quan',
    'II. TỒN TẠI, HẠN CHẾ',
    '1. Huấn luyện',
    'IV. KIẾN NGHỊ',
    'I. HUẤN LUYỆN',
  ])
  assert.ok(headings.every((heading) => all(heading, 'w:keepNext').length === 1))
})

test('body text is Times New Roman 14, straight at both edges, its first line in by 1 cm', async () => {
  const { body, parts } = await opened(REPORT)
  const paragraph = paragraphWith(body, 'Toàn tỉnh đạt')
  assert.equal(value(paragraph, 'w:jc'), 'both')
  assert.equal(Math.round((Number(value(paragraph, 'w:ind', 'w:firstLine')) * 2.54) / 1440), 1)
  const defaults = need(
    new DOMParser().parseFromString(need(parts['word/styles.xml']), 'text/xml').getElementsByTagName('w:docDefaults')[0],
  )
  for (const alphabet of ['w:ascii', 'w:hAnsi', 'w:cs', 'w:eastAsia'])
    assert.equal(value(defaults, 'w:rFonts', alphabet), 'Times New Roman')
  assert.equal(value(defaults, 'w:sz'), '28')
  assert.equal(value(defaults, 'w:lang'), 'vi-VN')
})

test('heading rows are repeated on every page and no row is broken', async () => {
  const { body } = await opened(REPORT)
  const table = need(all(body, 'w:tbl')[1])
  const rows = all(table, 'w:tr')
  assert.deepEqual(
    rows.map((row) => all(row, 'w:tblHeader').length),
    [1, 1, 0, 0],
  )
  assert.ok(rows.every((row) => all(row, 'w:cantSplit').length === 1))
  assert.deepEqual(
    rows.map((row) => all(row, 'w:keepNext').some((mark) => mark.getAttribute('w:val') !== 'false')),
    [true, true, true, false],
    'the total is kept with the rows above it',
  )
  assert.deepEqual(
    rows.map((row) => all(row, 'w:tc').map(wordsOf)),
    [
      ['TT', 'Đơn vị', 'Huấn luyện'],
      ['', '', 'Giao', 'Có mặt'],
      ['1', 'Sở Y tế', '20', '17'],
      ['Cộng', '20', '17'],
    ],
  )
  const grid = all(table, 'w:gridCol').map((column) => Number(column.getAttribute('w:w')))
  assert.equal(grid.length, 4)
  assert.equal(Math.round((grid.reduce((sum, width) => sum + width, 0) * 25.4) / 1440), 160)
  assert.deepEqual(
    all(need(rows[2]), 'w:jc').map((side) => side.getAttribute('w:val')),
    ['center', 'left', 'right', 'right'],
  )
})

test('a figure is ordinary text with a bookmark, once, and leads to its proof', async () => {
  const { body, parts } = await opened(REPORT)
  assert.deepEqual(
    all(body, 'w:bookmarkStart').map((mark) => mark.getAttribute('w:name')),
    ['so_training_attended_son_giang'],
  )
  const link = all(body, 'w:hyperlink')
  assert.deepEqual(link.map(wordsOf), ['519/842'])
  assert.equal(all(need(link[0]), 'w:color').length + all(need(link[0]), 'w:rStyle').length, 0)
  assert.match(
    need(parts['word/_rels/document.xml.rels']),
    new RegExp(`Id="${need(link[0]).getAttribute('r:id')}"[^>]*Target="http://10.0.0.5/so/1"`),
  )
})

test('the signature stands beside the recipients and is kept with the last words', async () => {
  const { body } = await opened(REPORT)
  const foot = need(all(body, 'w:tbl')[2])
  assert.deepEqual(
    paragraphs(foot).filter((words) => words !== ''),
    [
      'Nơi nhận:',
      '- Bộ Tư lệnh Quân khu;',
      '- UBND tỉnh;',
      '- Lưu: VT.',
      'KT. CHỈ HUY TRƯỞNG',
      'PHÓ CHỈ HUY TRƯỞNG',
      'Đại tá Lê Hữu Phượng',
    ],
  )
  assert.deepEqual(
    all(paragraphWith(body, 'Lưu: VT'), 'w:sz').map((size) => size.getAttribute('w:val')),
    ['22'],
  )
  assert.equal(all(paragraphWith(body, 'Trân trọng'), 'w:keepNext').length, 1)
})

test('edition and cut-off stand at the foot of the first page and of all others', async () => {
  const { parts } = await opened(REPORT)
  const feet = Object.entries(parts).filter(([name]) => /^word\/footer\d/.test(name))
  assert.equal(feet.length, 4)
  assert.ok(feet.every(([, part]) => part.includes('Bản 2, số liệu đến hết ngày 15/7/2023')))
})

test('every Vietnamese letter goes in and comes out, composed as the national standard has it', async () => {
  const letters = Array.from({ length: 0x1efa - 0x1ea0 }, (_, at) => String.fromCodePoint(0x1ea0 + at)).join('')
  const awkward = `${letters.normalize('NFD')}ĂăĐđƠơƯư₫ < & > " \u0007 \uD800`
  const { body } = await opened({ ...REPORT, sections: [{ type: 'paragraph', runs: [text(awkward)] }] })
  assert.ok(wordsOf(body).includes(`${letters}ĂăĐđƠơƯư₫ < & > "`))
})

test('the same document gives the same bytes, and no clock is read', async () => {
  const [once, again] = [await writeDocx(REPORT), await writeDocx(REPORT)]
  assert.ok(Buffer.from(once).equals(again))
  const { parts } = await opened(REPORT)
  assert.match(need(parts['docProps/core.xml']), /<dcterms:created[^>]*>2023-07-16T07:20:00Z</)
})
