import { z } from 'zod'
import { isError } from '#domain/finding.ts'
import { COMMUNE_COMMANDS_REGULAR, NATION_FOUNDED, NATION_SOURCE, nationTree } from '#domain/nationTree.ts'
import { addDays, type Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { reshape, type Step } from '#domain/reorganisation.ts'
import { DISTRICTS_ENDED } from '#domain/unit.ts'
import { readAddressPackage } from '#reader/addressPackage.ts'
import { foldLedger } from '#store/ledger.ts'
import { changeLineage } from '#store/lineageChange.ts'
import { renumber } from '#store/renumber.ts'
import { analyzeTree, reshapeLinks, treeUnder, unitsThrough } from '#store/reshapeTree.ts'
import { countKinds } from '#store/unitHistory.ts'
import { foundUnits, rootUnit, unitById } from '#store/units.ts'
import { type Context, defineAction } from './action.ts'
import { refuseFindings } from './reorganising.ts'

/** The three regimes of the reform, each a tree of its day. */
const REGIMES: readonly { on: Day; words: string }[] = [
  { on: addDays(DISTRICTS_ENDED, -1), words: 'Đến 30/6/2025: ba cấp, xã thuộc huyện' },
  { on: DISTRICTS_ENDED, words: 'Từ 1/7/2025: hết cấp huyện, có Ban CHPTKV' },
  { on: COMMUNE_COMMANDS_REGULAR, words: 'Từ 26/1/2026: Ban CHQS xã là cơ quan quân sự địa phương, trực thuộc tỉnh' },
]

/**
 * Loads the real nation into an empty installation: the tree of before July 2025 with its districts, then July 2025 as the
 * reorganisation it was, through the same rules as anybody's; then what was renamed since.
 */
export const seedNation = defineAction({
  kind: 'write',
  title: 'Nạp cây tổ chức cả nước',
  summary:
    'Load the real provinces, districts and communes with the links of July 2025 into an empty database; checks them and reports gaps',
  input: z.object({}),
  allow: 'system',
  async run(context) {
    const { db, today, progress } = context
    if (await rootUnit(db)) return { seeded: false, source: NATION_SOURCE, counts: null, regimes: [], findings: [] }
    const data = await readAddressPackage()
    if (!data) throw new Problem('nation.no_data')
    const nation = nationTree(data)
    if (nation.findings.some(isError))
      throw new Problem('nation.unsound', { count: nation.findings.filter(isError).length }, nation.findings)
    progress(0, 4, 'cây tổ chức trước 1/7/2025')
    await foundUnits(
      db,
      nation.before.map(({ parent, ...unit }) => ({
        ...unit,
        validFrom: NATION_FOUNDED,
        parents: parent === null ? [] : [{ code: parent, from: NATION_FOUNDED, to: null }],
      })),
    )
    await analyzeTree(db)
    progress(1, 4, 'sắp xếp ngày 1/7/2025')
    await reorganised(context, nation.july, DISTRICTS_ENDED, NATION_SOURCE)
    progress(2, 4, 'thay đổi sau 1/7/2025')
    for (const { on, source, steps } of nation.since) if (on <= today) await reorganised(context, steps, on, source)
    progress(3, 4, 'cộng số lên các cấp')
    while ((await foldLedger(db)) > 0);
    const regimes = []
    for (const { on, words } of REGIMES) regimes.push({ on, words, units: await countKinds(db, on) })
    return { seeded: true, source: NATION_SOURCE, counts: nation.counts, regimes, findings: nation.findings }
  },
})

/** An event over a tree without records: who stands where, who came after whom, and the numbers. */
async function reorganised({ db, home }: Context, steps: readonly Step[], on: Day, source: string): Promise<void> {
  const root = await rootUnit(db)
  if (!root) return
  const shape = reshape(await treeUnder(db, root), steps, on)
  refuseFindings(shape.findings)
  await foundUnits(
    db,
    shape.founded.map(({ code, unitKind, name, shortName, parent }) => ({
      code,
      kind: unitKind,
      name,
      shortName: shortName ?? name,
      validFrom: on,
      parents: [{ code: parent, from: on, to: null }],
    })),
  )
  const through = await unitsThrough(
    db,
    [...shape.moved, ...shape.ended].map(({ unit }) => unit),
  )
  await analyzeTree(db)
  await reshapeLinks(db, home, shape, { on, id: null, source })
  await analyzeTree(db)
  await renumber(db, await unitById(db, root.id), shape)
  if (through.length > 0) await changeLineage(db, through)
}
