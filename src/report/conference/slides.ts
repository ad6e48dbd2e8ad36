import type { StandingCounts } from '#domain/deadline.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import type { Award } from '../award.ts'
import { percentWords } from '../figureWords.ts'
import type { NarrativeData } from '../narrative.ts'
import { comparisonWords } from '../phrases/comparison.ts'
import type { Presentation, Slide, SlideBar, SlidePair } from '../pptx.ts'
import { pairsOf } from '../samePeriod.ts'
import { type ConferencePaper, conferenceName, conferenceTime, textOf } from './conferencePaper.ts'
import { hoursOf } from './programme.ts'

export type SlidesData = {
  paper: ConferencePaper
  report: NarrativeData | null
  awards: readonly Award[]
  /** What the last conclusions assigned, and how it stands. */
  before: { source: string; counts: StandingCounts } | null
}

/** More do not fit a page that is read from the last row. */
const LINES = 7
const BARS = 8
const ROWS = 4
/** What is read out one by one, a figure a slide. */
const SINGLE = 4
const PAIRS = 6
const OWN_SCALE = 'Mỗi chỉ tiêu một thước; thanh dài là số lớn hơn của hai kỳ.'
const WHOLE = 'Vạch đứng là 100% chỉ tiêu giao.'

/** The slides of a conference: programme, what was attained, by name who falls short, what was assigned, conclusions. */
export function conferenceSlides({ paper, report, awards, before }: SlidesData): Presentation {
  const { unit, conference, madeBy, created } = paper
  const lines = [conferenceTime(paper), textOf(conference, 'place')].filter((line) => line !== '')
  const slides: Slide[] = [
    { kind: 'title', over: unit.name, title: conferenceName(conference), lines },
    ...programmeSlides(paper),
    ...(report ? [...attainedSlides(report), ...samePeriodSlides(report), ...shortSlides(report), ...lackingSlides(report)] : []),
    ...(before ? [standingSlide(before)] : []),
    ...awardSlides(awards),
    ...conclusionSlides(paper),
  ]
  const foot = report
    ? `${unit.shortName} - ${printPeriod(report.cutoff.period)}, số liệu đến ${printDay(report.cutoff.asOf)}`
    : unit.name
  return { title: conferenceName(conference), author: madeBy, created, foot, slides }
}

function programmeSlides({ items }: ConferencePaper): Slide[] {
  const lines = items.map((item, at) => ({
    lead: hoursOf(items, at).from,
    text: [textOf(item, 'content'), textOf(item, 'person')].filter(Boolean).join(' - '),
  }))
  return pages(lines, LINES).map((page): Slide => ({ kind: 'lines', title: 'Chương trình', lines: page }))
}

/** All targets on one scale, then the first of them a slide each. */
function attainedSlides({ figures, cutoff }: NarrativeData): Slide[] {
  const assigned = INDICATORS.flatMap((indicator) => {
    const figure = figures.get(indicator.id)
    const { value = null, target = null } = figure ?? {}
    const counts = indicator.targetOf === undefined && indicator.measure !== 'ratio'
    return figure && counts && value !== null && target ? [{ indicator, figure, value, target }] : []
  })
  const bars = assigned.map(
    ({ indicator, value, target }): SlideBar => ({
      label: indicator.title,
      ...barOf(value, target),
      text: `${percentWords(value, target)}  (${printInteger(value)}/${printInteger(target)})`,
    }),
  )
  const title = `Chỉ tiêu giao, ${printPeriod(cutoff.period)}`
  return [
    ...pages(bars, BARS).map((page): Slide => ({ kind: 'bars', title, note: WHOLE, bars: page })),
    ...assigned.slice(0, SINGLE).map(({ indicator, figure, value, target }): Slide => {
      const change = comparisonWords(figure, indicator)?.map((run) => (typeof run === 'string' ? run : run.text))
      return {
        kind: 'figure',
        title: indicator.title,
        value: percentWords(value, target),
        below: `${printInteger(value)}/${printInteger(target)} ${indicator.unit}`,
        lines: [gapWords(target - value, indicator.unit), ...(change ? [change.join('')] : [])],
      }
    }),
  ]
}

const gapWords = (gap: number, unit: string): string =>
  gap > 0 ? `Còn thiếu ${printInteger(gap)} ${unit}` : gap < 0 ? `Vượt ${printInteger(-gap)} ${unit}` : 'Đạt đủ chỉ tiêu giao'

function barOf(value: number, target: number): Pick<SlideBar, 'share' | 'tone'> {
  const tone = value >= target ? 'attained' : value * 2 >= target ? 'short' : 'low'
  return { share: Math.floor((value * 10_000) / target), tone }
}

/** What moved most against the same period of the year before. */
function samePeriodSlides({ figures, cutoff }: NarrativeData): Slide[] {
  const pairs = pairsOf(figures, PAIRS).map(({ title, unit, value, previous, most }): SlidePair => {
    const moved = value - previous
    const share = (part: number) => Math.floor((part * 10_000) / most)
    // Ten times over says more in heads than in per cent.
    const by = Math.abs(moved) < previous * 10 ? percentWords(Math.abs(moved), previous) : printInteger(Math.abs(moved))
    return {
      label: `${title} (${unit})`,
      now: share(value),
      before: share(previous),
      nowText: printInteger(value),
      beforeText: printInteger(previous),
      change: moved === 0 ? 'bằng' : `${moved > 0 ? 'tăng' : 'giảm'} ${by}`,
    }
  })
  if (pairs.length === 0) return []
  const title = 'So với cùng kỳ năm trước'
  const [now, before] = [printPeriod(cutoff.period), printPeriod(cutoff.before.period)]
  return [{ kind: 'pairs', title, now, before, note: OWN_SCALE, pairs }]
}

/** Who is furthest from what they were assigned, target by target. */
function shortSlides({ shortfalls, children }: NarrativeData): Slide[] {
  const names = new Map(children.map(({ unit }) => [unit.code, unit.shortName]))
  return INDICATORS.flatMap(({ id, title }): Slide[] => {
    const short = shortfalls.flatMap((one) =>
      one.indicator === id && one.target !== null ? [{ ...one, target: one.target }] : [],
    )
    if (short.length === 0) return []
    // Shares compared as products: whole numbers, no rounding.
    const worst = [...short].sort((a, b) => a.value * b.target - b.value * a.target).slice(0, BARS)
    const rest = short.length - worst.length
    return [
      {
        kind: 'bars',
        title: `${title}: ${printInteger(short.length)} đơn vị chưa đạt`,
        note:
          rest > 0
            ? `${printInteger(worst.length)} đơn vị thấp nhất; còn ${printInteger(rest)} đơn vị trong phụ lục. ${WHOLE}`
            : WHOLE,
        bars: worst.map((one) => ({
          label: names.get(one.unit) ?? one.name,
          ...barOf(one.value, one.target),
          text: `${percentWords(one.value, one.target)}, thiếu ${printInteger(one.target - one.value)}`,
        })),
      },
    ]
  })
}

/** What units lack of what they must have, by name. */
function lackingSlides({ shortfalls, children }: NarrativeData): Slide[] {
  const names = new Map(children.map(({ unit }) => [unit.code, unit.shortName]))
  const rows = INDICATORS.flatMap(({ id, title }) => {
    const short = shortfalls.filter((one) => one.indicator === id && one.target === null)
    const sum = short.reduce((all, { value }) => all + value, 0)
    return short.length > 0 ? [[title, printInteger(sum), namesOf(short.map((one) => names.get(one.unit) ?? one.name))]] : []
  })
  return tables('Tồn tại', ['Nội dung', 'Số', 'Đơn vị'], [36, 8, 56], [1], rows)
}

/** A slide names some; the annex names all. */
const namesOf = (all: readonly string[]): string =>
  all.length <= 8 ? all.join(', ') : `${all.slice(0, 7).join(', ')} và ${printInteger(all.length - 7)} đơn vị khác`

function standingSlide({ source, counts }: NonNullable<SlidesData['before']>): Slide {
  const bar = (label: string, value: number, tone: SlideBar['tone']): SlideBar => ({
    label,
    share: counts.all === 0 ? 0 : Math.floor((value * 10_000) / counts.all),
    text: `${printInteger(value)} việc`,
    tone,
  })
  return {
    kind: 'bars',
    title: `Giao lần trước: ${printInteger(counts.all)} việc`,
    note: `${source}. Vạch đứng là tất cả các việc đã giao.`,
    bars: [
      bar('Xong đúng hạn', counts.on_time, 'attained'),
      bar('Xong sau hạn', counts.late, 'short'),
      bar('Còn trong hạn', counts.open, 'short'),
      bar('Quá hạn, chưa báo xong', counts.overdue, 'low'),
    ],
  }
}

function awardSlides(awards: readonly Award[]): Slide[] {
  const groups = [...Map.groupBy(awards, ({ body, award }) => `${body}\n${award}`).values()]
  const rows = groups.map((list) => [
    list[0]?.body ?? '',
    list[0]?.award ?? '',
    printInteger(list.length),
    namesOf(list.map(({ subject }) => subject)),
  ])
  return tables('Khen thưởng', ['Cấp quyết định', 'Danh hiệu, hình thức', 'Số', 'Tập thể, cá nhân'], [22, 20, 8, 50], [2], rows)
}

function conclusionSlides({ conclusions }: ConferencePaper): Slide[] {
  const rows = conclusions.map((one) => [
    textOf(one, 'content'),
    namesOf(
      textOf(one, 'owners')
        .split(';')
        .map((name) => name.trim())
        .filter(Boolean),
    ) || 'Chưa ghi',
    typeof one.dueOn === 'string' ? printDay(one.dueOn) : '',
  ])
  return tables('Kết luận', ['Nội dung', 'Đơn vị thực hiện', 'Hạn'], [46, 40, 14], [], rows)
}

/** A table over as many slides as its rows need; the columns named hold numbers. */
function tables(
  title: string,
  headings: readonly string[],
  widths: readonly number[],
  numeric: readonly number[],
  rows: readonly string[][],
): Slide[] {
  const numbers = headings.map((_, at) => numeric.includes(at))
  return pages(rows, ROWS).map((page): Slide => ({ kind: 'table', title, headings, rows: page, widths, numbers }))
}

const pages = <Item>(items: readonly Item[], most: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most))
