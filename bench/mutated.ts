import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { actions } from '#actions/index.ts'
import { buildApp } from '#server/app.ts'
import { type House, runAction } from '#server/endpoint.ts'
import { MACHINE } from '#server/machine.ts'
import { sampleInput } from '#server/sampleInput.ts'
import { SESSION_COOKIE, WRITE_HEADER } from '#server/session.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { readPacket, writePacket } from '#store/packetFile.ts'
import { packetKeys } from '#store/packetKeys.ts'
import { openSession, userByLogin } from '#store/users.ts'
import { dice, mutatedFiles, mutations } from '../test/mutations.ts'
import { aJob, NOW, numberOf, type Stage, setStage } from './faults/stage.ts'
import { verifiedBoth } from './faults.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchTable } from './table.ts'

/** So many in all, a quarter of each kind, and none after so many minutes: `npm run bench -- mutated --times=10000 --minutes=30`. */
const TIMES = Number(/--times=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 2000)
const MINUTES = Number(/--minutes=([\d.]+)/.exec(process.argv.join(' '))?.[1] ?? 8)
const SEED = Number(/--seed=(\d+)/.exec(process.argv.join(' '))?.[1] ?? 29)
const STRANGE = [null, '', -1, 1.5, 2 ** 53, 'x'.repeat(300), '2026-02-31', 'cuc', [], {}, true, '\u202e', '\u0000', 1e9, 'draft']

/**
 * Workbooks, documents, packets and requests bent at random and handed in to be kept: none is a fault of ours, nothing is left half
 * done or open, figures and trail recompute.
 */
export async function mutated(): Promise<BenchTable> {
  return withOwnDatabase(async ({ database, folder, owner }) => {
    const stage = await setStage(database, folder)
    const bugs: string[] = []
    Object.assign(stage.house, { logBug: (_: string, deed: string, error: unknown) => bugs.push(`${deed}: ${String(error)}`) })
    const kinds = await kindsOf(stage)
    const told = new Map<string, Map<number, number>>()
    const before = memory()
    const ends = performance.now() + MINUTES * 60_000
    let done = 0
    for (; done < TIMES && performance.now() < ends; done++) {
      const kind = kinds[done % kinds.length]
      if (!kind) break
      const status = await kind.tries()
      const count = told.get(kind.name) ?? new Map<number, number>()
      told.set(kind.name, count.set(status, (count.get(status) ?? 0) + 1))
    }
    for (const kind of kinds) await kind.close?.()
    const open = await numberOf(
      owner,
      "select count(*) from pg_stat_activity where datname = current_database() and state in ('active', 'idle in transaction') and pid <> pg_backend_pid()",
    )
    const wrong = await verifiedBoth(stage)
    for (const bug of new Set(bugs)) process.stderr.write(`${bug}\n`)
    return {
      title: `Bent at random and handed in, seed ${SEED}`,
      lines: [
        ...[...told].map(([what, statuses]) => ({
          what,
          value: [...statuses.values()].reduce((sum, one) => sum + one, 0),
          unit: '',
          note: [...statuses]
            .sort(([a], [b]) => a - b)
            .map(([status, count]) => `${status}: ${count}`)
            .join(', '),
        })),
        {
          what: 'faults of ours',
          value: bugs.length,
          unit: `of ${done}`,
          limit: 0,
          note: [...new Set(bugs)].slice(0, 3).join('; '),
        },
        { what: 'queries left open', value: open, unit: '', limit: 0 },
        { what: 'figures or trail that do not recompute', value: wrong ? 1 : 0, unit: '', limit: 0, note: wrong ?? '' },
        { what: 'memory gained', value: memory() - before, unit: 'MB', limit: 150 },
      ],
    }
  })
}

type Kind = { name: string; tries(): Promise<number>; close?(): Promise<void> }
const memory = (): number => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

async function kindsOf(stage: Stage): Promise<Kind[]> {
  const roll = dice(SEED)
  const job = await aJob(stage, 1, '', [])
  const roster = new Uint8Array(readFileSync(job.roster))
  const keys = packetKeys(stage.database.folder)
  const packet = readFileSync(job.packet)
  const { body } = readPacket(keys, () => stage.stranger.card, packet)
  const caller = { kind: 'cli', address: 'bench', token: null, actor: MACHINE } as const
  const asks = async (action: string, values: object, name: string, bytes: Uint8Array): Promise<number> =>
    (await runAction(stage.house, action, { values, files: { file: { name, bytes } } }, caller)).status
  const rosters = mutatedFiles([roster], TIMES, SEED)
  const packets = mutatedFiles([packet], TIMES, SEED + 1)
  const narrative = readFileSync(new URL('../samples/narrative/field.md', import.meta.url), 'utf8').slice(0, 6000)
  const texts = mutations([narrative], TIMES, SEED + 2)
  const said = (): string => texts.next().value ?? ''
  return [
    {
      name: 'workbooks',
      tries: () =>
        asks(
          'importRoster',
          { register: 'personnel', unit: job.unit, keep: true },
          'ds.xlsx',
          roll(2) === 0 ? (rosters.next().value ?? roster) : rezipped(roster, roll),
        ),
    },
    {
      name: 'documents',
      tries: () => {
        const text = said()
        const word = `<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`
        const docx = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(word) })
        const [name, bytes] = [['bai.txt', strToU8(text)] as const, ['bai.docx', docx] as const][roll(2)] ?? ['bai.txt', docx]
        return asks('checkNarrative', { unit: job.unit, period: '2026-H1' }, name, bytes)
      },
    },
    {
      name: 'packets',
      tries: () => {
        const about = { version: 3, kind: 'records', id: randomUUID(), madeAt: NOW.toISOString() } as const
        const bytes =
          roll(3) === 0
            ? (packets.next().value ?? packet)
            : writePacket(stage.stranger, keys.card, about, bent(structuredClone(body), roll))
        return asks('importPacket', { unit: job.unit, keep: true }, 'goi.svgoi', bytes)
      },
    },
    await requests(stage, roll, job.unit),
  ]
}

/** Over HTTP, as somebody with every right: an action of the list with its example bent. */
async function requests(stage: Stage, roll: (below: number) => number, unit: string): Promise<Kind> {
  const app = await buildApp(stage.house as House, { limits: 'none' })
  // Those that would end the session everybody else here works with.
  const names = Object.keys(actions).filter((name) => !/^(logout|endSessions|suspendUser|transferUser|endRight)$/.test(name))
  const user = await inScope(stage.database, EVERYWHERE, (db) => userByLogin(db, 'thu'))
  let token = ''
  let turn = 0
  return {
    name: 'requests',
    tries: async () => {
      if (turn++ % 50 === 0)
        token = await inScope(stage.database, EVERYWHERE, (db) => openSession(db, user?.id ?? '', 'bench', NOW))
      const name = names[roll(names.length)] ?? 'whoAmI'
      const action = (stage.house.actions as House['actions'])[name]
      const sample = action ? { ...sampleInput(action), ...(roll(3) > 0 ? { unit: roll(2) === 0 ? unit : 'tinh' } : {}) } : {}
      const { statusCode } = await app.inject({
        method: 'POST',
        url: `/api/${name}`,
        headers: { [WRITE_HEADER]: '1', 'content-type': 'application/json' },
        cookies: { [SESSION_COOKIE]: token },
        payload: JSON.stringify(bent(sample, roll)),
      })
      return statusCode
    },
    close: async () => void (await app.close()),
  }
}

/** One leaf, or branch, replaced by something strange, left out or told twice. */
function bent(body: unknown, roll: (below: number) => number): unknown {
  for (let turns = 1 + roll(2); turns > 0; turns--) {
    let at = body as Record<string, unknown>
    for (;;) {
      const names = Object.keys(at)
      const name = names[roll(names.length)] ?? 'unit'
      const next = at[name]
      if (typeof next === 'object' && next !== null && Object.keys(next).length > 0 && roll(6) > 0) {
        at = next as Record<string, unknown>
        continue
      }
      const kind = roll(4)
      if (kind === 0 && !Array.isArray(at)) delete at[name]
      else if (kind === 1 && Array.isArray(next)) at[name] = [...next, ...next.slice(-1)]
      else if (kind === 2 && typeof next === 'number') at[name] = next + ([1, -1, 7, 2 ** 31][roll(4)] ?? 1)
      else at[name] = STRANGE[roll(STRANGE.length)]
      break
    }
  }
  return body
}

/** A workbook whose parts are bent and packed anew: deeper than its container lets a changed byte come. */
function rezipped(bytes: Uint8Array, roll: (below: number) => number): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts)
  const name = names[roll(names.length)] ?? ''
  const text = new TextDecoder().decode(parts[name])
  const at = roll(text.length)
  const until = Math.min(text.length, at + roll(50))
  const piece = text.slice(at, until)
  const other = ['', piece + piece, '0', '-1', '&#0;', '&lt;', '9'.repeat(40), '<c r="ZZZ1"/>', '"', 't="s"'][roll(10)] ?? ''
  return zipSync({ ...parts, [name]: strToU8(text.slice(0, at) + other + text.slice(until)) })
}
