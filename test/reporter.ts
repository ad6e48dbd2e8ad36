/**
 * How a run is told: a line per file while it goes, and every failure in full. The counts so far, and the files still
 * at work, stand at every moment in the file that SAOVUONG_TEST_TOTALS names, so that a run that hangs or breaks off
 * can still be told. A file without tests counts as nothing; Node's own summary would call it passed.
 */
import { writeFileSync } from 'node:fs'
import { isAbsolute, relative } from 'node:path'
import type { EventData } from 'node:test'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'

export type Counts = { passed: number; failed: number; skipped: number }
export type Totals = Counts & {
  /** Name and place of each failure. */
  failures: string[]
  /** Files begun and not ended. */
  running: string[]
  done: boolean
}

type Outcome = EventData.TestPass | EventData.TestFail
type FileLine = Counts & { milliseconds: number; printed: boolean }

const shown = (file: string): string => (isAbsolute(file) ? relative(process.cwd(), file) : file).replaceAll('\\', '/')

/** Node reports a whole file as one test when nothing inside it was. */
const isFileItself = ({ name, file, nesting }: Pick<Outcome, 'name' | 'file' | 'nesting'>): boolean =>
  nesting === 0 && file !== undefined && shown(name) === shown(file)

export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const totals: Totals = { passed: 0, failed: 0, skipped: 0, failures: [], running: [], done: false }
  const files = new Map<string, FileLine>()
  const running = new Set<string>()
  let current: string | undefined

  for await (const event of source) {
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message
    if (event.type === 'test:dequeue' && event.data.file !== undefined) running.add(shown(event.data.file))
    if (event.type === 'test:complete' && isFileItself(event.data)) running.delete(shown(event.data.name))
    if (event.type === 'test:pass' || event.type === 'test:fail') {
      const outcome = event.data
      const file = outcome.file === undefined ? '(no file)' : shown(outcome.file)
      if (current !== undefined && current !== file) yield* lineOf(current, files)
      current = file
      const line = files.get(file) ?? { passed: 0, failed: 0, skipped: 0, milliseconds: 0, printed: false }
      files.set(file, line)
      if (outcome.nesting === 0) line.milliseconds += outcome.details.duration_ms
      const kind = kindOf(event)
      if (kind !== undefined) {
        line[kind] += 1
        totals[kind] += 1
      }
      if (kind === 'failed') {
        totals.failures.push(`${outcome.name}  (${placeOf(outcome)})`)
        yield failureText(event.data as EventData.TestFail)
      }
    }
    write({ ...totals, running: [...running] })
  }
  for (const file of files.keys()) yield* lineOf(file, files)
  write({ ...totals, done: true })
}

function write(totals: Totals): void {
  const place = process.env.SAOVUONG_TEST_TOTALS
  if (place) writeFileSync(place, JSON.stringify(totals))
}

function kindOf({ type, data }: Extract<TestEvent, { type: 'test:pass' | 'test:fail' }>): keyof Counts | undefined {
  if (data.skip !== undefined || data.todo !== undefined) return 'skipped'
  if (type === 'test:pass') return data.details.type === 'suite' || isFileItself(data) ? undefined : 'passed'
  // A group that failed because a test inside it did is told by that test.
  return (data.details.error as { failureType?: string }).failureType === 'subtestsFailed' ? undefined : 'failed'
}

function* lineOf(file: string, files: Map<string, FileLine>): Generator<string> {
  const line = files.get(file)
  if (line === undefined || line.printed || line.passed + line.failed + line.skipped === 0) return
  line.printed = true
  const failed = line.failed > 0 ? `, ${line.failed} failed` : ''
  yield `${line.failed > 0 ? '✖' : '✔'} ${file}  ${line.passed} passed${failed}  ${Math.round(line.milliseconds)} ms\n`
}

function failureText(failure: EventData.TestFail): string {
  const cause = failure.details.error.cause ?? failure.details.error
  return `✖ ${failure.name}\n  at ${placeOf(failure)}\n${indented(wordsOf(cause))}\n`
}

const placeOf = ({ file, line, column }: Pick<Outcome, 'file' | 'line' | 'column'>): string =>
  file === undefined ? '(no file)' : `${shown(file)}:${line ?? 1}:${column ?? 1}`

/** The message and the steps inside the project; the steps inside Node tell nothing about the fault. */
function wordsOf(cause: unknown): string {
  if (!(cause instanceof Error)) return typeof cause === 'string' ? cause : inspect(cause, { depth: 4 })
  const stack = (cause.stack ?? cause.message)
    .split('\n')
    .filter((line) => !/^\s+at .*(\bnode:|node_modules|\(<anonymous>\)$)/.test(line))
  const text = stack.join('\n')
  const message = text.includes(cause.message) ? text : `${cause.message}\n${text}`
  const details = Object.fromEntries(
    Object.entries(cause).filter(([key]) => ['code', 'detail', 'constraint', 'findings', 'args'].includes(key)),
  )
  const more = Object.keys(details).length === 0 || details.code === 'ERR_ASSERTION' ? '' : `\n${inspect(details, { depth: 5 })}`
  return `${message}${more}${cause.cause === undefined ? '' : `\ncaused by ${wordsOf(cause.cause)}`}`
}

const indented = (text: string): string => text.replace(/^/gm, '    ')
