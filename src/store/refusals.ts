import { Problem, type ProblemCode } from '#domain/problem.ts'
import { registers } from '#domain/registers/index.ts'
import { DatabaseRefusal } from './embedded/refusal.ts'
import { onceIndex } from './registerTable.ts'

/** The database judges last: a violated constraint becomes words; one without words here is a bug. */
const REFUSALS: Readonly<Record<string, ProblemCode>> = {
  ...Object.fromEntries(
    Object.values(registers).flatMap(({ table, once = [] }): [string, ProblemCode][] => [
      [`${table}_pkey`, 'record.sent_twice'],
      ...once.map((_, at): [string, ProblemCode] => [onceIndex(table, at), 'record.duplicate']),
    ]),
  ),
  target_decisions_once: 'record.duplicate',
  files_once: 'record.duplicate',
  entries_once: 'record.duplicate',
  report_rounds_once: 'record.duplicate',
  report_dates_once: 'record.duplicate',
  expected_units_pkey: 'record.duplicate',
  editions_under_way: 'record.sent_twice',
  editions_number: 'record.sent_twice',
  editions_frozen: 'edition.frozen',
}

/** What the index of one part of a table adds to the name: the province or the rest (distribution/partitions.ts), a node's piece. */
const PART = /_(p\d+|rest|\d+)$/

const DISK_FULL = '53100'
/** Refused, cut while it was written or read, or no place for one more: the database is not to be had now. */
const CUT: readonly string[] = ['ECONNREFUSED', 'EPIPE', 'ECONNRESET', '53300']
/** A socket that is not there; any other missing file is a fault of ours. */
const atConnecting = (error: Error): boolean => 'syscall' in error && error.syscall === 'connect'

export function asProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (/^Connection terminated|^Client has encountered a connection error/.test(error.message))
    return new Problem('database.unreachable')
  if (error instanceof DatabaseRefusal) return new Problem('database.refused', { reason: error.message.replace(/\.$/, '') })
  if (!('code' in error)) return error
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  const code = REFUSALS[constraint] ?? REFUSALS[constraint.replace(PART, '')]
  if (code) return new Problem(code)
  if (typeof error.code !== 'string') return error
  if (error.code === DISK_FULL) return new Problem('database.full')
  if (/^(08|57P)/.test(error.code) || CUT.includes(error.code) || (error.code === 'ENOENT' && atConnecting(error)))
    return new Problem('database.unreachable')
  return error
}
