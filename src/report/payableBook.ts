import { PAID_BOOKS, type PaidBook } from '#domain/payable.ts'
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
  meals: { amount: number; notPayable: { reasons: readonly { title: string; rows: number; manDays: number }[] } }
  lines: readonly (Named & {
    register: PaidBook
    rate: number | null
    decision: string | null
    mealRate: number | null
    mealDecision: string | null
    rows: number
    manDays: number
    amount: number | null
    meals: number | null
  })[]
  notPayable: {
    reasons: readonly { title: string; rows: number; manDays: number }[]
    list: readonly (Named & {
      register: 'duty' | 'relief' | 'courses'
      day: Day
      place: string
      manDays: number
      title: string
    })[]
  }
  posts: readonly (Named & {
    post: string
    people: number
    wholeMonths: number
    halfMonths: number
    monthly: number | null
    decision: string | null
    amount: number | null
  })[]
  seniority: readonly (Named & {
    person: string
    post: string
    months: number
    percent: number
    monthly: number | null
    amount: number | null
  })[]
}

const BOOKS = { ...PAID_BOOKS, courses: 'Sổ lớp tập huấn, huấn luyện' } as const

/** Four sheets to sign: what is paid, with sums as formulas; what is not and why; posts held; who has seniority. */
export function payableBook(data: PayableBookData): SheetSpec[] {
  const { unitName, window, madeOn, madeBy } = data
  const about = (title: string): TitleLine[] => [
    { text: title, look: 'title' },
    { text: unitName },
    { text: `(Từ ngày ${printDay(window.from)} đến hết ngày ${printDay(window.to)})` },
  ]
  const pageFoot = `Lập ngày ${printDay(madeOn)}, ${madeBy}`
  return [paidSheet(data, about), unpaidSheet(data, about), postSheet(data, about), senioritySheet(data, about)].map((sheet) => ({
    ...sheet,
    pageFoot,
    orientation: 'landscape',
  }))
}

type About = (title: string) => TitleLine[]

function paidSheet({ lines, total, meals }: PayableBookData, about: About): SheetSpec {
  const title = about('Chi trả trợ cấp ngày công lao động, tiền ăn')
  const first = firstDataRow({ title })
  const [MAN_DAYS, RATE, AMOUNT, MEAL_RATE, MEALS] = [5, 7, 8, 10, 11]
  const rows = lines.map((line, index): CellSpec[] => {
    const product = (value: number | null, rate: number): CellSpec =>
      value === null ? null : { value, formula: `${addressOf(MAN_DAYS, first + index)}*${addressOf(rate, first + index)}` }
    return [
      index + 1,
      line.unit.name,
      PAID_BOOKS[line.register],
      line.rows,
      line.manDays,
      line.decision,
      line.rate,
      product(line.amount, RATE),
      line.mealDecision,
      line.mealRate,
      product(line.meals, MEAL_RATE),
      {
        value: (line.amount ?? 0) + (line.meals ?? 0),
        formula: `SUM(${addressOf(AMOUNT, first + index)},${addressOf(MEALS, first + index)})`,
      },
    ]
  })
  const sum = (column: number, value: number): CellSpec => ({
    value,
    look: 'total',
    ...(lines.length > 0 ? { formula: `SUM(${addressOf(column, first)}:${addressOf(column, first + lines.length - 1)})` } : {}),
  })
  const manDays = lines.reduce((all, line) => all + line.manDays, 0)
  const totals: CellSpec[] = [
    '',
    { value: 'Cộng', look: 'total' },
    ...['', ''],
    sum(MAN_DAYS, manDays),
    ...['', ''],
    sum(AMOUNT, total.amount),
    ...['', ''],
    sum(MEALS, meals.amount),
    sum(MEALS + 1, total.amount + meals.amount),
  ]
  return {
    name: 'Chi trả',
    title,
    columns: [
      { heading: 'TT', kind: 'integer', width: 6 },
      { heading: 'Đơn vị', kind: 'text', width: 36 },
      { heading: 'Sổ', kind: 'text', width: 20 },
      { heading: 'Số dòng sổ', kind: 'integer', width: 10 },
      { heading: 'Ngày công', kind: 'integer', width: 11 },
      { heading: 'Mức ngày công theo', kind: 'text', width: 18 },
      { heading: 'Mức (đồng/ngày)', kind: 'integer', width: 13 },
      { heading: 'Trợ cấp ngày công (đồng)', kind: 'integer', width: 18 },
      { heading: 'Mức tiền ăn theo', kind: 'text', width: 18 },
      { heading: 'Mức ăn (đồng/ngày)', kind: 'integer', width: 13 },
      { heading: 'Tiền ăn (đồng)', kind: 'integer', width: 18 },
      { heading: 'Cộng (đồng)', kind: 'integer', width: 18 },
    ],
    rows: [...rows, totals],
    frozenColumns: 2,
    foot: [
      { text: 'Mỗi ngày công tính theo mức áp dụng trong ngày đó; chỉ tính dòng có quyết định huy động.', look: 'note' },
      ...meals.notPayable.reasons.map((one): TitleLine => ({ text: `Tiền ăn chưa tính: ${reasonLine(one)}`, look: 'note' })),
    ],
  }
}

const reasonLine = ({ title, rows, manDays }: { title: string; rows: number; manDays: number }): string =>
  `${title}: ${printInteger(manDays)} ngày công, ${printInteger(rows)} dòng.`

function unpaidSheet({ notPayable: { reasons, list } }: PayableBookData, about: About): SheetSpec {
  const left = reasons.map((one): TitleLine => ({ text: reasonLine(one), look: 'note' }))
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

function postSheet({ posts }: PayableBookData, about: About): SheetSpec {
  return {
    name: 'Phụ cấp chức vụ',
    title: about('Phụ cấp chức vụ của chỉ huy Ban CHQS cấp xã'),
    columns: [
      { heading: 'TT', kind: 'integer', width: 6 },
      { heading: 'Đơn vị', kind: 'text', width: 36 },
      { heading: 'Chức vụ', kind: 'text', width: 22 },
      { heading: 'Số người', kind: 'integer', width: 10 },
      { heading: 'Số tháng đủ', kind: 'integer', width: 12 },
      { heading: 'Số tháng nửa', kind: 'integer', width: 12 },
      { heading: 'Mức theo văn bản', kind: 'text', width: 22 },
      { heading: 'Mức (đồng/tháng)', kind: 'integer', width: 16 },
      { heading: 'Thành tiền (đồng)', kind: 'integer', width: 20 },
    ],
    rows: posts.map(({ unit, post, people, wholeMonths, halfMonths, decision, monthly, amount }, index): CellSpec[] => [
      index + 1,
      unit.name,
      ...[post, people, wholeMonths, halfMonths, decision, monthly, amount],
    ]),
    foot: [
      {
        text: 'Giữ chức từ 15 ngày trong tháng được cả tháng, dưới 15 ngày được nửa tháng (NĐ 72/2020 Điều 7); tính các tháng kết thúc trong kỳ. Cột tiền để trống khi sổ mức chi chưa có mức.',
        look: 'note',
      },
    ],
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
