import { printDay } from '#domain/wording.ts'
import { addressOf, type CellSpec, firstDataRow, type SheetSpec, type TitleLine } from '../xlsx.ts'
import { type ConferencePaper, conferenceName, conferenceTime, countOf, textOf } from './conferencePaper.ts'

const SITE_COLUMNS: SheetSpec['columns'] = [
  { heading: 'TT', kind: 'integer', width: 6 },
  { heading: 'Điểm', kind: 'text', width: 40 },
  { heading: 'Loại', kind: 'text', width: 12 },
  { heading: 'Đơn vị bảo đảm', kind: 'text', width: 34 },
  { heading: 'Địa điểm', kind: 'text', width: 28 },
  { heading: 'Người liên lạc', kind: 'text', width: 24, sensitive: true },
  { heading: 'Điện thoại', kind: 'text', width: 14, sensitive: true },
  { heading: 'Thử đường truyền', kind: 'date', width: 14 },
  { heading: 'Số chỗ', kind: 'integer', width: 9 },
  { heading: 'Có mặt', kind: 'integer', width: 9 },
]
const GUEST_COLUMNS: SheetSpec['columns'] = [
  { heading: 'TT', kind: 'integer', width: 6 },
  { heading: 'Đơn vị, đại biểu', kind: 'text', width: 44 },
  { heading: 'Tư cách', kind: 'text', width: 18 },
  { heading: 'Dự tại', kind: 'text', width: 34 },
  { heading: 'Số người mời', kind: 'integer', width: 10 },
  { heading: 'Báo dự', kind: 'text', width: 12 },
  { heading: 'Có mặt', kind: 'text', width: 12 },
  { heading: 'Lý do vắng', kind: 'text', width: 32 },
]
const WORDS: Readonly<Record<string, string>> = {
  main: 'Điểm chính',
  site: 'Điểm cầu',
  unit: 'Đơn vị dự',
  leader: 'Lãnh đạo dự',
  guest: 'Khách mời',
  coming: 'Báo dự',
  not_coming: 'Báo vắng',
  present: 'Có mặt',
  absent: 'Vắng',
}
const wordOf = (code: unknown): string => WORDS[String(code)] ?? ''

/** Sites and seats with their sums live, and who is invited where. */
export function siteBook(paper: ConferencePaper): SheetSpec[] {
  const { conference, sites, guests, madeOn, madeBy } = paper
  const foot: TitleLine[] = [{ text: `Lập ngày ${printDay(madeOn)}, ${madeBy}.`, look: 'note' }]
  const titled = (words: string): TitleLine[] => [
    { text: words, look: 'title' },
    { text: conferenceName(conference), look: 'line' },
    { text: conferenceTime(paper), look: 'line' },
  ]
  const title = titled('DANH SÁCH ĐIỂM HỌP, BỐ TRÍ CHỖ NGỒI')
  const first = firstDataRow({ title })
  const sumOf = (column: number, name: string): CellSpec => ({
    value: sites.reduce((all, site) => all + (countOf(site, name) ?? 0), 0),
    formula: `SUM(${addressOf(column, first)}:${addressOf(column, first + sites.length - 1)})`,
    look: 'total',
  })
  const total = (value: string | null): CellSpec => ({ value, look: 'total' })
  const rows = sites.map((site, at): CellSpec[] => [
    at + 1,
    textOf(site, 'name'),
    wordOf(site.kind),
    textOf(site, 'body'),
    textOf(site, 'place'),
    textOf(site, 'contact'),
    textOf(site, 'phone'),
    textOf(site, 'testedOn') || null,
    countOf(site, 'seats'),
    countOf(site, 'present'),
  ])
  const sum: CellSpec[] = [
    total(null),
    total('Cộng'),
    ...Array.from({ length: 6 }, () => total(null)),
    sumOf(9, 'seats'),
    sumOf(10, 'present'),
  ]
  const common = { foot, frozenColumns: 2, orientation: 'landscape' as const }
  return [
    { ...common, name: 'Điểm cầu', title, columns: SITE_COLUMNS, rows: sites.length > 0 ? [...rows, sum] : [] },
    {
      ...common,
      name: 'Thành phần dự',
      title: titled('THÀNH PHẦN DỰ, NƠI NHẬN GIẤY MỜI'),
      columns: GUEST_COLUMNS,
      filter: true,
      rows: guests.map((guest, at): CellSpec[] => [
        at + 1,
        textOf(guest, 'guest'),
        wordOf(guest.kind),
        textOf(guest, 'site') || 'Điểm chính',
        countOf(guest, 'asked'),
        wordOf(guest.reply),
        wordOf(guest.came),
        textOf(guest, 'reason'),
      ]),
    },
  ]
}
