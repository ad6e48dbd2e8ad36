import type { Day, Window } from '#domain/period.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { addressOf, type CellSpec, firstDataRow, type SheetSpec, type TitleLine } from './xlsx.ts'

type Named = { unit: { name: string } }
/** What is to be paid for a window of days, as it was shown. */
export type PayableBookData = {
  unitName: string
  window: Window
  madeOn: Day
  madeBy: string
  total: { manDays: number; amount: number }
  lines: readonly (Named & { rate: number; decision: string; rows: number; manDays: number; amount: number })[]
  notPayable: {
    reasons: readonly { title: string; rows: number; manDays: number }[]
    list: readonly (Named & { register: 'duty' | 'relief'; day: Day; place: string; manDays: number; title: string })[]
  }
  seniority: readonly (Named & {
    person: string
    post: string
    months: number
    percent: number
    monthly: number | null
    amount: number | null
  })[]
}

const BOOKS = { duty: 'Sổ trực, tuần tra', relief: 'Sổ phòng thủ dân sự' } as const

/** Three sheets to sign: what is paid, with sums as formulas; what is not and why; who has seniority. */
export function payableBook(data: PayableBookData): SheetSpec[] {
  const { unitName, window, madeOn, madeBy } = data
  const about = (title: string): TitleLine[] => [
    { text: title, look: 'title' },
    { text: unitName },
    { text: `(Từ ngày ${printDay(window.from)} đến hết ngày ${printDay(window.to)})` },
  ]
  const pageFoot = `Lập ngày ${printDay(madeOn)}, ${madeBy}`
  return [paidSheet(data, about), unpaidSheet(data, about), senioritySheet(data, about)].map((sheet) => ({
    ...sheet,
    pageFoot,
    orientation: 'landscape',
  }))
}

type About = (title: string) => TitleLine[]

function paidSheet({ lines, total }: PayableBookData, about: About): SheetSpec {
  const title = about('Chi trả trợ cấp ngày công lao động')
  const first = firstDataRow({ title })
  const [RATE, MAN_DAYS, AMOUNT] = [4, 6, 7]
  const rows = lines.map(({ unit, decision, rate, rows: times, manDays, amount }, index): CellSpec[] => [
    index + 1,
    unit.name,
    decision,
    rate,
    times,
    manDays,
    { value: amount, formula: `${addressOf(MAN_DAYS, first + index)}*${addressOf(RATE, first + index)}` },
  ])
  const sum = (column: number, value: number): CellSpec => ({
    value,
    look: 'total',
    ...(lines.length > 0 ? { formula: `SUM(${addressOf(column, first)}:${addressOf(column, first + lines.length - 1)})` } : {}),
  })
  const totals: CellSpec[] = [
    '',
    { value: 'Cộng', look: 'total' },
    '',
    '',
    '',
    sum(MAN_DAYS, total.manDays),
    sum(AMOUNT, total.amount),
  ]
  return {
    name: 'Chi trả',
    title,
    columns: [
      { heading: 'TT', kind: 'integer', width: 6 },
      { heading: 'Đơn vị', kind: 'text', width: 40 },
      { heading: 'Mức theo văn bản', kind: 'text', width: 22 },
      { heading: 'Mức (đồng/ngày)', kind: 'integer', width: 16 },
      { heading: 'Số dòng sổ', kind: 'integer', width: 12 },
      { heading: 'Ngày công', kind: 'integer', width: 12 },
      { heading: 'Thành tiền (đồng)', kind: 'integer', width: 20 },
    ],
    rows: [...rows, totals],
    frozenColumns: 2,
    foot: [{ text: 'Mỗi ngày công tính theo mức áp dụng trong ngày đó; chỉ tính dòng có quyết định huy động.', look: 'note' }],
  }
}

function unpaidSheet({ notPayable: { reasons, list } }: PayableBookData, about: About): SheetSpec {
  const left = reasons.map(
    ({ title, rows, manDays }): TitleLine => ({
      text: `${title}: ${printInteger(manDays)} ngày công, ${printInteger(rows)} dòng.`,
      look: 'note',
    }),
  )
  return {
    name: 'Chưa chi trả được',
    title: about('Ngày công chưa chi trả được'),
    columns: [
      { heading: 'TT', kind: 'integer', width: 6 },
      { heading: 'Đơn vị', kind: 'text', width: 36 },
      { heading: 'Sổ', kind: 'text', width: 22 },
      { heading: 'Ngày', kind: 'date', width: 12 },
      { heading: 'Nội dung, địa điểm', kind: 'text', width: 36 },
      { heading: 'Ngày công', kind: 'integer', width: 12 },
      { heading: 'Vì sao', kind: 'text', width: 52 },
    ],
    rows: list.map(({ unit, register, day, place, manDays, title }, index): CellSpec[] => [
      index + 1,
      unit.name,
      BOOKS[register],
      day,
      place,
      manDays,
      title,
    ]),
    foot: left.length > 0 ? left : [{ text: 'Không có dòng nào.', look: 'note' }],
    frozenColumns: 2,
    filter: true,
  }
}

function senioritySheet({ seniority }: PayableBookData, about: About): SheetSpec {
  return {
    name: 'Thâm niên',
    title: about('Phụ cấp thâm niên của chỉ huy Ban CHQS cấp xã'),
    columns: [
      { heading: 'TT', kind: 'integer', width: 6 },
      { heading: 'Họ và tên', kind: 'text', width: 26, sensitive: true },
      { heading: 'Chức vụ', kind: 'text', width: 22 },
      { heading: 'Đơn vị', kind: 'text', width: 36 },
      { heading: 'Số tháng', kind: 'integer', width: 10 },
      { heading: 'Tỷ lệ', kind: 'percent', width: 10 },
      { heading: 'Phụ cấp tháng (đồng)', kind: 'integer', width: 20 },
      { heading: 'Thâm niên một tháng (đồng)', kind: 'integer', width: 24 },
    ],
    rows: seniority.map(({ unit, person, post, months, percent, monthly, amount }, index): CellSpec[] => [
      index + 1,
      person,
      post,
      unit.name,
      months,
      percent / 100,
      monthly,
      amount,
    ]),
    foot: [
      {
        text: 'Đủ 60 tháng được 5%, mỗi năm thêm 1% (NĐ 72/2020 Điều 10). Cột tiền để trống khi phụ cấp tính trên lương hiện hưởng, không có trong sổ mức chi.',
        look: 'note',
      },
    ],
    frozenColumns: 2,
  }
}
