/**
 * Something to tell a person about their data. A finding is a value, returned in lists and shown in place;
 * it is never thrown. `error` stops what was asked, `warning` asks for a word of explanation, `note` only informs.
 */
export type Finding = {
  code: string
  severity: 'error' | 'warning' | 'note'
  where: Where
  /** One or two Vietnamese sentences: the fact, the place, the next step. */
  message: string
  args?: Record<string, unknown>
}

/** Where the finding points: as much as is known, so that a screen can put the cursor there. */
export type Where = {
  sheet?: string
  /** 1-based row of the sheet, as Excel numbers it. */
  row?: number
  /** A1 address. */
  cell?: string
  column?: string
  unit?: string
  indicator?: string
  record?: string
  path?: string
}

export const isError = (finding: Finding): boolean => finding.severity === 'error'

export function finding(code: string, where: Where, message: string, args?: Record<string, unknown>): Finding {
  return args ? { code, severity: 'error', where, message, args } : { code, severity: 'error', where, message }
}

export function warning(code: string, where: Where, message: string, args?: Record<string, unknown>): Finding {
  return { ...finding(code, where, message, args), severity: 'warning' }
}

export function note(code: string, where: Where, message: string, args?: Record<string, unknown>): Finding {
  return { ...finding(code, where, message, args), severity: 'note' }
}
