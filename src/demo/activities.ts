import { addDays, type Day } from '#domain/period.ts'
import { bookRow } from './bookRow.ts'
import { contestRows } from './contestRows.ts'
import { idsFrom } from './identity.ts'
import { inspectionRows } from './inspectionRows.ts'
import { PROVINCES } from './provinces.ts'
import { randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { trainingResultRows } from './trainingResultRows.ts'
import { PROVINCE } from './units.ts'
import type { DemoDecision, DemoPart, DemoRow } from './world.ts'

/** Exercises, contests, results of units and inspections. */
export const activities = (): DemoPart => ({
  rows: {
    exercises: exercises(idsFrom(34)),
    contests: contestRows(idsFrom(35)),
    trainingResults: trainingResultRows(idsFrom(36)),
    ...inspectionRows({ inspection: idsFrom(37), finding: idsFrom(38) }),
  },
  targets: exercisePlan(),
})

/** Communes that exercised in the second half of 2021, of seven provinces: within a fifth and a quarter of their communes. */
const AUTUMN_2021: readonly (readonly [province: string, communes: readonly string[], held: number, least: number])[] = [
  [PROVINCE, COMMUNES.map(({ code }) => code), 23, 19],
  ...PROVINCES.map(({ code, communes }, index): readonly [string, readonly string[], number, number] => [
    code,
    communes.map((commune) => commune.code),
    index === 1 ? 1 : 2,
    index < 4 ? 2 : 1,
  ]),
]

function exercises(nextId: () => string): DemoRow[] {
  const random = randomOf('exercises')
  const commune = (code: string, year: number, plannedFor: Day, held: boolean) => {
    const heldOn = held ? addDays(plannedFor, random.below(6)) : null
    return bookRow('exercises', nextId(), code, {
      title: `Diễn tập chiến đấu phòng thủ năm ${year}`,
      kind: 'commune_defence',
      plannedFor,
      heldOn,
      ...(held
        ? { days: 2, participants: 70 + random.below(60), grade: random.pick(['excellent', 'good', 'good', 'pass']) }
        : {}),
      decision: `${20 + random.below(40)}/KH-UBND`,
    })
  }
  const autumn = AUTUMN_2021.flatMap(([, communes, held]) =>
    random
      .shuffled(communes)
      .slice(0, held)
      .map((code) => commune(code, 2021, random.day('2021-08-20', '2021-11-25'), true)),
  )
  // Each commune once in a term: what follows is taken from those that have not exercised yet.
  const done = new Set(autumn.map(({ unit }) => unit))
  const left = random.shuffled(COMMUNES.map(({ code }) => code).filter((code) => !done.has(code)))
  const turns = [
    ...left.slice(0, 18).map((code) => commune(code, 2022, random.day('2022-04-04', '2022-10-28'), true)),
    ...left.slice(18, 24).map((code) => commune(code, 2023, random.day('2023-03-06', '2023-06-02'), true)),
    ...left.slice(24, 36).map((code) => commune(code, 2023, random.day('2023-08-14', '2023-10-27'), false)),
  ]
  const area = (unit: string, plannedFor: Day, heldOn: Day | null) =>
    bookRow('exercises', nextId(), unit, {
      title: `Diễn tập khu vực phòng thủ năm ${plannedFor.slice(0, 4)}`,
      kind: 'area',
      plannedFor,
      heldOn,
      ...(heldOn ? { days: 3, participants: 420 + random.below(160), grade: 'good' } : {}),
      decision: `${60 + random.below(30)}/KH-UBND`,
    })
  const civil = random.shuffled(COMMUNES.map(({ code }) => code)).slice(0, 8)
  return [
    ...autumn,
    ...turns,
    area('huyen-ia-song', '2022-09-19', '2022-09-20'),
    area('huyen-son-dong', '2023-09-12', null),
    area('thi-xa-vinh-khe', '2023-05-15', '2023-05-16'),
    ...civil.map((code) => {
      const plannedFor = random.day('2023-04-10', '2023-06-01')
      return bookRow('exercises', nextId(), code, {
        title: 'Diễn tập phòng thủ dân sự năm 2023',
        kind: 'civil_defence',
        plannedFor,
        heldOn: plannedFor,
        days: 1,
        participants: 40 + random.below(50),
        grade: 'good',
        decision: `${20 + random.below(40)}/KH-UBND`,
      })
    }),
  ]
}

/** The plan was a range, 20–25 % of the communes. A target is one number: the least is assigned, the range is the paper's note. */
function exercisePlan(): DemoDecision[] {
  const lines = AUTUMN_2021.map(([unit, , , value]) => ({ unit, value }))
  const total = lines.reduce((sum, { value }) => sum + value, 0)
  const communes = AUTUMN_2021.reduce((sum, [, list]) => sum + list.length, 0)
  const paper = {
    indicator: 'commune_exercises_held',
    period: '2021-H2',
    total,
    note: `Diễn tập chiến đấu phòng thủ cho 20–25% số xã: ${Math.ceil(communes / 5)}–${Math.floor(communes / 4)} của ${communes} xã`,
  }
  return [
    {
      ...paper,
      unit: 'cuc-dqtv',
      number: '1126/HD-DQ',
      decidedOn: '2021-06-11',
      lines: [{ unit: 'quan-khu-mau', value: total }],
    },
    { ...paper, unit: 'quan-khu-mau', number: '1310/KH-BTL', decidedOn: '2021-06-25', lines },
  ]
}
