import { registers } from '#domain/registers/index.ts'
import { isSecret } from './sampleInput.ts'

const MASK = '••••'
const sensitive = new Set(
  Object.values(registers).flatMap((register) =>
    Object.entries(register.columns)
      .filter(([, column]) => column.privacy === 'sensitive')
      .map(([key]) => key),
  ),
)

/** What the trail keeps of a deed: the input without secrets, sensitive cells or the bytes of files, and the row it made. */
export function auditDetail(input: unknown, output: unknown): unknown {
  const made = typeof output === 'object' && output !== null && 'id' in output ? { made: output.id } : {}
  return { ...(shown(input, 0) as object), ...made }
}

function shown(value: unknown, depth: number): unknown {
  if (typeof value === 'string')
    return value.length > 300 ? `${value.slice(0, 300).toWellFormed()}… (${value.length} chữ)` : value
  if (typeof value !== 'object' || value === null) return value
  if (depth > 6) return '…'
  if (Array.isArray(value)) {
    const rest = value.length > 100 ? [`… (${value.length} mục)`] : []
    return [...value.slice(0, 100).map((item) => shown(item, depth + 1)), ...rest]
  }
  if ('bytes' in value && value.bytes instanceof Uint8Array)
    return { file: 'name' in value ? value.name : '', size: value.bytes.byteLength }
  // A condition names its column beside the value.
  const about = 'column' in value && sensitive.has(String(value.column))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecret(key) || sensitive.has(key) || (about && key === 'value') ? MASK : shown(inner, depth + 1),
    ]),
  )
}
