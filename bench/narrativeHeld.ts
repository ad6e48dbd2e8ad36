/**
 * A report of ten pages held against the figures of its province: read, recomputed, every unit it names looked up in the
 * tree, every figure compared. Time of our own process; the database works beside it.
 */

import type { Context } from '#actions/action.ts'
import { checkNarrative } from '#actions/checkNarrative.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { foldLedger } from '#store/ledger.ts'
import { unitByCode } from '#store/units.ts'
import { labelledTexts } from './labels.ts'
import { longText } from './narrative.ts'
import { fillFigures, foundNation, SMALL } from './nation.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchTable } from './table.ts'
import { median } from './timing.ts'

const ROUNDS = 15
/** A report of a province names a commune every few paragraphs. */
const NAMES_EACH = 5
/** Some two and a half thousand signs stand on a page. */
const TEN_PAGES = 25_000

export async function narrativeHeld(): Promise<BenchTable> {
  return withOwnDatabase(async ({ database, owner }) => {
    const units = await foundNation(database, SMALL)
    await fillFigures(database, owner, SMALL)
    await inScope(database, EVERYWHERE, (db) => foldLedger(db))
    const home = await homeOf(database)
    const labelled = labelledTexts()
    const named = labelled.map((each, at) =>
      at % NAMES_EACH === 0
        ? { ...each, text: `Ban CHQS xã số ${at % SMALL.communes} báo cáo 6 tháng đầu năm 2024: ${each.text}` }
        : each,
    )
    const dense = named.map(({ text }) => text).join('\n')
    const measure = async (text: string): Promise<{ spent: number; elapsed: number; claims: number }> => {
      const [spent, elapsed]: [number[], number[]] = [[], []]
      let claims = 0
      for (let round = 0; round < ROUNDS; round++) {
        const [cpu, from] = [process.cpuUsage(), performance.now()]
        const reply = await inScope(database, EVERYWHERE, async (db) => {
          const unit = await unitByCode(db, 'tinh-0')
          const context = { db, home, unit, now: new Date('2024-07-01'), today: '2024-07-01', actor: { name: 'bench' } }
          return checkNarrative.run(context as unknown as Context, { text, unit: 'tinh-0', period: '2024-H1', as: 'reply' })
        })
        const { user, system } = process.cpuUsage(cpu)
        if ('claims' in reply) claims = reply.claims.length
        // The first rounds warm the program and the pages of the database.
        if (round < 3) continue
        spent.push((user + system) / 1000)
        elapsed.push(performance.now() - from)
      }
      return { spent: median(spent), elapsed: median(elapsed), claims }
    }
    // The dense pages first, by a program that has read nothing yet; the ordinary ones by one that has.
    const full = await measure(dense.repeat(Math.ceil(TEN_PAGES / dense.length)).slice(0, TEN_PAGES))
    const ordinary = await measure(longText(named, TEN_PAGES).slice(0, TEN_PAGES))
    return {
      title: 'Narratives: ten pages against a database',
      lines: [
        {
          what: 'processor time of a report',
          value: ordinary.spent,
          unit: 'ms',
          limit: 100,
          note: `of ordinary prose, ${ordinary.claims} figures, ${units} units in the tree`,
        },
        { what: 'from question to answer', value: ordinary.elapsed, unit: 'ms', note: 'on a machine that does nothing else' },
        {
          what: 'processor time, figure after figure',
          value: full.spent,
          unit: 'ms',
          limit: 100,
          note: `${full.claims} figures: no word between two sentences that have some`,
        },
        { what: 'from question to answer', value: full.elapsed, unit: 'ms' },
      ],
    }
  })
}
