import type { Action, GivenFile } from '#actions/action.ts'
import type { Finding } from '#domain/finding.ts'
import { finding } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import { inputFindings } from './inputFindings.ts'
import { type InputField, inputShape } from './inputShape.ts'
import { nearestName } from './nearestName.ts'

/**
 * What a door received. `values` came as JSON and is already typed; `texts` came as words (an address line, command
 * line flags) and is read by the kind of each field; files stand beside either.
 */
export type GivenInput = {
  values?: unknown
  texts?: readonly (readonly [name: string, text: string])[]
  files?: Readonly<Record<string, GivenFile>>
}

/** How the door writes the name of a field: `asOf` over HTTP, `--as-of` on the command line. */
export type FieldNaming = (name: string) => string

/** Reads and checks an input; every fault of it is told at once. */
export function readGivenInput(action: Action, given: GivenInput, naming: FieldNaming = (name) => name): unknown {
  const { fields } = inputShape(action)
  const values = given.values ?? {}
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    throw wrongInput([finding('input.not_object', {}, 'cần một đối tượng JSON { … }.')])
  }
  const input: Record<string, unknown> = { ...values, ...readTexts(fields, given.texts ?? []), ...given.files }
  const strangers = Object.keys(input).filter((name) => !fields.some((field) => field.name === name))
  const findings = strangers.map((name) => unknownField(name, fields, naming))
  for (const name of strangers) delete input[name]
  if (holdsNul(input, 0))
    throw wrongInput([finding('input.nul', {}, 'có ký tự rỗng (NUL) hoặc nửa ký tự lẫn trong chữ. Xóa ký tự lạ rồi gửi lại.')])
  const result = action.input.safeParse(input)
  if (!result.success) findings.push(...inputFindings(result.error.issues, input, fields, naming))
  if (findings.length > 0) throw wrongInput(findings)
  return result.data
}

/** The database keeps no NUL and no half of a pair in a text; it comes from broken files and from attackers. */
function holdsNul(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed()
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || depth > 8) return false
  return Object.entries(value).some(([key, inner]) => key.includes('\u0000') || !key.isWellFormed() || holdsNul(inner, depth + 1))
}

function wrongInput(findings: Finding[]): Problem {
  const [first, ...more] = findings
  const rest = more.length === 0 ? '' : ` (và ${more.length} chỗ khác)`
  return new Problem('input.wrong', { detail: `${first?.message ?? ''}${rest}` }, findings)
}

function unknownField(name: string, fields: readonly InputField[], naming: FieldNaming): Finding {
  const near = nearestName(
    name,
    fields.map((field) => field.name),
  )
  const advice = near
    ? `Có phải là ${naming(near)}.`
    : `Có thể dùng: ${fields.map((field) => naming(field.name)).join(', ') || 'không mục nào'}.`
  return finding('input.unknown', { path: name }, `không có mục ${naming(name)}. ${advice}`, near ? { near } : {})
}

function readTexts(fields: readonly InputField[], texts: readonly (readonly [string, string])[]): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const [name, text] of texts) {
    const field = fields.find((one) => one.name === name)
    const value = field ? readText(field, text) : text
    // The same flag given again makes a list where the field takes one.
    const before = input[name]
    if (before === undefined) input[name] = field?.schema['type'] === 'array' && !Array.isArray(value) ? [value] : value
    else if (Array.isArray(before)) input[name] = [...before, ...(Array.isArray(value) ? value : [value])]
    else input[name] = value
  }
  return input
}

/** A text that cannot be read as its kind stays a text: the schema then says what it wanted. */
function readText(field: InputField, text: string): unknown {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return /^[-+]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text
    case 'yesNo':
      if (['', 'true', '1', 'có'].includes(text.toLowerCase())) return true
      return ['false', '0', 'không'].includes(text.toLowerCase()) ? false : text
    case 'json':
      try {
        return JSON.parse(text)
      } catch {
        return text
      }
    default:
      return text
  }
}
