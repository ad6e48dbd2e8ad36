import type { Day } from '#domain/period.ts'
import type { Unit, UnitKind } from '#domain/unit.ts'
import { dayInWords } from './docx/head.ts'
import { territoryWord } from './phrases/areaWord.ts'

/** Who issues a document, as its head and foot say it (NĐ 30/2020/NĐ-CP, phụ lục I, mục II). */
export type Issuer = {
  superior?: string
  /** The body itself; a line break where its name is set in two lines. */
  body: string
  /** As sentences name it: "Bộ CHQS tỉnh Sơn Giang", "Ban CHQS Sở Y tế". */
  name: string
  /** Number and symbol, the number left to the clerk. */
  number: string
  place: string
  authority: string[]
  recipients: string[]
  /** What its periodic report is about, without the period. */
  subject: string
}

/** Path: the units above it from the root down. */
export function issuerOf(unit: Unit, path: readonly Unit[]): Issuer {
  const above = path.at(-1)
  const superior = above ? spelledOut(commandName(above)) : unit.kind === 'department' ? 'Bộ Tổng Tham mưu' : undefined
  return {
    ...(superior === undefined ? {} : { superior: inLines(superior) }),
    body: inLines(spelledOut(commandName(unit))),
    name: commandName(unit),
    number: `……/BC-${SYMBOL[unit.kind] ?? 'BCH'}`,
    place: placeOf(unit, path),
    authority: [HEAD[unit.kind] ?? 'Chỉ huy trưởng'],
    recipients: [...(above ? [commandName(above)] : superior ? [superior] : []), ...besides(unit), 'Lưu: VT'],
    subject: SUBJECT[unit.kind] ?? 'Kết quả công tác quốc phòng, quân sự địa phương',
  }
}

/** The head of a report: what the sheet on the screen and the document both begin with. */
export type Heading = { superior: string | null; body: string; number: string; placeAndDay: string; subject: string }

export function headingOf(unit: Unit, path: readonly Unit[], asOf: Day): Heading {
  const { superior, body, number, place, subject } = issuerOf(unit, path)
  return { superior: superior ?? null, body, number, placeAndDay: `${place}, ${dayInWords(asOf.slice(0, 7))}`, subject }
}

const SYMBOL: Partial<Record<UnitKind, string>> = { department: 'DQTV', military_region: 'BTL' }
const HEAD: Partial<Record<UnitKind, string>> = { department: 'Cục trưởng', military_region: 'Tư lệnh' }
const SUBJECT: Partial<Record<UnitKind, string>> = {
  department: 'Kết quả công tác dân quân tự vệ, giáo dục quốc phòng và an ninh',
  agency_command: 'Kết quả công tác quốc phòng, tự vệ',
  self_defence_unit: 'Kết quả công tác quốc phòng, tự vệ',
}

/** A command of an agency is kept under the agency's own name; what signs is its Ban CHQS. */
export function commandName({ kind, name }: Pick<Unit, 'kind' | 'name'>): string {
  return kind === 'agency_command' && !/CHQS|Chỉ huy quân sự/.test(name) ? `Ban CHQS ${name}` : name
}

const FULL: readonly (readonly [RegExp, string])[] = [
  [/\bCHQS\b/g, 'Chỉ huy quân sự'],
  [/\bCHPTKV\b/g, 'Chỉ huy phòng thủ khu vực'],
  [/\bUBND\b/g, 'Ủy ban nhân dân'],
  [/\bHĐND\b/g, 'Hội đồng nhân dân'],
  [/\bDQTV\b/g, 'Dân quân tự vệ'],
  [/\bPTNT\b/g, 'Phát triển nông thôn'],
]

/** The head of a document has no short forms. */
export const spelledOut = (name: string): string => FULL.reduce((text, [short, full]) => text.replace(short, full), name)

/** The kind of body on the first line, whose it is on the second. */
const inLines = (name: string): string => name.replace(/^((?:Bộ|Ban) Chỉ huy (?:quân sự|phòng thủ)) (?=\S)/, '$1\n')

/** A territory is named by its own name, an agency by its province; what nobody has said stays open for the pen. */
function placeOf(unit: Unit, path: readonly Unit[]): string {
  if (unit.kind === 'department') return 'Hà Nội'
  if (unit.kind === 'province' || unit.kind === 'district' || unit.kind === 'commune') return unit.shortName
  return path.find(({ kind }) => kind === 'province')?.shortName ?? '……'
}

/** The committee and the people's committee of the territory, or the head of the agency. */
function besides(unit: Unit): string[] {
  switch (unit.kind) {
    case 'department':
      return ['Bộ Quốc phòng']
    case 'agency_command':
    case 'self_defence_unit':
      return ['Cấp ủy, thủ trưởng đơn vị']
    case 'province':
    case 'district': {
      const place = territoryWord(unit) ?? ''
      return [`Thường trực ${PARTY[place] ?? 'cấp ủy'}`, `UBND ${place}`]
    }
    case 'commune': {
      const place = territoryWord(unit) ?? 'xã'
      return [`Đảng ủy, UBND ${place}`]
    }
    default:
      return []
  }
}

const PARTY: Readonly<Record<string, string>> = {
  tỉnh: 'Tỉnh ủy',
  'thành phố': 'Thành ủy',
  huyện: 'Huyện ủy',
  quận: 'Quận ủy',
  'thị xã': 'Thị ủy',
}
