/**
 * `npm run bench`, `npm run bench -- figures save`, `npm run bench -- --json`: measures, prints tables, and says which limits
 * do not hold. Not part of the tests: times belong to a machine. Each benchmark runs in a process of its own, one after
 * the other, so that memory and warmth of one are not those of the next.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Benchmark, type BenchTable, holds, printTable } from './table.ts'

const ORDER = ['machine', 'startUp', 'figures', 'save', 'import', 'narrative']
/** What the benchmarks share; every other file here is one of them. */
const PARTS = [
  'run',
  'table',
  'timing',
  'ownDatabase',
  'nation',
  'labels',
  'editionSample',
  'rosterFile',
  'sampleProvince',
  'processor',
]

/** Campaigns of many minutes: only when they are named. */
const ALONE = ['faults', 'soak', 'mutated']

const present = readdirSync(new URL('.', import.meta.url))
  .filter((file) => /^\w+\.ts$/.test(file))
  .map((file) => file.slice(0, -3))
  .filter((name) => !PARTS.includes(name))
const names = [...ORDER.filter((name) => present.includes(name)), ...present.filter((name) => !ORDER.includes(name)).sort()]

const words = process.argv.slice(2)
const asked = words.filter((word) => !word.startsWith('--'))
/** npm keeps `npm run bench --json` for itself and passes it on like this. */
const json = words.includes('--json') || process.env.npm_config_json === 'true'

async function main(): Promise<number> {
  const unknown = asked.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    process.stderr.write(`No benchmark “${unknown.join('”, “')}”. There are: ${names.join(', ')}.\n`)
    return 1
  }
  const tables: BenchTable[] = []
  let failed = false
  for (const name of asked.length > 0 ? asked : names.filter((one) => !ALONE.includes(one))) {
    const found = words.includes('--here') ? await run(name) : inOwnProcess(name)
    failed ||= found === null
    tables.push(...(found ?? []))
    if (!json) for (const table of found ?? []) process.stdout.write(`${printTable(table)}\n\n`)
  }
  const missed = tables.flatMap((table) =>
    table.lines.filter((line) => !holds(line)).map((line) => `${table.title}: ${line.what}`),
  )
  if (json) process.stdout.write(`${JSON.stringify(tables)}\n`)
  else if (missed.length > 0) process.stdout.write(`Missed: ${missed.join('; ')}\n`)
  return failed || missed.length > 0 ? 1 : 0
}

async function run(name: string): Promise<readonly BenchTable[]> {
  const module = (await import(`./${name}.ts`)) as Record<string, Benchmark | undefined>
  const work = module[name] ?? module.default
  if (!work) throw new Error(`bench/${name}.ts exports neither ${name} nor a default`)
  return [await work()].flat()
}

function inOwnProcess(name: string): readonly BenchTable[] | null {
  const flags = words.filter((word) => word.startsWith('--') && word !== '--json')
  const here = fileURLToPath(import.meta.url)
  const child = spawnSync(process.execPath, ['--expose-gc', here, name, '--here', '--json', ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 2 ** 20,
  })
  const line = child.stdout.toString().trim().split('\n').at(-1)
  return line?.startsWith('[') ? (JSON.parse(line) as BenchTable[]) : null
}

process.exitCode = await main()
