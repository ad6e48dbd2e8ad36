import type { Row } from '#domain/register.ts'
import { readTimeOfDay, timeInWords } from '#domain/timeOfDay.ts'
import type { Unit } from '#domain/unit.ts'
import { lowerFirst, printLongDay } from '#domain/wording.ts'
import { issuerOf } from '../issuer.ts'

/** A conference with its lists, as its papers are printed from. */
export type ConferencePaper = {
  unit: Unit
  path: readonly Unit[]
  conference: Row
  items: readonly Row[]
  sites: readonly Row[]
  guests: readonly Row[]
  papers: readonly Row[]
  conclusions: readonly Row[]
  madeOn: string
  madeBy: string
  created: string
}

export const textOf = (row: Row, column: string): string => (typeof row[column] === 'string' ? row[column] : '')
export const countOf = (row: Row, column: string): number | null => (typeof row[column] === 'number' ? row[column] : null)

/** "Hội nghị sơ kết …": the word stands once, whether the title has it or not. */
export function conferenceName(conference: Row): string {
  const title = textOf(conference, 'title')
  // A word boundary of a pattern knows no Vietnamese letter: the end of the word is the end of its letters.
  return /^hội nghị(?!\p{L})/iu.test(title) ? title : `Hội nghị ${lowerFirst(title)}`
}

/** "08 giờ, ngày 21 tháng 7 năm 2023"; the hour of the first part where the conference itself says none. */
export function conferenceTime({ conference, items }: Pick<ConferencePaper, 'conference' | 'items'>): string {
  const said = textOf(conference, 'startsAt') || (items[0] ? textOf(items[0], 'startsAt') : '')
  const minutes = readTimeOfDay(said)
  const day = printLongDay(String(conference.heldOn))
  return minutes === null ? day : `${timeInWords(minutes)}, ${day}`
}

/** Where it is held: as the conference says, else its main hall. */
export const conferencePlace = ({ conference, sites }: Pick<ConferencePaper, 'conference' | 'sites'>): string =>
  textOf(conference, 'place') || textOf(sites.find(({ kind }) => kind === 'main') ?? {}, 'name')

/** Who issues a paper of a conference, under the symbol of its kind: GM, CTr, DS. */
export function issuedAs({ unit, path, madeOn, created }: ConferencePaper, symbol: string) {
  const { superior, body, number, place, authority, recipients, name } = issuerOf(unit, path)
  return {
    name,
    recipients,
    head: {
      issuer: superior === undefined ? { body } : { superior, body },
      number: number.replace('/BC-', `/${symbol}-`),
      place,
      date: madeOn.slice(0, 7),
      signature: { authority },
      created,
    },
  }
}
