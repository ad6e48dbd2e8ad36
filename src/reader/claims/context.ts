/**
 * What the text is speaking of at a place: the reporting period, the day the figures stand at, the unit. A period that is
 * only compared with ("so với 6 tháng đầu năm 2020") is never the period of a figure.
 */
import { type Day, type Period, periodKey } from '#domain/period.ts'
import { readDay, readPeriod } from '#domain/wording.ts'
import type { Token } from './tokens.ts'
import { type UnitNames, unitsNamedIn } from './unitNames.ts'

export type Mention = {
  start: number
  end: number
  period: string | null
  /** Says when; "kế hoạch năm 2024" only names a thing of that year. */
  adverb?: boolean
  asOf: Day | null
  orgUnit: string | null
  /** Code of the unit in the tree, where the tree is known and holds the name. */
  orgCode: string | null
  compared: boolean
  /** In a row of a table or in brackets: said of that row, of that sentence, and of nothing behind it. */
  local: boolean
}

const PERIOD =
  /(?<!(?:mỗi|một|hằng|hàng|\d) )tuần (?:5[0-3]|[1-4]\d|0?[1-9])(?:\s*[/-]\s*(?:19|20)\d\d| năm (?:19|20)\d\d|(?=[,;:.)](?!\d)|$))|(?:(?:0?6|sáu) tháng (?:đầu|cuối)(?: năm)?(?: (?:19|20)\d\d)?|(?:0?9|chín) tháng(?: đầu)?(?: năm)?(?: (?:19|20)\d\d)?|nửa (?:đầu|cuối) năm(?: (?:19|20)\d\d)?|qu[ýí] (?:iv|iii|ii|i|[1-4])(?![a-zà-ỹ])(?:\s*[/-]\s*|,? năm )?(?:(?:19|20)\d\d)?|(?<!ngày \d{1,2} )tháng (?:1[0-2]|0?[1-9])(?![\d.,]*\d)(?:\s*[/-]\s*(?:19|20)\d\d| năm (?:19|20)\d\d)?|năm (?:19|20)\d\d(?!\s*[-–]\s*\d))/g
const AS_OF =
  /(?:đến|tới|hết|chốt|ngày)\s+(?:hết\s+)?(?:ngày\s+)?(\d{1,2}\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{2,4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)/g
const ORG =
  /(?:(?:Bộ|Ban)\s+(?:CHQS|Chỉ huy [Qq]uân sự|CHPTKV|Chỉ huy phòng thủ khu vực)|UBND|Bộ Tư lệnh|Công an|Hội đồng NVQS|LLVT)?\s*(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|TX\.?|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu)\s+(?:\p{Lu}[\p{L}']*)(?:[ -]\p{Lu}[\p{L}']*){0,3}|(?:Quân khu|Quân đoàn) \d+|(?:Ban CHQS )?cơ quan, tổ chức cấp tỉnh|[Cc]ả nước|[Tt]oàn quốc|[Tt]oàn tỉnh|[Tt]oàn quân/gu

/** "Phó Chủ tịch UBND tỉnh Nguyễn Văn An": the words behind the office are a person, not a place. */
const PERSON =
  /(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Trương|Mai|Cao)(?: \p{Lu}\p{L}+){1,3}$/u
const HOLDER = /(?:[Cc]hủ tịch|[Bb]í thư|[Pp]hụ trách|trưởng|[Cc]hính ủy|[Cc]hính trị viên|[Gg]iám đốc)(?: \p{L}+){0,3} *$/u

export function mentionsIn(
  text: string,
  carriedYear: number | undefined,
  names: UnitNames | null = null,
  tokens: readonly Token[] | undefined = undefined,
  from = 0,
): { mentions: Mention[]; year: number | undefined } {
  const lower = text.toLowerCase()
  if (lower.length !== text.length) return { mentions: [], year: carriedYear }
  const mentions: Mention[] = []
  let year = carriedYear ?? firstYear(lower)
  for (const match of lower.matchAll(PERIOD)) {
    const printed = /(?:19|20)\d\d/.exec(match[0])
    const compared =
      /(?:so với|so cùng|bằng)[^.;,()]{0,40}$/.test(lower.slice(Math.max(0, match.index - 48), match.index)) ||
      /giai đoạn\s*$/.test(lower.slice(Math.max(0, match.index - 12), match.index))
    if (printed && !compared) year = Number(printed[0])
    const adverb = !/^năm/.test(match[0]) || opensClause(lower, match.index)
    const period: Period | null = readPeriod(match[0].replace(/,/g, '').trim(), printed ? undefined : year)
    if (period)
      mentions.push({
        start: match.index,
        end: match.index + match[0].length,
        period: periodKey(period),
        adverb,
        asOf: null,
        orgUnit: null,
        orgCode: null,
        compared,
        local: false,
      })
  }
  for (const match of lower.matchAll(AS_OF)) {
    const before = lower.slice(Math.max(0, match.index - 24), match.index)
    const said = /^(đến|tới|hết|chốt)/.test(match[0]) && !/từ[^.;]*$/.test(before)
    const day = said ? readDay((match[1] ?? '').replace(/\s*([/.-])\s*/g, '$1'), year) : null
    if (day)
      mentions.push({
        start: match.index,
        end: match.index + match[0].length,
        period: null,
        asOf: day,
        orgUnit: null,
        orgCode: null,
        compared: false,
        local: false,
      })
  }
  const named = names ? unitsNamedIn(text, names, tokens, from) : []
  for (const { start, end, code, words } of named)
    mentions.push({
      start,
      end,
      period: null,
      asOf: null,
      orgUnit: words,
      orgCode: code,
      compared: false,
      local: isLocal(text, start),
    })
  for (const match of text.matchAll(ORG)) {
    const end = match.index + match[0].length
    if (named.some((unit) => unit.start < end && unit.end > match.index)) continue
    if (PERSON.test(match[0]) && HOLDER.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
    mentions.push({
      start: match.index,
      end: match.index + match[0].length,
      period: null,
      asOf: null,
      orgUnit: match[0].trim(),
      orgCode: null,
      compared: false,
      local: isLocal(text, match.index),
    })
  }
  return { mentions: mentions.sort((a, b) => a.start - b.start), year }
}

/** How far back a bracket or the beginning of a row is looked for. */
const NEAR = 400

function isLocal(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - NEAR), at)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const rest = text.slice(at, at + NEAR)
  if (line.includes('|') || rest.slice(0, (rest.indexOf('\n') + 1 || NEAR + 1) - 1).includes('|')) return true
  return line.lastIndexOf('(') > line.lastIndexOf(')')
}

/** "Năm 2024,", "trong năm 2024", "; đến năm 2024": at the head of a clause a year says when. */
const opensClause = (text: string, at: number): boolean =>
  /(?:^|[.,;:!?…\n(–-]|(?:^|\s)(?:trong|đến|từ|cả|hết|vào|của))\s*$/.test(text.slice(Math.max(0, at - 12), at))

function firstYear(text: string): number | undefined {
  const match = /(?<![\d.,/])(?:20\d\d)(?![\d.,]*\d)/.exec(text)
  return match ? Number(match[0]) : undefined
}

export type Standing = { period: string | null; asOf: Day | null; orgUnit: string | null; orgCode: string | null }

/** What stands at a claim; `orgHere`: the unit is named in its own sentence. */
export type Stood = Standing & { orgHere: boolean }

/** What stands at each place, when the places are asked in rising order. */
export class Speaker {
  standing: Standing
  mentions: readonly Mention[]
  next = 0
  sentence = -1

  constructor(mentions: readonly Mention[], carried: Standing) {
    this.mentions = mentions
    this.standing = { ...carried, asOf: null }
  }

  /** Place of the last unit named. */
  orgAt = -1
  /** The unit of the row, or of the bracket, the figure stands in. */
  row: Mention | null = null

  /** `from` and `until` are the ends of the claim's sentence: a unit or period named after the figure in its own sentence counts when none came before. */
  at(place: number, sentence: number, until: number, from = 0): Stood {
    if (sentence !== this.sentence) {
      this.standing = { ...this.standing, asOf: null }
      this.row = null
    }
    this.sentence = sentence
    for (let mention = this.mentions[this.next]; mention && mention.start < place; mention = this.mentions[++this.next]) {
      if (mention.compared) continue
      if (mention.period && !(mention.adverb === false && this.standing.period?.startsWith(`${mention.period}-`)))
        this.standing.period = mention.period
      if (mention.asOf) this.standing.asOf = mention.asOf
      if (mention.orgUnit && mention.local) {
        if (mention.start >= from) this.row = mention
      } else if (mention.orgUnit) {
        this.row = null
        this.standing.orgUnit = mention.orgUnit
        this.standing.orgCode = mention.orgCode
        this.orgAt = mention.start
      }
    }
    const now: Stood = this.row
      ? { ...this.standing, orgUnit: this.row.orgUnit, orgCode: this.row.orgCode, orgHere: true }
      : { ...this.standing, orgHere: this.orgAt >= from }
    for (let i = this.next; i < this.mentions.length && (this.mentions[i]?.start ?? Infinity) < until; i++) {
      const mention = this.mentions[i]
      if (!mention || mention.compared) continue
      now.period ??= mention.period
      if (now.orgUnit === null && mention.orgUnit !== null) {
        now.orgUnit = mention.orgUnit
        now.orgCode = mention.orgCode
        now.orgHere = true
      }
    }
    return now
  }
}
