import type { Role } from './access.ts'
import type { Day } from './period.ts'

/**
 * A register (sổ): what a row holds, how it is checked, what it counts towards. One declaration is read by every room:
 * the table, the grid, the form, the Excel template, the import, the export, the ledger of figures and the proof.
 */
export type Register = {
  key: string
  /** The shelf it stands on in the menu. */
  shelf: Shelf
  /** Vietnamese title of the book. */
  title: string
  /** What one row is, for sentences: 'đồng chí', 'lớp', 'ca'. */
  rowName: string
  /** Name of the sheet in workbooks; at most 31 characters. */
  sheet: string
  table: string
  columns: Readonly<Record<string, Column>>
  /** Column whose text names a row in sentences. */
  label: string
  /** Day that places a row in time; lists and exports order by it when nothing else is asked. */
  on: string
  /**
   * Dated rows: a row holds from one day to the day before another; a change from a day on closes the row and opens the
   * next of the same chain, so that the past stays what it was.
   */
  dated?: { from: string; until: string; chain: string }
  /** Ways to recognise the same row on import, strongest first; each is a list of columns. */
  sameRow: readonly (readonly string[])[]
  /** What the database lets stand once per unit among rows not ended; identity numbers once per province. */
  once?: readonly (readonly string[])[]
  /** Column whose value moves by a state machine. */
  states?: States
  /** Rows of one joint activity share this key (own id, or the leading row's); counts marked `once` count it once above them. */
  joint?: string
  /** Rows of one unit that may not hold at the same time for the same thing. */
  apart?: readonly Apart[]
  /** A value that holds until the next of the same key: the product fills `until` with the day of the next row. */
  succession?: { by: readonly string[]; from: string; until: string }
  /**
   * Columns with numbers of the unit's own people at work from a day to another, both included (`half`: by day, by night):
   * together with all such rows of the unit, more than serve there on one of the days is asked about. `days`: how many, from
   * the first. `alone`: who a year or a programme reached, held against the roster of that day and never added to a day's work.
   */
  manned?: { people: readonly string[]; from: string; to?: string; days?: string; half?: string; alone?: true }
  /** What lists of a long book are mostly filtered and summed by: the index they are counted on holds it, so that no row is fetched. */
  counted?: readonly string[]
  /**
   * Rows that keep one person in one place: who, from which day to which, both included, and the column that names the
   * place. Two of them at once, in whatever books, are asked about.
   */
  busy?: { person: string; from: string; to: string; half?: string; named: string; where?: readonly Condition[] }
  /** Column whose values may each go, in a year, to a share of people or units set by rule: more is asked about. */
  shared?: { by: string; year: string }
  /**
   * Rows a unit above put here (`by` names the row of `register` they come from): the unit they stand at writes only
   * `mayWrite`. What was asked, by when, and taking it back belong to whoever sent it.
   */
  fromAbove?: { by: string; register: string; mayWrite: readonly string[] }
  /**
   * Rows of people who go with their unit when it is reorganised: a new stretch of the same chain that says `as`. Those in
   * `but` have left already and stay behind; a split may send people by what `group` holds (team, hamlet).
   */
  follows?: { as: Row; but: readonly Condition[]; group?: string }
  /**
   * Rows of another book of the same unit that wait for one like this one: once it is written, each of them names it in `by`.
   * What is entered here is not entered there again. Null where nothing waits for such a row.
   */
  answers?: { register: string; by: string; waiting(row: Row): readonly Condition[] | null }
  /** Its rows may carry files: the paper itself, the evidence of what was done. */
  attaches?: true
  /** Units below the one that holds a row may read it: a course opened by the province, its agencies send people to. */
  readBelow?: true
  checks: readonly RowCheck[]
  /** Figures of another book it says zero of while that one is silent: established posts nobody was appointed to. */
  speaksOf?: readonly string[]
  /** Each of its figures speaks for itself: a number written of one thing says no zero of the others. */
  eachAlone?: true
  counts: readonly Count[]
}

/** Shelves of the books, in the order of the menu. */
export const SHELVES = {
  force: 'Tổ chức, lực lượng',
  training: 'Huấn luyện, diễn tập',
  activity: 'Hoạt động',
  service: 'Nghĩa vụ quân sự, dự bị',
  education: 'Giáo dục quốc phòng và an ninh',
  paper: 'Văn bản, nhiệm vụ',
  support: 'Chính sách, bảo đảm',
  merit: 'Công tác đảng, thi đua, kỷ luật',
} as const
export type Shelf = keyof typeof SHELVES

export type Column = {
  kind: 'text' | 'name' | 'identity' | 'day' | 'integer' | 'choice' | 'yesNo' | 'reference'
  title: string
  /** Other headings that mean this column in people's own workbooks. */
  headings?: readonly string[]
  optional?: boolean
  /** A number that names, as a year or the number of a paper does: it never adds up and is written without dots. */
  names?: true
  /** A number that speaks for its own row: a rate, a ceiling in percent, minutes of a day, unlike things. Rows never add it up. */
  alone?: true
  /** Least and greatest value: integers, or lengths of a text. */
  from?: number
  to?: number
  choices?: readonly Choice[]
  /** Register this refers to, and the columns by which a workbook names the other row. */
  refersTo?: string
  named?: readonly string[]
  /** The row referred to stands in the book of the same unit. */
  own?: true
  /** Copied from the referred row when saved, so that counts need no join: 'course.kind'. Never typed. */
  carried?: string
  /** Follows from the other columns of the row (overdue since, on time or late) and is worked out whenever it is written. */
  computed?: (row: Row) => CellValue
  /** personal: only in lists of one's own subtree; sensitive (numbers and choices): sealed, masked, revealed for a reason. */
  privacy?: 'personal' | 'sensitive'
  /**
   * Roles with no business in this column: whoever is nothing else at a unit is not shown it there, nor asks by it. Only what
   * their work needs is shown to people (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 Điều 3).
   */
  notFor?: readonly Role[]
  /** A day may lie in the future only when said so. */
  future?: boolean
  /** Hint shown with the cell in the form and the template. */
  hint?: string
  /** Value of the example row of the template. */
  example?: string | number
  width?: number
  /** Filled by the product, not shown in forms or templates. */
  hidden?: boolean
  /** Value of a new row when nothing is said. */
  initial?: CellValue
}

/** `also`: other ways to write it. `heard`: words that may mean this or another of the list; whoever wrote them is asked. */
export type Choice = { code: string; title: string; also?: readonly string[]; heard?: readonly string[] }
export type CellValue = string | number | boolean | null
export type Row = Readonly<Record<string, CellValue>>

/** What a row may become next, from what it is; `first` may open a chain. */
export type States = { column: string; first: readonly string[]; next: Readonly<Record<string, readonly string[]>> }

/** A rule over a whole row; null when it holds. The column tells where to put the cursor. */
export type RowCheck = (
  row: Row,
  today: Day,
  unit: UnitFacts | null,
) => { code: string; column: string; severity: 'error' | 'warning'; message: string } | null

/**
 * What may not hold twice at once: a post by two people, two open terms of one person. Two rows of a unit are the same
 * thing where all columns of `by` are equal (empty equals empty); each holds from a day until the day before `until`,
 * or on its day alone. `most`: integer column that allows more than one at a time (the seats of a post).
 */
export type Apart = {
  by: readonly string[]
  from: string
  until?: string
  most?: string
  /** Rows the rule speaks of; all where none is said. */
  where?: readonly Condition[]
  code: string
  /** Unlikely and not impossible: asked about, and kept. */
  asked?: true
  /** Column the finding points at; `from` where none is said. */
  column?: string
  message(row: Row, other: Row): string
}

/** A condition a machine can evaluate on a row, compile to SQL and show as a filter: the proof of a figure is a list of these. */
export type Condition =
  | { column: string; is: 'equal'; value: CellValue }
  | { column: string; is: 'in'; value: readonly CellValue[] }
  | { column: string; is: 'from' | 'to' | 'before' | 'after'; value: string | number }
  | { column: string; is: 'empty' | 'filled' }
  | { column: string; is: 'search'; value: string }
  /** A day column that is empty or lies after the day: what still stands on it. */
  | { column: string; is: 'openAt'; value: Day }

/**
 * What a row adds to an indicator (or a base count). A flow adds `amount` on a day; a stock holds from a day until the
 * day before another. Conditions may look at the unit: 'unit.managedBy', 'unit.kind'.
 */
export type Count = {
  indicator: string
  where: readonly Condition[]
  /** Integer column added instead of 1. */
  amount?: string
  on?: string
  from?: string
  until?: string
  /** A joint activity counts once at every unit above its participants. */
  once?: boolean
}

export const isStock = (count: Count): boolean => count.from !== undefined

/** A unit as conditions see it. */
export type UnitFacts = { kind: string; managedBy: string | null }

export function meets(condition: Condition, row: Row, unit: UnitFacts): boolean {
  const value =
    condition.column === 'unit.kind'
      ? unit.kind
      : condition.column === 'unit.managedBy'
        ? unit.managedBy
        : (row[condition.column] ?? null)
  switch (condition.is) {
    case 'equal':
      return value === condition.value
    case 'in':
      return condition.value.includes(value)
    case 'empty':
      return value === null || value === ''
    case 'filled':
      return value !== null && value !== ''
    case 'search':
      return false
    case 'openAt':
      return value === null || value === '' || (typeof value === 'string' && value > condition.value)
    default: {
      if (value === null || typeof value === 'boolean') return false
      const other = condition.value
      if (condition.is === 'from') return value >= other
      if (condition.is === 'to') return value <= other
      return condition.is === 'before' ? value < other : value > other
    }
  }
}

/** A change of a figure at the unit where the work was done. */
export type Delta = { indicator: string; day: Day; amount: number; stock: boolean }

/** Everything a row contributes: what is appended to the ledger when it is saved, and taken back when it changes. */
export function contributions(register: Register, row: Row, unit: UnitFacts): Delta[] {
  const deltas: Delta[] = []
  eachContribution(register, row, unit, ({ indicator }, day, amount, stock) => deltas.push({ indicator, day, amount, stock }))
  return deltas
}

/** The same one by one, for a long roster whose sums alone are wanted. */
export function eachContribution(
  { counts, on }: Pick<Register, 'counts' | 'on'>,
  row: Row,
  unit: UnitFacts,
  give: (count: Count, day: Day, amount: number, stock: boolean) => void,
): void {
  every: for (const count of counts) {
    for (const condition of count.where) if (!meets(condition, row, unit)) continue every
    const amount = count.amount === undefined ? 1 : row[count.amount]
    if (typeof amount !== 'number' || amount === 0) continue
    const stock = count.from !== undefined
    const from = row[count.from ?? count.on ?? on]
    if (typeof from !== 'string') continue
    give(count, from, amount, stock)
    const until = count.until === undefined ? null : row[count.until]
    if (stock && typeof until === 'string') give(count, until, -amount, stock)
  }
}

/**
 * The ledger entries that turn one state of a row into another: what the old one added is taken back, what the new one
 * adds is added, and equal entries cancel. Saving a row unchanged appends nothing.
 */
export function netDeltas(before: readonly Delta[], after: readonly Delta[]): Delta[] {
  const sums = new Map<string, Delta>()
  const add = (delta: Delta, sign: number) => {
    const key = `${delta.indicator} ${delta.day} ${delta.stock}`
    const sum = sums.get(key)
    if (sum) sum.amount += sign * delta.amount
    else sums.set(key, { ...delta, amount: sign * delta.amount })
  }
  for (const delta of before) add(delta, -1)
  for (const delta of after) add(delta, 1)
  return [...sums.values()].filter((delta) => delta.amount !== 0)
}

/** The filter that shows exactly the rows a count holds within a window (flows) or on its last day (stocks). */
export function proofOf(register: Register, count: Count, window: { from: Day; to: Day }): Condition[] {
  if (count.from !== undefined) {
    const held: Condition[] = [...count.where, { column: count.from, is: 'to', value: window.to }]
    return count.until === undefined ? held : [...held, { column: count.until, is: 'openAt', value: window.to }]
  }
  const on = count.on ?? register.on
  return [...count.where, { column: on, is: 'from', value: window.from }, { column: on, is: 'to', value: window.to }]
}

/** What stands in place of a sealed value wherever nobody gave a reason to see it. */
export const MASK = '••••'

/** Whether a column is kept encrypted, shown masked and found only whole: identity numbers, and choices declared sensitive. */
/** Whether a whole number may be added over rows: not one that names, nor one that speaks for its row alone. */
export const addsUp = ({ kind, names, alone }: Column): boolean =>
  kind === 'integer' && names === undefined && alone === undefined

export const isSealed = (column: Column | undefined): boolean =>
  column !== undefined && (column.kind === 'identity' || (column.kind === 'choice' && column.privacy === 'sensitive'))

/** A book whose rows tell of a person: taking it away as a file weighs. */
export const holdsPeople = ({ columns }: Register): boolean =>
  Object.values(columns).some((column) => column.privacy !== undefined || column.kind === 'identity')

const sealedMeasures = new WeakMap<Register, ReadonlySet<string>>()

/** The measures whose counts look at a sealed column: their entries in the ledger never name the row they come from. */
export function measuresOfSealed(register: Register): ReadonlySet<string> {
  const known = sealedMeasures.get(register)
  if (known) return known
  const found = new Set(
    register.counts.flatMap(({ indicator, where }) =>
      where.some(({ column }) => isSealed(register.columns[column])) ? [indicator] : [],
    ),
  )
  sealedMeasures.set(register, found)
  return found
}

/** Whether the product fills the column: carried from another row, or computed from this one. */
export const isGiven = (column: Column): boolean => column.carried !== undefined || column.computed !== undefined

const computing = new WeakMap<Register, [string, (row: Row) => CellValue][]>()

/** The row with its computed columns worked out anew. */
export function withComputed(register: Register, row: Row): Row {
  let columns = computing.get(register)
  if (!columns) {
    columns = Object.entries(register.columns).flatMap(([key, { computed }]) => (computed ? [[key, computed]] : []))
    computing.set(register, columns)
  }
  if (columns.length === 0) return row
  const out: Record<string, CellValue> = { ...row }
  for (const [key, computed] of columns) out[key] = computed(out)
  return out
}

const typed = new WeakMap<Register, [string, Column][]>()

/** Columns a person types, in the order of the declaration; remembered, for every row of a long roster asks. */
export function typedColumns(register: Register): [string, Column][] {
  const known = typed.get(register)
  if (known) return known
  const columns = Object.entries(register.columns).filter(([, column]) => !column.hidden && !isGiven(column))
  typed.set(register, columns)
  return columns
}

/** Columns lists and exports show. */
export const shownColumns = (register: Register): [string, Column][] =>
  Object.entries(register.columns).filter(([, column]) => !column.hidden)

/** Columns kept from somebody who is only this at a unit. */
export const withheldFrom = ({ columns }: Pick<Register, 'columns'>, roles: readonly Role[]): ReadonlySet<string> =>
  new Set(
    Object.entries(columns).flatMap(([key, { notFor }]) => (notFor && roles.every((role) => notFor.includes(role)) ? [key] : [])),
  )

export const snake = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
