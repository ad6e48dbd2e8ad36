import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { reportingYear } from '#domain/sealing.ts'
import { printInteger } from '#domain/wording.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { foldLedger } from '#store/ledger.ts'
import { ownerTransaction, withOwner } from '#store/loading/ownerHand.ts'
import { type OpenYear, openOf, sealedYears, sealThrough, type YearToSeal, yearsToSeal } from '#store/sealing.ts'
import { verifyFigures } from '#store/verify.ts'
import { defineAction } from './action.ts'

type Sealing = { applied: boolean; sealedThrough: number | null; years: YearToSeal[]; open: OpenYear[]; words: string }

const NAMED = 20

/**
 * Figures of years gone by are folded to one row a unit, indicator and year. First what would be, then, with `apply`, the deed;
 * it is kept only if every figure worked out anew from the records is still what the ledger says.
 */
export const sealYears = defineAction({
  kind: 'write',
  title: 'Gộp số liệu các năm cũ',
  summary:
    'Fold the figures of years older than those kept whole to one row a unit, indicator and year; tells what it would do, --apply does it',
  input: z.object({
    years: z.int().min(2).max(50).default(10).describe('Số năm gần nhất giữ nguyên từng ngày'),
    apply: z.boolean().default(false).describe('Làm thật; không có thì chỉ cho biết sẽ gộp gì'),
  }),
  allow: 'system',
  transaction: 'own',
  async run({ db, home, today, progress }, { years: kept, apply }): Promise<Sealing> {
    const through = reportingYear(today) - kept
    const { years, open, before } = await inScope({ app: db }, EVERYWHERE, async (inside) => {
      const found = await yearsToSeal(inside, through)
      const still = await openOf(
        inside,
        found.map(({ year }) => year),
        NAMED,
      )
      return { years: found, open: still, before: (await sealedYears(inside))?.through ?? null }
    })
    const told = { years, open, sealedThrough: before }
    if (years.length === 0)
      return { ...told, applied: false, words: `Không có năm nào đến ${through} còn để nguyên: không có gì để gộp.` }
    if (open.length > 0 && apply) throw new Problem('sealing.open', { year: open[0]?.year ?? 0, units: namesOf(open) })
    if (!apply)
      return {
        ...told,
        applied: false,
        words: `${effectOf(years, 'Sẽ gộp')} ${open.length > 0 ? openWords(open) : 'Thêm --apply để làm.'}`,
      }
    while ((await inScope({ app: db }, EVERYWHERE, (inside) => foldLedger(inside))) > 0);
    await withOwner(home.owner, (hand) =>
      ownerTransaction(hand, [], async () => {
        await sealThrough(
          hand.db,
          years.map(({ year }) => year),
          (done, year) => progress(done, years.length + 1, `Gộp năm ${year}`),
        )
        const { differences } = await verifyFigures(hand.db, home, (_, __, what) =>
          progress(years.length, years.length + 1, what),
        )
        if (differences.length > 0) throw new Problem('sealing.differs', { count: differences.length })
      }),
    )
    return {
      ...told,
      sealedThrough: years.at(-1)?.year ?? before,
      applied: true,
      words: effectOf(years, 'Đã gộp'),
    }
  },
})

function effectOf(years: readonly YearToSeal[], deed: 'Sẽ gộp' | 'Đã gộp'): string {
  const sum = (of: (year: YearToSeal) => number) => years.reduce((total, year) => total + of(year), 0)
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  const span = first === last ? `năm ${first}` : `các năm ${first} đến ${last}`
  return `${deed} ${span}: ${printInteger(sum(({ entries }) => entries))} bút toán còn ${printInteger(sum(({ kept }) => kept))}. Sổ gốc để nguyên, số cả năm không đổi.`
}

const namesOf = (open: readonly OpenYear[]): string =>
  `${[...new Set(open.map(({ name }) => name))].slice(0, 5).join(', ')}${open.length > 5 ? ' và các đơn vị khác' : ''}`

const openWords = (open: readonly OpenYear[]): string =>
  `Chưa gộp được: năm ${open[0]?.year} chưa khóa ở ${namesOf(open)}. Khóa kỳ cả năm ở cấp trên chung rồi gọi lại.`
