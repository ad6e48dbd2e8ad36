import type { Row } from '#domain/register.ts'
import { randomOf } from '../random.ts'
import { dayNumber } from './days.ts'
import { countryDuty } from './duty.ts'
import { countryPerson } from './people.ts'
import type { CountryPlan } from './size.ts'
import { countryTraining } from './training.ts'
import type { CountryUnit } from './tree.ts'

/** Rows of one book of a unit; `labels`: texts of what a row refers to, so that it is found by them. */
export type CountryBook = { register: string; rows: { id: string; values: Row; labels: readonly string[] }[] }

/**
 * The books of one unit, from the plan and its place in the country alone: whoever begins anew in the middle of the country
 * makes the same rows. Books that others refer to come first.
 */
export function countryBooks({ kind, code, ordinal }: CountryUnit, { seed, years, to }: CountryPlan): CountryBook[] {
  if (ordinal === null) return []
  const random = randomOf(`country ${seed} ${code}`)
  const militia = kind === 'commune'
  const nextId = idsOf(seed, ordinal)
  const last = dayNumber(to)
  const stretch = { first: dayNumber(`${Number(to.slice(0, 4)) - years}${to.slice(4)}`) + 1, last, nextId }
  const count = militia ? 130 + random.below(241) : 24 + random.below(69)
  const service = { militia, hamlets: 5 + random.below(6), last, nextId }
  const people = Array.from({ length: count }, (_, place) =>
    countryPerson(random, place, identityPlace(ordinal * MOST_PEOPLE + place), service),
  )
  const { courses, training } = countryTraining(random, people, stretch)
  return [
    {
      register: 'personnel',
      rows: people.flatMap(({ stretches }) => stretches.map(({ id, row }) => ({ id, values: row, labels: [] }))),
    },
    { register: 'courses', rows: courses },
    { register: 'training', rows: training },
    { register: 'duty', rows: countryDuty(random, militia, stretch) },
  ]
}

/** More than any unit has in its book. */
const MOST_PEOPLE = 400

/** Place and serial of a number of nobody: codes from 097 on belong to no province. */
const identityPlace = (n: number): string =>
  `${String(97 + Math.floor(n / 1e6)).padStart(3, '0')}${String(n % 1e6).padStart(6, '0')}`

/** Row ids in the form of RFC 9562 version 7: the unit in the place of time, so that a unit's rows lie together. */
function idsOf(seed: number, ordinal: number): () => string {
  const time = (0x0190_0000_0000 + ordinal).toString(16).padStart(12, '0')
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7${(seed & 0xfff).toString(16).padStart(3, '0')}-8000-`
  let count = 0
  return () => head + (++count).toString(16).padStart(12, '0')
}
