import { Problem, type ProblemCode } from '#domain/problem.ts'

/** The database judges last: a violated constraint becomes words; one without words here is a bug. */
const REFUSALS: Readonly<Record<string, ProblemCode>> = {
  personnel_pkey: 'record.sent_twice',
  courses_pkey: 'record.sent_twice',
  training_pkey: 'record.sent_twice',
  duty_pkey: 'record.sent_twice',
  personnel_once: 'record.duplicate',
  courses_once: 'record.duplicate',
  training_once: 'record.duplicate',
  duty_once: 'record.duplicate',
  target_decisions_once: 'record.duplicate',
  entries_once: 'record.duplicate',
}

export function asProblem(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  if (/^Connection terminated|^Client has encountered a connection error/.test(error.message))
    return new Problem('database.unreachable')
  if (!('code' in error)) return error
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
  const code = REFUSALS[constraint]
  if (code) return new Problem(code)
  if (
    typeof error.code === 'string' &&
    (/^(08|57P)/.test(error.code) ||
      error.code === 'ECONNREFUSED' ||
      (error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect'))
  )
    return new Problem('database.unreachable')
  return error
}
