import { addDays } from '#domain/period.ts'
import { withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { age17Rows } from './age17Rows.ts'
import { callUpRows } from './callUpRows.ts'
import { dischargedRows } from './dischargedRows.ts'
import { idsFrom } from './identity.ts'
import { randomOf } from './random.ts'
import { reserveCallRows, reserveRows } from './reserveRows.ts'
import { callUpQuota, SERVICE_YEARS } from './serviceNumbers.ts'
import { COMMUNES, DISTRICTS } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoPart, DemoRow, DemoRows } from './world.ts'

/** Military service and the reserve of Sơn Giang, from the list of January to the soldiers who came home. */
export const militaryService = (): DemoPart => ({
  rows: complete({
    age17: age17Rows(idsFrom(20)),
    serviceYear: callUpRows(idsFrom(21)),
    discharged: dischargedRows(idsFrom(22)),
    callUpQuota: quotaRows(idsFrom(23)),
    handoverPoints: pointRows(idsFrom(24)),
    reserve: reserveRows(idsFrom(25)),
    reserveCalls: reserveCallRows(idsFrom(26)),
    serviceViolations: violationRows(idsFrom(27)),
  }),
})

/** Rows with every column of their register, what follows from the others worked out. */
const complete = (books: DemoRows): DemoRows =>
  Object.fromEntries(
    Object.entries(books).map(([key, rows]) => {
      const register = registers[key]
      if (!register) throw new Error(`no register ${key}`)
      const empty = Object.fromEntries(Object.keys(register.columns).map((column) => [column, null]))
      return [key, rows.map((row) => ({ ...row, values: withComputed(register, { ...empty, ...row.values }) }))]
    }),
  )

const quotaRows = (nextId: () => string): DemoRow[] =>
  SERVICE_YEARS.flatMap(({ year, handedOn }) => {
    const { army, police } = callUpQuota(year)
    return COMMUNES.map(
      ({ code }, index): DemoRow => ({
        id: nextId(),
        unit: code,
        values: {
          year,
          army: army[index] ?? 0,
          police: police[index] ?? 0,
          decision: `${940 + Math.floor(index / 12) * 3}/QĐ-UBND`,
          decidedOn: `${year - 1}-12-${22 + (Math.floor(index / 12) % 4)}`,
          handoverOn: handedOn,
        },
      }),
    )
  })

/** One point in each district, on the one day of the year. */
const pointRows = (nextId: () => string): DemoRow[] =>
  SERVICE_YEARS.flatMap(({ year, handedOn }) => {
    const { army, police } = callUpQuota(year)
    const sum = (list: readonly number[], at: number) => list.slice(at * 12, at * 12 + 12).reduce((a, b) => a + b, 0)
    return DISTRICTS.map(
      ({ shortName }, at): DemoRow => ({
        id: nextId(),
        unit: PROVINCE,
        values: {
          place: `Điểm giao, nhận quân ${shortName}`,
          day: handedOn,
          army: sum(army, at),
          police: sum(police, at),
          host: `Hội đồng NVQS ${shortName}`,
          guests: null,
        },
      }),
    )
  })

const VIOLATIONS = [
  { year: 2023, many: 9 },
  { year: 2024, many: 6 },
] as const

const violationRows = (nextId: () => string): DemoRow[] =>
  VIOLATIONS.flatMap(({ year, many }) => {
    const random = randomOf(`service violations ${year}`)
    return Array.from({ length: many }, (_, turn): DemoRow => {
      const happenedOn = random.day(`${year}-01-05`, `${year}-03-20`)
      const measure = turn % 4 === 3 ? 'warning' : 'fine'
      return {
        id: nextId(),
        unit: random.pick(COMMUNES).code,
        values: {
          decision: `${20 + turn * 3}/QĐ-XPHC`,
          kind: random.pick(['medical', 'prescreen', 'callup']),
          happenedOn,
          decidedOn: addDays(happenedOn, 12 + random.below(20)),
          measure,
          fine: measure === 'fine' ? (8 + random.below(8)) * 1_000_000 : null,
          complied: turn % 3 !== 2,
        },
      }
    })
  })
