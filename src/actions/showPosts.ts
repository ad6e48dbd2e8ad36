import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { type Day, daysBetween } from '#domain/period.ts'
import { percentOf } from '#domain/quantity.ts'
import type { Condition } from '#domain/register.ts'
import { ESTABLISHED_POSTS, postTitle } from '#domain/registers/establishedPosts.ts'
import { registers } from '#domain/registers/index.ts'
import { UNIT_KINDS, type UnitKind } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'
import {
  commandsKept,
  type PostSum,
  postSums,
  type Unconsolidated,
  unconsolidated,
  type Vacancy,
  vacancies,
} from '#store/establishment.ts'
import { defineAction } from './action.ts'
import { day, unitCode } from './inputs.ts'
import { unitRef } from './unitRef.ts'

/** Units named with their empty seats; the sums above speak of all. */
const MOST_UNITS = 60
const KINDS = Object.keys(UNIT_KINDS) as UnitKind[]
const ORDER = ESTABLISHED_POSTS.map(({ code }) => code)

/** Posts of the commands as of a day: established, filled, vacant; who lacks whom; which commands wait to be consolidated. */
export const showPosts = defineAction({
  kind: 'read',
  title: 'Xem biên chế',
  summary: 'Established posts as of a day by level: filled, vacant, rate; units with vacancies; commands not yet consolidated',
  input: z.object({ unit: unitCode, on: day.optional().describe('Biên chế vào ngày; bỏ trống là hôm nay') }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, unit, today }, { on = today }) {
    const sums = await postSums(db, unit, on)
    const kept = await commandsKept(db, unit, on)
    const lacking = await vacancies(db, unit, on, MOST_UNITS)
    const waiting = await unconsolidated(db, unit, on)
    return {
      unit: await unitRef(db, unit, on),
      on,
      onTitle: printDay(on),
      levels: KINDS.flatMap((kind) => {
        const ours = sums.filter((sum) => sum.kind === kind)
        const commands = kept.find((one) => one.kind === kind)
        return ours.length === 0 && !commands
          ? []
          : [
              {
                kind,
                title: UNIT_KINDS[kind].title,
                /** Commands there are, and how many keep a book of posts; null for kinds that need none. */
                commands: commands ? { all: commands.units, kept: commands.kept } : null,
                ...rated(total(ours)),
                posts: ours
                  .toSorted((a, b) => ORDER.indexOf(a.post) - ORDER.indexOf(b.post))
                  .map((sum) => ({
                    post: sum.post,
                    title: postTitle(sum.post),
                    units: sum.units,
                    ...rated(sum),
                    rows: { posts: rowsOf('posts', kind, sum.post, on), terms: rowsOf('terms', kind, sum.post, on) },
                  })),
              },
            ]
      }),
      vacancies: { units: lacking.units, rows: byUnit(lacking.rows) },
      toConsolidate: waiting.map((row) => waitingLine(row, on)),
    }
  },
})

type Seats = Pick<PostSum, 'seats' | 'filled'>
const total = (sums: readonly Seats[]): Seats =>
  sums.reduce((all, { seats, filled }) => ({ seats: all.seats + seats, filled: all.filled + filled }), { seats: 0, filled: 0 })

const rated = ({ seats, filled }: Seats) => ({
  established: seats,
  filled,
  vacant: Math.max(0, seats - filled),
  percent: seats === 0 ? null : percentOf(filled, seats),
})

/** The filter that shows the rows behind a number. */
function rowsOf(register: 'posts' | 'terms', kind: UnitKind, post: string, on: Day): Condition[] {
  const [code, from] = register === 'posts' ? ['post', 'establishedOn'] : ['postCode', 'appointedOn']
  return [
    { column: 'unit.kind', is: 'equal', value: kind },
    { column: code, is: 'equal', value: post },
    { column: from, is: 'to', value: on },
    { column: 'until', is: 'openAt', value: on },
  ]
}

function byUnit(rows: readonly Vacancy[]) {
  return [...Map.groupBy(rows, ({ code }) => code).values()].flatMap((ours) => {
    const [first] = ours
    if (!first) return []
    const { code, name, shortName, kind } = first
    const posts = ours
      .toSorted((a, b) => ORDER.indexOf(a.post) - ORDER.indexOf(b.post))
      .map(({ post, seats, filled }) => ({ post, title: postTitle(post), established: seats, filled, vacant: seats - filled }))
    return [{ unit: { code, name, shortName }, kind, vacant: posts.reduce((sum, { vacant }) => sum + vacant, 0), posts }]
  })
}

const lackTitles = new Map(registers.consolidation?.columns.lacks?.choices?.map(({ code, title }) => [code, title]))

const waitingLine = ({ id, code, name, shortName, kind, since, lacks, detail, dueOn }: Unconsolidated, on: Day) => ({
  id,
  unit: { code, name, shortName },
  kind,
  since,
  days: daysBetween(since, on),
  lacks: lackTitles.get(lacks) ?? lacks,
  detail,
  dueOn,
  overdue: dueOn !== null && dueOn < on,
})
