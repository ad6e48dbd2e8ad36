import type { Indicator, Level } from './indicator.ts'
import { CHAPTERS } from './indicators/chapter.ts'
import type { OwnIndicator } from './ownIndicator.ts'

/** A part of a form: a chapter of the catalogue, or a heading a province put into it. */
export type FormSection = { chapter: string; title: string; indicators: readonly Indicator[] }

/**
 * The form of a level on a day: the chapters of the catalogue in their order, with what a province added — among the
 * others of its chapter, or under a heading of its own right after it. Nothing else makes a form: an indicator that is
 * declared stands in it.
 */
export function formFor(level: Level, catalogue: readonly Indicator[], own: readonly OwnIndicator[] = []): FormSection[] {
  const sectionOf = new Map(own.map(({ id, section }) => [id, section]))
  const shown = catalogue.filter(({ levels, measure }) => levels.includes(level) && measure !== 'rating')
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
