import type { FigureTable } from './figures.ts'
import { type Finding, finding, warning } from './finding.ts'
import type { Indicator } from './indicator.ts'
import { INDICATORS, indicators } from './indicators/index.ts'
import { compare, multiply, rational, roundTo } from './quantity.ts'
import { printDecimal, printInteger } from './wording.ts'

/**
 * What must hang together in one figure table. A rule warns and asks for a reason; only what cannot be true of people
 * (more women than members) stops a submission. A rule with a side that nobody knows says nothing.
 */
type Side = { ids: readonly string[]; says: string }
type PartRule = { part: Side; whole: Side; impossible?: true }

const side = (says: string, ...ids: string[]): Side => ({ ids, says })
const atMost = (part: Side, whole: Side): PartRule => ({ part, whole })
const never = (part: Side, whole: Side): PartRule => ({ part, whole, impossible: true })

/** attended ≤ called ≤ quota ≤ strength, and the like; the first id of a sum is where the finding points. */
export const PARTS: readonly PartRule[] = [
  never(side('Nữ', 'sdf_female_strength'), side('quân số', 'sdf_strength')),
  atMost(side('Tự vệ trực thuộc tỉnh quản lý', 'sdf_strength_provincial_direct'), side('tổng số tự vệ', 'sdf_strength')),
  atMost(side('Đơn vị tự vệ trực thuộc', 'sdf_units_provincial_direct'), side('số cơ sở tự vệ', 'sdf_bases_total')),
  atMost(side('Tự vệ tại chỗ', 'on_site_sdf_strength'), side('tổng số tự vệ', 'sdf_strength')),
  atMost(
    side('Dân quân tại chỗ và thường trực', 'on_site_militia_strength', 'standing_militia_strength'),
    side('tổng số dân quân', 'militia_strength'),
  ),
  atMost(side('Tự vệ', 'sdf_strength'), side('tổng số cán bộ, người lao động', 'org_staff_total')),
  atMost(side('Chưa kiện toàn', 'org_commands_to_consolidate'), side('số Ban CHQS', 'org_military_commands_total')),
  atMost(side('Có mặt tập huấn', 'officer_training_attended'), side('phải tập huấn', 'officer_training_quota')),
  atMost(side('Có mặt tập huấn', 'unit_leader_training_attended'), side('phải tập huấn', 'unit_leader_training_quota')),
  atMost(side('Có mặt', 'force_training_attended'), side('phải huấn luyện', 'force_training_quota')),
  atMost(side('Phải huấn luyện', 'force_training_quota'), side('quân số', 'msdf_total_strength')),
  atMost(side('Phải tập huấn', 'officer_training_quota'), side('quân số', 'msdf_total_strength')),
  atMost(side('Phải tập huấn', 'unit_leader_training_quota'), side('quân số', 'msdf_total_strength')),
  atMost(
    side(
      'Huấn luyện theo chương trình',
      'first_year_trained',
      'later_year_12day_trained',
      'later_year_7day_trained',
      'standing_militia_60day_trained',
    ),
    side('có mặt huấn luyện', 'force_training_attended'),
  ),
  atMost(
    side('Đã xếp loại', 'grade_excellent_count', 'grade_good_count', 'grade_pass_count', 'grade_fail_count'),
    side('có mặt huấn luyện', 'force_training_attended'),
  ),
  atMost(side('Xã đã diễn tập', 'commune_exercises_held'), side('số xã', 'communes_total')),
  atMost(side('Đăng ký tuổi 17', 'registered_age17'), side('danh sách đủ 17 tuổi', 'age17_listed_january')),
  atMost(side('Đạt sơ tuyển', 'prescreen_passed'), side('có mặt sơ tuyển', 'prescreen_attended')),
  atMost(side('Có mặt sơ tuyển', 'prescreen_attended'), side('gọi sơ tuyển', 'prescreen_called')),
  atMost(side('Đủ sức khỏe', 'medical_fit'), side('có mặt khám tuyển', 'medical_attended')),
  atMost(side('Có mặt khám tuyển', 'medical_attended'), side('gọi khám tuyển', 'medical_called')),
  atMost(side('Nhập ngũ', 'enlisted_total'), side('lệnh gọi nhập ngũ đã phát', 'callup_orders_issued')),
  atMost(side('Đảng viên nhập ngũ', 'enlisted_party_members'), side('nhập ngũ', 'enlisted_total')),
  atMost(side('Nhập ngũ trình độ cao đẳng, đại học', 'enlisted_higher_education'), side('nhập ngũ', 'enlisted_total')),
  atMost(side('Trả về sau phúc tra', 'recheck_rejected'), side('nhập ngũ', 'enlisted_total')),
  atMost(side('Giới thiệu việc làm', 'discharged_job_placed'), side('xuất ngũ trở về', 'discharged_soldiers_received')),
  atMost(side('Sĩ quan dự bị', 'reserve_officers_registered'), side('quân nhân dự bị', 'reservists_registered')),
  atMost(side('Dự bị có mặt', 'reserve_training_attended'), side('dự bị được gọi', 'reserve_called_for_training')),
  atMost(side('Trụ sở', 'commune_hq_total'), side('số Ban CHQS cấp xã', 'commune_military_commands_total')),
  atMost(
    side('Chi bộ quân sự thành lập trong kỳ', 'military_party_cells_created'),
    side('số chi bộ quân sự', 'military_party_cells_total'),
  ),
  atMost(side('Chi bộ quân sự', 'military_party_cells_total'), side('số Ban CHQS cấp xã', 'commune_military_commands_total')),
  atMost(side('Thôn đội trưởng', 'hamlet_team_leaders_total'), side('số dân quân', 'militia_strength')),
  atMost(side('Kéo dài thời hạn', 'msdf_extended_service'), side('quân số', 'msdf_total_strength')),
  never(
    side('Tạm hoãn và miễn gọi nhập ngũ', 'deferred_callup', 'exempt_callup'),
    side('công dân trong độ tuổi', 'conscription_age_citizens'),
  ),
  atMost(
    side('Tập thể được Bộ CHQS tỉnh tặng danh hiệu', 'collectives_titled_by_province_command'),
    side('Đơn vị Quyết thắng và Đơn vị tiên tiến', 'victory_units', 'advanced_units'),
  ),
  atMost(
    side('Chiến sĩ thi đua cơ sở và Chiến sĩ tiên tiến', 'basic_emulation_fighters', 'advanced_fighters'),
    side('quân số', 'msdf_total_strength'),
  ),
  atMost(side('Vụ kỷ luật', 'disciplinary_cases'), side('quân số', 'msdf_total_strength')),
]

/** An agency has no militia: its own strength is what stands for the total. */
const STANDS_FOR: Readonly<Record<string, string>> = { msdf_total_strength: 'sdf_strength' }

/** No more than so many of the whole: four called for each place (TT 148/2018), reserve orders 5% of the quota. */
export const LIMITS: readonly { part: Side; whole: Side; most: readonly [number, number]; says: string }[] = [
  {
    part: side('Gọi khám tuyển', 'medical_called'),
    whole: side('chỉ tiêu', 'enlistment_quota_total'),
    most: [4, 1],
    says: '4 lần',
  },
  {
    part: side('Lệnh gọi dự phòng', 'reserve_callup_orders'),
    whole: side('chỉ tiêu', 'enlistment_quota_total'),
    most: [5, 100],
    says: '5%',
  },
]

/** Parts that make a whole where all of them are known. */
export const SUMS: readonly { whole: string; parts: readonly string[] }[] = [
  { whole: 'enlistment_quota_total', parts: ['enlistment_quota_army', 'enlistment_quota_police'] },
  {
    whole: 'msdf_total_strength',
    parts: [
      'on_site_militia_strength',
      'on_site_sdf_strength',
      'mobile_msdf_strength',
      'standing_militia_strength',
      'maritime_msdf_strength',
      'specialised_msdf_strength',
    ],
  },
]

export type Band = { numerator: string; denominator: string; from: number; to: number; says: string }

/** Usual quotients; a province may set its own. A duty post kept through a year is 366 man-days. */
export const BANDS: readonly Band[] = [
  { numerator: 'duty_man_days', denominator: 'duty_turns', from: 1, to: 366, says: 'ngày công mỗi lượt trực' },
  { numerator: 'patrol_person_turns', denominator: 'patrol_team_turns', from: 2, to: 15, says: 'người mỗi lượt tổ' },
  {
    numerator: 'commune_hq_investment',
    denominator: 'commune_hq_built_repaired',
    from: 50_000_000,
    to: 10_000_000_000,
    says: 'đồng mỗi trụ sở',
  },
]

/** Shares of a whole that may pass 100%: more came, or more were built, than was asked. */
const MAY_PASS_WHOLE = new Set([
  'officer_training_rate',
  'unit_leader_training_rate',
  'force_training_rate',
  'strength_vs_assigned_quota_rate',
  'establishment_fill_rate',
  'fit_vs_quota_rate',
  'enlistment_completion_rate',
  'reserve_assigned_rate',
  'dse_plan_completion_rate',
  'dse_trained_yoy_growth',
])

const REASON = 'Vẫn lưu được, phải ghi lý do khi nộp.'

/** A reorganisation is signed, not submitted. */
const BRIDGE = 'Chưa ký được, tìm phần bị sót hoặc bị lặp.'

export function crossCheck(
  figures: FigureTable,
  unit?: string,
  bands: readonly Band[] = BANDS,
  catalogue: readonly Indicator[] = INDICATORS,
): Finding[] {
  const at = (indicator: string) => (unit === undefined ? { indicator } : { indicator, unit })
  return [
    ...PARTS.flatMap((rule) => partFinding(rule, figures, at)),
    ...LIMITS.flatMap((rule) => limitFinding(rule, figures, at)),
    ...SUMS.flatMap((rule) => sumFinding(rule, figures, at)),
    ...bands.flatMap((band) => bandFinding(band, figures, at)),
    ...catalogue.flatMap((indicator) => ownFindings(indicator, figures, at)),
  ]
}

type At = (indicator: string) => Finding['where']

const knownValue = (figures: FigureTable, id: string): number | null => figures.get(id)?.value ?? null

/** The sum of a side, null unless every part of it is known. */
function totalOf(figures: FigureTable, ids: readonly string[]): number | null {
  let total = 0
  for (const id of ids) {
    const value = knownValue(figures, id) ?? knownValue(figures, STANDS_FOR[id] ?? id)
    if (value === null) return null
    total += value
  }
  return total
}

function partFinding({ part, whole, impossible }: PartRule, figures: FigureTable, at: At): Finding[] {
  const [small, large] = [totalOf(figures, part.ids), totalOf(figures, whole.ids)]
  if (small === null || large === null || small <= large) return []
  const fact = `${part.says} ${printInteger(small)} nhiều hơn ${whole.says} ${printInteger(large)}.`
  const args = { part: small, whole: large }
  const where = at(part.ids[0] ?? '')
  return [
    impossible
      ? finding('check.part_over_whole', where, `${fact} Chưa nộp được.`, args)
      : warning('check.part_over_whole', where, `${fact} ${REASON}`, args),
  ]
}

function limitFinding({ part, whole, most, says }: (typeof LIMITS)[number], figures: FigureTable, at: At): Finding[] {
  const [small, large] = [totalOf(figures, part.ids), totalOf(figures, whole.ids)]
  if (small === null || large === null) return []
  const limit = multiply(rational(large), rational(most[0], most[1]))
  if (compare(rational(small), limit) <= 0) return []
  const message = `${part.says} ${printInteger(small)} quá ${says} ${whole.says} ${printInteger(large)}. ${REASON}`
  return [warning('check.limit', at(part.ids[0] ?? ''), message, { part: small, whole: large })]
}

function sumFinding({ whole, parts }: (typeof SUMS)[number], figures: FigureTable, at: At): Finding[] {
  const total = knownValue(figures, whole)
  const known = parts.filter((id) => figures.get(id)?.state !== 'not_applicable')
  const sum = known.length > 0 ? totalOf(figures, known) : null
  if (total === null || sum === null || total === sum) return []
  return [differs('check.sum', at(whole), whole, 'ghi', total, 'các phần cộng lại', sum)]
}

function differs(
  code: string,
  where: Finding['where'],
  id: string,
  oneSays: string,
  one: number,
  otherSays: string,
  other: number,
  next = REASON,
): Finding {
  const title = indicators.get(id)?.title ?? id
  const message = `${title}: ${oneSays} ${printInteger(one)} khác ${otherSays} ${printInteger(other)}, lệch ${printInteger(Math.abs(one - other))}. ${next}`
  return warning(code, where, message, { one, other })
}

function bandFinding({ numerator, denominator, from, to, says }: Band, figures: FigureTable, at: At): Finding[] {
  const [top, bottom] = [knownValue(figures, numerator), knownValue(figures, denominator)]
  if (top === null || bottom === null || bottom === 0) return []
  const quotient = rational(top, bottom)
  if (compare(quotient, rational(from)) >= 0 && compare(quotient, rational(to)) <= 0) return []
  const printed = quotient.d === 1n ? printInteger(quotient.n) : printDecimal(roundTo(quotient, 2))
  const message = `Bình quân ${printed} ${says}, thường từ ${printInteger(from)} đến ${printInteger(to)}. Đồng chí kiểm tra lại ${printInteger(top)} và ${printInteger(bottom)}. ${REASON}`
  return [warning('check.band', at(numerator), message, { numerator: top, denominator: bottom, from, to })]
}

/** A share over its whole, and a total that is not what its parts add up to. */
function ownFindings({ id, title, percent }: Indicator, figures: FigureTable, at: At): Finding[] {
  const figure = figures.get(id)
  if (!figure) return []
  const { numerator, denominator, stated, value } = figure
  if (stated !== undefined && value !== null)
    return [differs('check.stated', at(id), id, 'ghi', stated, 'các phần cộng lại', value)]
  if (!percent || MAY_PASS_WHOLE.has(id) || numerator === null || denominator === null || numerator <= denominator) return []
  const message = `${title}: tử số ${printInteger(numerator)} nhiều hơn mẫu số ${printInteger(denominator)}. ${REASON}`
  return [warning('check.share', at(id), message, { numerator, denominator })]
}

/** How a whole and its parts are spoken of: shorter periods of a longer one, or units of a higher one. */
const AXES = {
  time: { code: 'check.time', whole: 'cả kỳ', parts: 'các kỳ cộng lại' },
  tree: { code: 'check.tree', whole: 'cấp trên', parts: 'các đơn vị cộng lại' },
} as const

/** A year is the sum of its halves, for flows alone; a parent is the sum of its children. Parts not all known are not compared. */
export function crossCheckSums(
  axis: keyof typeof AXES,
  whole: FigureTable,
  parts: readonly FigureTable[],
  unit?: string,
): Finding[] {
  const { code, ...says } = AXES[axis]
  const comparable = (indicator: Indicator): boolean => axis === 'tree' || indicator.time === 'flow'
  return compareSums(code, [whole], says.whole, parts, says.parts, comparable, unit)
}

/** Units before a merger or split and after it hold the same people and the same figures. */
export function crossCheckBridge(before: readonly FigureTable[], after: readonly FigureTable[]): Finding[] {
  return compareSums('check.bridge', after, 'sau sắp xếp', before, 'trước sắp xếp', () => true)
}

function compareSums(
  code: string,
  ones: readonly FigureTable[],
  oneSays: string,
  others: readonly FigureTable[],
  otherSays: string,
  comparable: (indicator: Indicator) => boolean,
  unit?: string,
): Finding[] {
  return INDICATORS.flatMap((indicator) => {
    if (indicator.overTree !== 'sum' || !comparable(indicator)) return []
    const [one, other] = [sumOver(ones, indicator.id), sumOver(others, indicator.id)]
    if (one === null || other === null || one === other) return []
    const where = unit === undefined ? { indicator: indicator.id } : { indicator: indicator.id, unit }
    return [differs(code, where, indicator.id, oneSays, one, otherSays, other, code === 'check.bridge' ? BRIDGE : REASON)]
  })
}

function sumOver(tables: readonly FigureTable[], id: string): number | null {
  let sum: number | null = null
  for (const table of tables) {
    const figure = table.get(id)
    if (figure?.state === 'not_applicable') continue
    if (!figure || figure.value === null) return null
    sum = (sum ?? 0) + figure.value
  }
  return sum
}
