import type { Chapter, Indicator, Level } from './indicator.ts'
import { CHAPTERS } from './indicators/chapter.ts'
import type { OwnIndicator } from './ownIndicator.ts'
import type { Day } from './period.ts'
import type { ReportKind } from './reportCalendar.ts'
import { isEntered } from './sources.ts'
import type { UnitKind } from './unit.ts'

/** A part of a form: a chapter of the catalogue, or a heading a province put into it. */
export type FormSection = { chapter: string; title: string; indicators: readonly Indicator[] }

/**
 * The form of a level on a day: the chapters of the catalogue in their order, with what a province added — among the
 * others of its chapter, or under a heading of its own right after it. Nothing else makes a form: an indicator that is
 * declared stands in it, and a short form leaves out what it does not ask.
 */
export function formFor(
  level: Level,
  catalogue: readonly Indicator[],
  own: readonly OwnIndicator[] = [],
  short: ShortForm | null = null,
): FormSection[] {
  const sectionOf = new Map(own.map(({ id, section }) => [id, section]))
  const shown = catalogue.filter(
    (indicator) => indicator.levels.includes(level) && indicator.measure !== 'rating' && asks(short, indicator),
  )
  return Object.entries(CHAPTERS).flatMap(([chapter, { title }]) => {
    const inside = shown.filter((indicator) => indicator.chapter === chapter)
    const plain = inside.filter(({ id }) => (sectionOf.get(id) ?? null) === null)
    const headed = Map.groupBy(
      inside.filter(({ id }) => (sectionOf.get(id) ?? null) !== null),
      ({ id }) => sectionOf.get(id) ?? '',
    )
    return [
      ...(plain.length > 0 ? [{ chapter, title, indicators: plain }] : []),
      ...[...headed].map(([heading, indicators], at) => ({ chapter: `${chapter}.${at + 1}`, title: heading, indicators })),
    ]
  })
}

/** A short form: the chapters it asks of, from a day until the day before another. Only what the books tell stands in it. */
export type ShortForm = {
  kinds: readonly ReportKind[]
  /** Kinds of unit it is for; all others where none is named. */
  units?: readonly UnitKind[]
  chapters: readonly Chapter[]
  basis: string
  validFrom: Day
  validTo?: Day
}

/** Luật Dân quân tự vệ in force. */
const SINCE: Day = '2020-07-01'

/**
 * What reports of a week and of a day ask. No decree has a form for them; practice tells of the work of the week and of duty.
 * The form of an organisation leaves out what only a commune does. Every other kind of report asks the whole catalogue.
 */
export const SHORT_FORMS: readonly ShortForm[] = [
  { kinds: ['week'], units: ['agency_command'], chapters: ['C', 'D'], basis: 'practice', validFrom: SINCE },
  { kinds: ['week'], chapters: ['C', 'D', 'E', 'L'], basis: 'practice', validFrom: SINCE },
  { kinds: ['day'], chapters: ['D'], basis: 'practice', validFrom: SINCE },
]

/** The short form a kind of unit fills in for a kind of report on a day; null where the whole catalogue is asked. */
export function shortFormOf(
  kind: ReportKind,
  unit: UnitKind,
  on: Day,
  forms: readonly ShortForm[] = SHORT_FORMS,
): ShortForm | null {
  const standing = forms
    .filter((form) => form.kinds.includes(kind) && form.validFrom <= on && on < (form.validTo ?? '9999'))
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))
  return standing.find(({ units }) => units?.includes(unit)) ?? standing.find(({ units }) => units === undefined) ?? null
}

/** Whether a form asks for an indicator. What somebody would have to type is kept by the month and never asked by the week. */
export const asks = (form: ShortForm | null, { id, chapter }: Pick<Indicator, 'id' | 'chapter'>): boolean =>
  form === null || (form.chapters.includes(chapter) && !isEntered(id))
