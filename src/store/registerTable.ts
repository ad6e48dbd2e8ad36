import { type Column, isSealed, type Register, snake } from '#domain/register.ts'

/**
 * The table of a register, from its declaration: what a migration holds and what a test compares the database with.
 * Every table carries its province (primary key, joins), the unit and its preorder number (row-level security).
 */
const COMMON_COLUMNS: Readonly<Record<string, string>> = {
  province_id: 'bigint',
  id: 'uuid',
  unit_id: 'bigint',
  org_pos: 'bigint',
  version: 'integer',
  search_text: 'text',
  changed_by: 'text',
  changed_at: 'timestamp with time zone',
}

/** What every row of the register carries; where units below read it, also where the range of its unit ends. */
export const commonColumns = (register: Register): Readonly<Record<string, string>> =>
  register.readBelow ? { ...COMMON_COLUMNS, org_end: 'bigint' } : COMMON_COLUMNS

const TYPES: Readonly<Record<Column['kind'], string>> = {
  text: 'text',
  name: 'text',
  identity: 'text',
  day: 'date',
  integer: 'integer',
  choice: 'text',
  yesNo: 'boolean',
  reference: 'uuid',
}

/** Greatest integer of four bytes: a column that may hold more (money in đồng) takes eight. */
export const INT4 = 2_147_483_647

/** Physical columns of a declared one: a name also sorts by its key, an identity number is sealed, marked and masked, a sensitive choice sealed and marked. */
export function physicalColumns(key: string, column: Column): Record<string, string> {
  const name = snake(key)
  if (column.kind === 'name') return { [name]: 'text', [`${name}_key`]: 'text' }
  if (column.kind === 'identity') return { [`${name}_sealed`]: 'bytea', [`${name}_mark`]: 'bytea', [`${name}_last`]: 'text' }
  if (isSealed(column)) return { [`${name}_sealed`]: 'bytea', [`${name}_mark`]: 'bytea' }
  return { [name]: column.kind === 'integer' && (column.to ?? 0) > INT4 ? 'bigint' : TYPES[column.kind] }
}

function checkOf(table: string, key: string, column: Column): string | null {
  const name = snake(key)
  // A sealed code is bytes; a carried one was checked where it was typed, by a list that may grow there.
  if (isSealed(column) || column.carried !== undefined) return null
  if (column.kind === 'choice')
    return `constraint ${table}_${name} check (${name} in (${(column.choices ?? []).map(({ code }) => `'${code}'`).join(', ')}))`
  const measured = column.kind === 'integer' ? name : column.kind === 'text' || column.kind === 'name' ? `length(${name})` : null
  if (measured === null || (column.from === undefined && column.to === undefined)) return null
  const limits = [
    column.from === undefined ? null : `${measured} >= ${column.from}`,
    column.to === undefined ? null : `${measured} <= ${column.to}`,
  ]
  return `constraint ${table}_${name} check (${limits.filter(Boolean).join(' and ')})`
}

/**
 * The words of a row's text as its index holds them, and its province as a word among them: a search asks by this very
 * expression. A province's "yen" is then found by two lists held against each other, not among the whole country's.
 */
export const searchedWords = (row = ''): string =>
  `array_to_tsvector(array_append(array_remove(string_to_array(${row}search_text, ' '), ''), '#' || ${row}province_id::text))`

/** The word a province is found by; no text holds one that begins so. */
export const provinceWord = (province: number): string => `'#${province}'`

export function tableSql(register: Register): string {
  const { table } = register
  const lines = [
    'province_id bigint not null',
    'id uuid not null',
    'unit_id bigint not null',
    'org_pos bigint not null',
    'version integer not null default 1',
    "search_text text not null default ''",
    'changed_by text not null',
    'changed_at timestamptz not null default now()',
  ]
  for (const [key, column] of Object.entries(register.columns)) {
    for (const [name, type] of Object.entries(physicalColumns(key, column))) {
      lines.push(`${name} ${type}${column.optional || isSealed(column) ? '' : ' not null'}`)
    }
    const check = checkOf(table, key, column)
    if (check) lines.push(check)
  }
  lines.push(`constraint ${table}_pkey primary key (province_id, id)`)
  const out = [`-- ${register.title}`, `create table ${table} (\n  ${lines.join(',\n  ')}\n);`]
  const held = register.counted ? ` include (${register.counted.map(snake).join(', ')})` : ''
  out.push(`create index ${table}_list on ${table} (org_pos, ${snake(register.on)})${held};`)
  out.push(`create index ${table}_search on ${table} using gin (${searchedWords()});`)
  const open = register.dated ? ` where ${snake(register.dated.until)} is null` : ''
  for (const [at, columns] of (register.once ?? []).entries()) {
    const identity = columns.some((key) => register.columns[key]?.kind === 'identity')
    const names = columns.map((key) => (isSealed(register.columns[key]) ? `${snake(key)}_mark` : snake(key)))
    out.push(
      `create unique index ${onceIndex(table, at)} on ${table} (province_id, ${identity ? '' : 'unit_id, '}${names.join(', ')})${open};`,
    )
  }
  for (const [key, column] of Object.entries(register.columns)) {
    if (column.kind === 'reference') out.push(`create index ${table}_${snake(key)} on ${table} (province_id, ${snake(key)});`)
  }
  out.push(`call guard_register('${table}');`, `call guard_book('${table}');`)
  if (register.readBelow) out.push(`call read_below('${table}');`)
  return out.join('\n')
}

/** Name of the index that holds the n-th list of `once`: what a duplicate breaks. */
export const onceIndex = (table: string, at: number): string => (at === 0 ? `${table}_once` : `${table}_once_${at + 1}`)
