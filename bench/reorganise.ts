import { actions } from '#actions/index.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { newId } from '#store/ids.ts'
import { type OwnDatabase, withOwnDatabase } from './ownDatabase.ts'
import type { BenchTable } from './table.ts'
import { median, percentile, timed } from './timing.ts'

const NOW = new Date('2026-07-15T03:00:00Z')
const WRITERS = 4
const caller = { kind: 'cli', address: 'bench', token: null, actor: MACHINE } as const

/**
 * How long somebody who saves waits while their province is reorganised: four write in communes of the sample province, one after
 * another without a pause, and its two largest communes are made one.
 */
export async function reorganise(): Promise<BenchTable> {
  return withOwnDatabase(async (own) => {
    const house: House = {
      actions,
      database: async () => own.database,
      clock: () => NOW,
      logBug: (_, deed, error) => {
        throw new Error(deed, { cause: error })
      },
    }
    const does = async (action: string, values: object): Promise<Record<string, unknown>> => {
      const reply = await runAction(house, action, { values }, caller)
      if ('refusal' in reply) throw new Error(`${action}: ${reply.refusal.message}`)
      return reply.output as Record<string, unknown>
    }
    await does('seedDemo', {})
    await own.owner.query('vacuum analyze')
    const { province, largest, others, rows } = await communesOf(own)
    const [into, gone] = largest
    const { id } = await does('planReorganisation', {
      ...{ unit: province, number: '99/QĐ-BCH', decidedOn: '2026-06-20', effectiveOn: '2026-07-01', title: 'Sáp nhập hai xã' },
      steps: [{ kind: 'merge', units: [gone], into }],
    })
    const waits: { ms: number; during: boolean }[] = []
    let state: 'before' | 'during' | 'after' = 'before'
    const writer = async (unit: string): Promise<void> => {
      for (let at = 0; state !== 'after'; at++) {
        const began = state
        const day = `2026-05-${String((at % 28) + 1).padStart(2, '0')}`
        const values = { day, kind: 'duty', shift: 'day', place: `Cổng ${newId()}`.slice(0, 40), people: 2, manDays: 2, turns: 1 }
        const { ms } = await timed(() => does('saveRow', { register: 'duty', unit, values, key: newId() }))
        waits.push({ ms, during: began === 'during' || state === 'during' })
      }
    }
    const writing = Promise.all(others.slice(0, WRITERS).map(writer))
    await new Promise((resolve) => setTimeout(resolve, 3000))
    state = 'during'
    const { ms } = await timed(() => does('applyReorganisation', { unit: province, id }))
    state = 'after'
    await writing
    const [quiet, held] = [waits.filter(({ during }) => !during), waits.filter(({ during }) => during)].map((list) =>
      list.map((one) => one.ms),
    )
    const longest = Math.max(...(held ?? [0]))
    return {
      title: 'A province reorganised while four people save',
      lines: [
        {
          what: 'save before it',
          value: median(quiet ?? []),
          unit: 'ms',
          note: `p95 ${Math.round(percentile(quiet ?? [], 0.95))} ms, ${quiet?.length} saves`,
        },
        { what: 'the reorganisation', value: ms, unit: 'ms', note: `${rows} rows of books of the commune that ended` },
        { what: 'longest wait of a save meanwhile', value: longest, unit: 'ms', note: `${held?.length} saves, all answered` },
        { what: 'wait above the reorganisation itself', value: Math.max(0, longest - ms), unit: 'ms', limit: 1000 },
      ],
    }
  })
}

/** The province with the most communes, its two with the most people, and others to write in. */
async function communesOf({
  owner,
}: OwnDatabase): Promise<{ province: string; largest: string[]; others: string[]; rows: number }> {
  const { rows } = await owner.query<{ province: string; code: string; people: number }>(`
    select p.code as province, u.code, count(m.id)::integer as people from units u join units p on p.kind = 'province' and u.province_id = p.id
    left join personnel m on m.province_id = u.province_id and m.unit_id = u.id
    where u.kind = 'commune' and u.valid_to is null group by 1, 2 order by people desc, 2`)
  const province = rows[0]?.province ?? ''
  const codes = rows.filter((row) => row.province === province).map(({ code }) => code)
  return { province, largest: codes.slice(0, 2), others: codes.slice(2), rows: rows[1]?.people ?? 0 }
}
