import { type Finding, finding } from './finding.ts'
import { type Chapter, defineIndicator, type Indicator, type Level } from './indicator.ts'
import { CHAPTERS } from './indicators/chapter.ts'
import type { Day } from './period.ts'

/**
 * An indicator a province adds to the catalogue for itself: what its own report needs and nobody above asks for. It is
 * typed on the same form, adds up the tree in the same ledger, and is checked by what it says of itself.
 */
export type OwnIndicator = {
  id: string
  chapter: Chapter
  /** A heading of its own within the chapter; null stands among the indicators of the catalogue. */
  section: string | null
  title: string
  unitWord: string
  stock: boolean
  levels: readonly Level[]
  /** The indicator this one is a part of. */
  partOf: string | null
  validFrom: Day
  validTo: Day | null
}

/** Own ids begin with the unit that keeps them, so that two provinces never mean two things by one id. */
export const ownId = (unitCode: string, name: string): string => `${unitCode.replaceAll('-', '_')}.${name}`

export const isOwnName = (name: string): boolean => /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)

export function asIndicator(own: OwnIndicator, catalogue: readonly Indicator[]): Indicator {
  const { id, chapter, title, unitWord, stock, levels, partOf } = own
  const whole = catalogue.find((indicator) => indicator.id === partOf)
  return defineIndicator(id, {
    chapter,
    title,
    titleEn: id,
    unit: unitWord,
    measure: 'count',
    time: stock ? 'stock' : 'flow',
    overTree: 'sum',
    levels: levels.join(' '),
    basis: 'practice',
    phrases: [],
    ...(whole ? { partOf: [{ whole: [whole.id], says: [title, whole.title] as const }] } : {}),
  })
}

/** The catalogue as a province has it on a day. */
export function catalogueWith(catalogue: readonly Indicator[], own: readonly OwnIndicator[]): readonly Indicator[] {
  return own.length === 0 ? catalogue : [...catalogue, ...own.map((one) => asIndicator(one, catalogue))]
}

/** Everything that speaks against adding it beside what stands. */
export function checkOwn(own: OwnIndicator, beside: readonly Indicator[]): Finding[] {
  const findings: Finding[] = []
  const tell = (code: string, path: string, message: string) => findings.push(finding(code, { path }, message))
  if (!isOwnName(own.id.slice(own.id.indexOf('.') + 1)))
    tell('own.name', 'name', 'Mã viết bằng chữ thường không dấu, các từ nối bằng gạch dưới, như tau_ca_dang_ky.')
  if (beside.some(({ id }) => id === own.id)) tell('own.id_taken', 'name', `Đã có chỉ tiêu mã “${own.id}”. Đặt mã khác.`)
  const same = beside.find(({ title }) => title.toLowerCase() === own.title.normalize('NFC').toLowerCase())
  if (same) tell('own.title_taken', 'title', `Đã có chỉ tiêu “${same.title}”. Dùng chỉ tiêu đó, hoặc đặt tên khác.`)
  if (!(own.chapter in CHAPTERS)) tell('own.chapter', 'chapter', `Không có chương “${own.chapter}”.`)
  if (own.validTo !== null && own.validTo <= own.validFrom)
    tell('own.days', 'validTo', 'Ngày thôi dùng phải sau ngày bắt đầu dùng.')
  findings.push(...wholeFindings(own, beside))
  return findings
}

function wholeFindings({ partOf, unitWord, stock, levels }: OwnIndicator, beside: readonly Indicator[]): Finding[] {
  if (partOf === null) return []
  const whole = beside.find(({ id }) => id === partOf)
  const where = { path: 'partOf' }
  if (!whole) return [finding('own.whole_unknown', where, `Không có chỉ tiêu “${partOf}” để làm tổng.`)]
  if (whole.measure !== 'count')
    return [finding('own.whole_ratio', where, `“${whole.title}” không phải số đếm nên không có phần nào.`)]
  return [
    ...(whole.unit === unitWord
      ? []
      : [
          finding(
            'own.whole_unit',
            where,
            `“${whole.title}” tính bằng ${whole.unit}, phần của nó cũng phải tính bằng ${whole.unit}.`,
          ),
        ]),
    ...((whole.time === 'stock') === stock
      ? []
      : [
          finding(
            'own.whole_time',
            where,
            `“${whole.title}” là ${whole.time === 'stock' ? 'số hiện có' : 'số trong kỳ'}, phần của nó cũng phải thế.`,
          ),
        ]),
    ...levels
      .filter((level) => !whole.levels.includes(level))
      .map((level) => finding('own.whole_level', where, `Cấp ${level} không báo cáo “${whole.title}” nên không so được.`)),
  ]
}
