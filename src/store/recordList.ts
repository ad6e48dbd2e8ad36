import { type RawBuilder, sql } from 'kysely'
import { addsUp, type CellValue, type Condition, isSealed, type Register, snake } from '#domain/register.ts'
import { UNIT_KINDS, type Unit } from '#domain/unit.ts'
import { otherSpelling } from '#domain/wording.ts'
import type { Db } from './db.ts'
import { calledSo } from './givenNames.ts'
import { askedWords, isBegun, type StoredRow, searchWords } from './recordColumns.ts'
import { recordOf, type StoredRecord } from './records.ts'
import { provinceWord, searchedWords } from './registerTable.ts'
import { choiceMark, type Seal } from './seal.ts'

export type ListQuestion = {
  /** Whose rows: of a unit alone, of its range in the preorder, or of whoever stood under it on the day of the row. */
  under: Under
  /** A preorder number: also rows of the units that hold it, where the register lets units below read them. */
  above?: number | undefined
  where: readonly Condition[]
  search?: string | undefined
  sort: readonly { column: string; down?: boolean | undefined }[]
  offset: number
  limit: number
}
/** `province`: whose rows those of the range all are, where it lies in one. */
export type Under = { own: number } | { lo: number; hi: number; province?: number | undefined } | { ancestor: number }
export type ListedRecord = StoredRecord & { unitCode: string; unitName: string }

/**
 * The rows of a unit and all below it. The preorder knows today's tree; where units came or went, or the unit itself
 * has ended, each row is asked for the tree of its own day.
 */
export async function rowsUnder(db: Db, unit: Unit): Promise<Under> {
  const own = sql`unit_lineage l join units u on u.id = l.unit_id where l.ancestor_id = ${unit.id}`
  const outside = sql`u.pos not between ${unit.pos} and ${unit.end}`
  const ended = sql`coalesce(u.valid_to, 'infinity'::date)`
  // Most trees never moved, and one look at each stretch says so; where one is short, the stretches of its unit are put together.
  const { rows } = await sql<{ moved: boolean }>`
    select case when exists (
      select from ${own} and (${outside} or l.valid_from > u.valid_from or coalesce(l.valid_to, 'infinity'::date) < ${ended})
    ) then exists (
      select from ${own} group by u.id, u.pos, u.valid_from, u.valid_to
      having ${outside} or min(l.valid_from) > u.valid_from or max(coalesce(l.valid_to, 'infinity'::date)) < ${ended}
    ) else false end as moved`.execute(db)
  return rows[0]?.moved ? { ancestor: unit.id } : { lo: unit.pos, hi: unit.end, province: unit.provinceId || undefined }
}

/** Whether a text holds no word to look for. */
export const searchesNothing = (text: string): boolean => askedWords(text) === ''

export function underSql(register: Register, question: Pick<ListQuestion, 'under' | 'where' | 'above'>): RawBuilder<unknown> {
  const below = belowSql(register, question)
  const { above } = question
  return register.readBelow && above !== undefined ? sql`(${below} or (r.org_pos <= ${above} and r.org_end >= ${above}))` : below
}

function belowSql(register: Register, { under, where }: Pick<ListQuestion, 'under' | 'where'>): RawBuilder<unknown> {
  if ('own' in under) return sql`r.unit_id = ${under.own}`
  if ('lo' in under) return sql`r.org_pos between ${under.lo} and ${under.hi}`
  const standing = where.find((condition) => condition.is === 'openAt')
  const day = standing?.is === 'openAt' ? sql`${standing.value}::date` : sql`r.${sql.ref(snake(register.on))}`
  return sql`exists (select from unit_lineage l where l.unit_id = r.unit_id and l.ancestor_id = ${under.ancestor} and l.valid_from <= ${day} and (l.valid_to is null or l.valid_to > ${day}))`
}

/** A condition as SQL over the register's table `r` and the unit `u`. */
export function conditionSql(register: Register, condition: Condition, seal: Seal): RawBuilder<unknown> {
  if (condition.is === 'search') {
    const asked = askedWords(condition.value)
    return asked === '' ? sql`true` : wordsSql(asked)
  }
  const column = Object.hasOwn(register.columns, condition.column) ? register.columns[condition.column] : undefined
  if (column && isSealed(column)) {
    const markOf = (value: string) =>
      column.kind === 'identity' ? seal.mark(value) : choiceMark(seal, register.table, condition.column, value)
    return sealedSql(condition, markOf)
  }
  const ref =
    condition.column === 'unit.kind'
      ? sql`u.kind`
      : condition.column === 'unit.managedBy'
        ? sql`u.managed_by`
        : condition.column === 'id' || column
          ? sql`r.${sql.ref(snake(condition.column))}`
          : null
  if (ref === null) return sql`false`
  switch (condition.is) {
    case 'equal':
      return condition.value === null ? sql`${ref} is null` : sql`${ref} = ${condition.value}`
    case 'in':
      return inSql(ref, condition.value, (values) => sql`${ref} in (${sql.join(values)})`)
    case 'from':
      return sql`${ref} >= ${condition.value}`
    case 'to':
      return sql`${ref} <= ${condition.value}`
    case 'before':
      return sql`${ref} < ${condition.value}`
    case 'after':
      return sql`${ref} > ${condition.value}`
    case 'empty':
      return sql`${ref} is null`
    case 'filled':
      return sql`${ref} is not null`
    case 'openAt':
      return sql`(${ref} is null or ${ref} > ${condition.value}::date)`
  }
}

/**
 * Rows that hold the words looked for; among those of one province where they all are of one. Asked beside the words and not
 * among them, the province lets the index leap over all lists to its own rows.
 */
function foundSql(
  search: string,
  { under, above }: Pick<ListQuestion, 'under' | 'above'>,
  everywhere: ReadonlySet<string> = NONE,
): RawBuilder<unknown> {
  const asked = askedWords(search, everywhere)
  if (asked === '') return sql`true`
  const province = 'lo' in under && above === undefined ? under.province : undefined
  const found = province === undefined ? wordsSql(asked) : sql`${wordsSql(provinceWord(province))} and ${wordsSql(asked)}`
  return sql.join([found, ...[...everywhere].map((word) => sql`r.search_text || ' ' like ${`% ${word} %`}`)], sql` and `)
}

const NONE: ReadonlySet<string> = new Set()

/**
 * Of several words those that half the rows hold (“tiểu đội”): their lists are the longest and tell the least, so what the
 * others find is looked through for them. A hundred rows tell which; told wrongly, the same is found, more slowly.
 */
async function wordsEverywhere(db: Db, register: Register, question: ListQuestion): Promise<ReadonlySet<string>> {
  const words = searchWords(question.search ?? '')
  const whole = words.filter((word, at) => !isBegun(word, at === words.length - 1) && otherSpelling(word) === null)
  if (!isWide(question.under) || words.length < 2 || whole.length === 0) return NONE
  const { rows } = await sql<{ searchText: string }>`
    select r.search_text from ${sql.table(register.table)} r where ${underSql(register, question)} limit 100`.execute(db)
  const held = new Set(whole.filter((word) => rows.filter((row) => `${row.searchText} `.includes(` ${word} `)).length > 50))
  return words.every((word) => held.has(word)) ? NONE : held
}

const wordsSql = (asked: string): RawBuilder<unknown> => sql`${sql.raw(searchedWords('r.'))} @@ ${asked}::tsquery`

/** One of a list, in which null stands for an empty cell. */
function inSql(
  ref: RawBuilder<unknown>,
  values: readonly CellValue[],
  among: (values: CellValue[]) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  const known = values.filter((value) => value !== null)
  const empty = known.length < values.length
  if (known.length === 0) return empty ? sql`${ref} is null` : sql`false`
  return empty ? sql`(${among(known)} or ${ref} is null)` : among(known)
}

/** A sealed value is found whole, by its blind index; never by a part, never by an order. */
function sealedSql(condition: Condition, markOf: (value: string) => Buffer): RawBuilder<unknown> {
  const mark = sql`r.${sql.ref(`${snake(condition.column)}_mark`)}`
  const isEmpty = condition.is === 'empty' || (condition.is === 'equal' && condition.value === null)
  if (isEmpty) return sql`${mark} is null`
  if (condition.is === 'equal' && typeof condition.value === 'string') return sql`${mark} = ${markOf(condition.value)}`
  if (condition.is === 'in') {
    return inSql(mark, condition.value, (values) => {
      const marks = values.flatMap((value) => (typeof value === 'string' ? [markOf(value)] : []))
      return sql`${mark} = any (${marks}::bytea[])`
    })
  }
  if (condition.is === 'filled') return sql`${mark} is not null`
  return sql`false`
}

/** Rows of a short book looked through for words sooner than the lists of the words are read, which are the whole country's. */
const SHORT = 2000

/** Whether what a search may find at all is a short book: a commune's. Above a province none is asked, for asking is two thousand rows. */
async function isShort(db: Db, register: Register, question: ListQuestion): Promise<boolean> {
  if (!question.search || 'ancestor' in question.under || isWide(question.under)) return false
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select from ${sql.table(register.table)} r where ${underSql(register, question)} limit ${SHORT + 1}) r`.execute(
    db,
  )
  return (rows[0]?.count ?? 0) <= SHORT
}

/** The units stand beside the rows where they are asked about. */
function fromWhere(
  register: Register,
  question: ListQuestion,
  seal: Seal,
  short = false,
  everywhere = NONE,
): RawBuilder<unknown> {
  const conditions = [
    ...question.where.map((condition) => conditionSql(register, condition, seal)),
    ...(question.search ? [foundSql(question.search, question, everywhere)] : []),
  ]
  const units = question.where.some(({ column }) => column.startsWith('unit.')) ? sql`join units u on u.id = r.unit_id` : sql``
  const under = underSql(register, question)
  // `offset 0` keeps the book apart from what is asked of it: its rows first, then their words.
  return short
    ? sql`from (select r.* from ${sql.table(register.table)} r where ${under} offset 0) r ${units} where ${sql.join([sql`true`, ...conditions], sql` and `)}`
    : sql`from ${sql.table(register.table)} r ${units} where ${sql.join([under, ...conditions], sql` and `)}`
}

function orderBy(register: Register, question: ListQuestion, first?: RawBuilder<unknown>): RawBuilder<unknown> {
  const asked = question.sort.length > 0 ? question.sort : [{ column: register.label }, { column: register.on }]
  const parts = asked.flatMap(({ column, down }) => {
    const direction = down ? sql`desc` : sql`asc`
    if (column === 'unit') return [sql`r.org_pos ${direction}`]
    const declared = Object.hasOwn(register.columns, column) ? register.columns[column] : undefined
    if (!declared || isSealed(declared)) return []
    const name = declared.kind === 'name' ? `${snake(column)}_key` : declared.kind === 'reference' ? 'search_text' : snake(column)
    return [sql`r.${sql.ref(name)} ${direction} nulls last`]
  })
  return sql`order by ${sql.join([...(first ? [sql`(${first}) desc`] : []), ...parts, sql`r.id`])}`
}

const isWide = (under: Under): boolean => 'lo' in under && under.hi - under.lo > UNIT_KINDS.province.width

/** Rows looked through in the order of the book for one word, before all rows that hold it are fetched and put in order. */
const WALKED = { above: 2000, below: 500 }

export async function listRecords(db: Db, register: Register, question: ListQuestion, seal: Seal): Promise<ListedRecord[]> {
  const short = await isShort(db, register, question)
  const words = searchWords(question.search ?? '').length
  const { under, offset, limit } = question
  const walked = isWide(under) ? WALKED.above : WALKED.below
  const called = question.sort.length === 0 ? calledSo(register, question.search ?? '') : []
  if (words === 1 && !short && question.sort.length === 0 && (offset + limit) * 5 <= walked) {
    const begun = await begunList(db, register, question, seal, called, walked)
    if (begun) return begun
  }
  // Walking the whole book in its order would be the gamble: what is searched is found first. `offset 0` keeps the two apart.
  const found = fromWhere(register, question, seal, short, await wordsEverywhere(db, register, question))
  const order = orderBy(register, question, called.length > 0 ? sql.join(called, sql` or `) : undefined)
  return pageOf(db, register, question, words > 0 ? sql`from (select r.* ${found} offset 0) r` : found, order)
}

/**
 * The beginning of a list of one word without all that hold it: whoever is called so stands side by side in the order of
 * the book, and of a word half the book holds (“nguyễn”) the rest of the page stands at its beginning. Null where they stand
 * further on; whether they do nobody can estimate.
 */
async function begunList(
  db: Db,
  register: Register,
  question: ListQuestion,
  seal: Seal,
  called: readonly RawBuilder<unknown>[],
  walked: number,
): Promise<ListedRecord[] | null> {
  const { offset, limit } = question
  const most = offset + limit
  const order = orderBy(register, question)
  const book = fromWhere(register, { ...question, search: undefined }, seal)
  const begun: ListedRecord[] = []
  if (called.length > 0) {
    const ranges = called.map((range) => sql`(select r.* ${book} and ${range} ${order} limit ${most})`)
    const first = sql`from (${sql.join(ranges, sql` union all `)}) r`
    begun.push(...(await pageOf(db, register, { offset: 0, limit: most }, first, order)))
  }
  const more = most - begun.length
  if (more > 0) {
    const others = called.length > 0 ? sql` and not (${sql.join(called, sql` or `)})` : sql``
    const rest = sql`${walkedSql(register, question, seal, walked)}${others}`
    begun.push(...(await pageOf(db, register, { offset: 0, limit: more }, rest, order)))
  }
  return begun.length === most ? begun.slice(offset) : null
}

/** The rows among the first of the book that fit. */
function walkedSql(register: Register, question: ListQuestion, seal: Seal, most: number): RawBuilder<unknown> {
  const all = fromWhere(register, { ...question, search: undefined }, seal)
  const search = question.search ?? ''
  // Letters are looked at before words are cut: most rows end there.
  const letters = searchWords(search)
    .flatMap((word) => [word, otherSpelling(word) ?? word])
    .map((word) => `% ${word}%`)
  const holds = sql`r.search_text like any (${letters}::text[]) and ${foundSql(search, { under: question.under })}`
  return sql`from (select r.* ${all} ${orderBy(register, question)} limit ${most}) r where ${holds}`
}

/** A page of rows with their units, which are looked up for the rows shown alone. */
async function pageOf(
  db: Db,
  register: Register,
  { offset, limit }: Pick<ListQuestion, 'offset' | 'limit'>,
  found: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<ListedRecord[]> {
  const { rows } = await sql<StoredRow>`
    select r.*, u.code as unit_code, u.short_name as unit_name
    from (select r.* ${found} ${order} offset ${offset} limit ${limit}) r join units u on u.id = r.unit_id ${order}`.execute(db)
  return rows.map((row) => ({ ...recordOf(register, row), unitCode: row.unitCode as string, unitName: row.unitName as string }))
}

/**
 * A list opens at once however long the book is: up to so many rows it is summed to the last, and an unfiltered book, which an
 * index alone can count, is counted so far. Beyond that it says that there are more. Exports and proofs count and sum them all.
 */
export const SUMMED = 30_000
export const COUNTED = 100_000
/**
 * Above a province, where nobody reads a list to its end and the next page of the index is another province's; what words are
 * searched for is fetched row by row.
 */
const WIDE = { summed: 5_000, counted: 20_000, searched: 1_000 }

/** How many rows a list holds, and its sums where they were reckoned. */
export type Tally = { total: number; atLeast: boolean; sums: Record<string, number>; summed: boolean }

export async function tallyRecords(db: Db, register: Register, question: ListQuestion, seal: Seal): Promise<Tally> {
  const isBare = question.where.length === 0 && !question.search && !('ancestor' in question.under)
  const wide = isWide(question.under)
  const summed = wide ? (question.search ? WIDE.searched : WIDE.summed) : SUMMED
  const counted = wide ? WIDE.counted : COUNTED
  const most = isBare ? counted : summed
  const total = isBare ? await countRecords(db, register, question, seal, most + 1) : 0
  if (wide && (await manyCalledSo(db, register, question, seal, summed + 1)))
    return { total: summed, atLeast: true, sums: { count: summed }, summed: false }
  if (total <= summed) {
    const short = await isShort(db, register, question)
    const everywhere = await wordsEverywhere(db, register, question)
    const sums = await sumRecords(db, register, question, seal, summed + 1, undefined, short, everywhere)
    if ((sums.count ?? 0) <= summed) return { total: sums.count ?? 0, atLeast: false, sums, summed: true }
  }
  const known = isBare ? Math.min(total, most) : most
  return { total: known, atLeast: !isBare || total > most, sums: { count: known }, summed: false }
}

/** Of a name tens of thousands bear the order of names tells that there are more, sooner than the list of the word is read. */
async function manyCalledSo(db: Db, register: Register, question: ListQuestion, seal: Seal, many: number): Promise<boolean> {
  const called = calledSo(register, question.search ?? '')
  if (called.length === 0) return false
  const book = fromWhere(register, { ...question, search: undefined }, seal)
  const ranges = called.map((range) => sql`(select ${book} and ${range} limit ${many})`)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${sql.join(ranges, sql` union all `)}) r`.execute(db)
  return (rows[0]?.count ?? 0) >= many
}

async function countRecords(db: Db, register: Register, question: ListQuestion, seal: Seal, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select ${fromWhere(register, question, seal)} limit ${most}) r`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * How many rows a filter holds, the sums of its whole-number columns that add up and of its yes/no columns, and, where rows share an
 * activity, how many activities they are. With `most`, no more rows than those are looked at; `also`: a column that speaks for
 * its row, where the rows are known to be of one kind.
 */
export async function sumRecords(
  db: Db,
  register: Register,
  question: ListQuestion,
  seal: Seal,
  most?: number,
  also?: string,
  short = false,
  everywhere = NONE,
): Promise<Record<string, number>> {
  const summed = Object.entries(register.columns).filter(
    ([key, column]) => addsUp(column) || key === also || column.kind === 'yesNo',
  )
  const sums = summed.map(([key, { kind }]) =>
    kind === 'yesNo'
      ? sql`count(*) filter (where r.${sql.ref(snake(key))}) as ${sql.ref(snake(key))}`
      : sql`coalesce(sum(r.${sql.ref(snake(key))}), 0)::bigint as ${sql.ref(snake(key))}`,
  )
  const activities = register.joint
    ? [sql`count(distinct coalesce(r.${sql.ref(snake(register.joint))}, r.id)) as activities`]
    : []
  // No more than what is summed: where an index holds it all, the rows themselves are not fetched.
  const needed = [...summed.map(([key]) => snake(key)), ...(register.joint ? [snake(register.joint), 'id'] : [])]
  const limited = sql`from (select ${sql.join(needed.map((name) => sql`r.${sql.ref(name)}`))} ${fromWhere(register, question, seal, short, everywhere)} limit ${most ?? null}) r`
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join([sql`count(*) as count`, ...activities, ...sums])}
    ${most === undefined ? fromWhere(register, question, seal, short, everywhere) : limited}`.execute(db)
  return rows[0] ?? { count: 0 }
}
