import type pg from 'pg'
import { addDays } from '#domain/period.ts'
import { type CellValue, isGiven, type Row, withComputed } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { type Database, type Db, EVERYWHERE, inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { newId } from '#store/ids.ts'
import { type ListQuestion, listRecords, rowsUnder, type Tally, tallyRecords } from '#store/recordList.ts'
import { insertRecords } from '#store/records.ts'
import type { Seal } from '#store/seal.ts'
import { unitByCode } from '#store/units.ts'
import { foundNation, NATION, type Size, SMALL } from './nation.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median, percentile, randomFrom, timed } from './timing.ts'

const PEOPLE = 1_400_000
const TIMES = 40
const PAGE = 100
const REGISTER = 'personnel'

/**
 * The book of people at the size of the nation: its first page, a filter, a search without tone marks, the sums over
 * all of it, for who sees a commune, a province, everything. `--small` tries it with three provinces.
 */
export async function registerList(): Promise<BenchTable[]> {
  const size = process.argv.includes('--small') ? SMALL : NATION
  const people = Math.round((PEOPLE * size.provinces) / NATION.provinces)
  return withOwnDatabase(async ({ database, owner }) => {
    const units = await foundNation(database, size)
    const { seal } = await homeOf(database)
    const filling = await timed(() => fill(database, owner, seal, size, people))
    const tables: BenchTable[] = [
      {
        title: `Size: ${units} units`,
        lines: [{ what: 'people', value: filling.result, unit: 'rows', note: `filled in ${(filling.ms / 1000).toFixed(0)} s` }],
      },
    ]
    for (const [title, code] of [
      ['The book of a commune', 'tinh-1-xa-7'],
      ['The book of a province', 'tinh-1'],
      ['The book of the nation', 'cuc'],
    ] as const) {
      const unit = await inScope(database, EVERYWHERE, (db) => unitByCode(db, code))
      tables.push({ title, lines: await measure(database, seal, unit) })
    }
    return tables
  })
}

const register = registers[REGISTER]
if (!register) throw new Error(`no register ${REGISTER}`)

const FAMILIES = 'Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Phạm Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh'.split(' ')
const MIDDLES = 'Văn Văn Văn Thị Thị Đình Hữu Quốc Minh Xuân Đức Công Thế Ngọc Quang Anh Bá Tuấn Thanh Trọng Hồng Duy'.split(' ')
const GIVEN =
  'An Bình Cường Dũng Đạt Đông Giang Hà Hải Hạnh Hiếu Hòa Hùng Huy Hưng Khánh Kiên Lâm Lan Linh Long Mai Minh Nam Nga Nghĩa Phong Phúc Quân Quang Sơn Tài Tâm Thắng Thảo Thủy Toàn Trang Trung Tuấn Tùng Việt Vinh Xuân Yến'.split(
    ' ',
  )

/** One province row by row, the others by the database from it: what is measured is the reading. */
async function fill(database: Database, owner: pg.Pool, seal: Seal, size: Size, people: number): Promise<number> {
  if (!register) return 0
  const each = Math.round(people / size.provinces)
  const { rows: first } = await owner.query<{ id: number; provinceId: number; pos: number }>(
    `select id::float8 as id, province_id::float8 as "provinceId", pos::float8 as pos from units where code like 'tinh-0-%' and kind in ('commune', 'agency_command') order by id`,
  )
  const random = randomFrom(11)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const rows = Array.from({ length: each }, (_, at) => {
    const id = newId()
    return { id, unit: first[at % first.length] as (typeof first)[number], values: personRow(id, pick, random), labels: [] }
  })
  const { rows: indexes } = await owner.query<{ name: string; sql: string }>(
    `select indexname as name, indexdef as sql from pg_indexes where tablename = $1 and indexdef like '%gin%'`,
    [register.table],
  )
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  await inScope(database, EVERYWHERE, (db) => insertRecords(db, register, seal, rows, 'bench'))
  const { rows: columns } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname not in ('province_id', 'id', 'unit_id', 'org_pos', 'person')`,
    [register.table],
  )
  const names = columns.map(({ name }) => `"${name}"`)
  for (let province = 1; province < size.provinces; province++)
    await owner.query(`
      insert into ${register.table} (province_id, id, unit_id, org_pos, person, ${names.join(', ')})
      select b.province_id, n.id, b.id, b.pos, n.id, ${names.map((name) => `r.${name}`).join(', ')}
      from ${register.table} r join units a on a.id = r.unit_id join units b on b.code = replace(a.code, 'tinh-0-', 'tinh-${province}-')
      cross join lateral (select gen_random_uuid() as id where r.id is not null) n
      where a.code like 'tinh-0-%'`)
  for (const { sql } of indexes) await owner.query(sql)
  await owner.query('vacuum analyze')
  const { rows: held } = await owner.query<{ count: string }>(`select count(*) from ${register.table}`)
  return Number(held[0]?.count)
}

function personRow(id: string, pick: <T>(list: readonly T[]) => T, random: () => number): Row {
  if (!register) return {}
  const values: Record<string, CellValue> = {}
  for (const [key, column] of Object.entries(register.columns)) if (!isGiven(column)) values[key] = column.initial ?? null
  return withComputed(register, {
    ...values,
    fullName: `${pick(FAMILIES)} ${pick(MIDDLES)} ${pick(GIVEN)}`,
    bornOn: addDays('1983-01-01', Math.floor(random() * 7000)),
    female: random() < 0.15,
    force: random() < 0.6 ? 'militia' : 'self_defence',
    forceKind: random() < 0.2 ? 'mobile' : 'on_site',
    joinedOn: addDays('2019-01-01', Math.floor(random() * 1900)),
    status: random() < 0.9 ? 'serving' : 'managed_pool',
    team: `Tiểu đội ${1 + Math.floor(random() * 9)}`,
    partyMember: random() < 0.2,
    person: id,
  })
}

type Asked = (turn: number) => Omit<ListQuestion, 'under' | 'offset' | 'limit' | 'sort'>
const ASKED: readonly (readonly [what: string, Asked])[] = [
  ['all', () => ({ where: [] })],
  [
    'filter: mobile and serving',
    () => ({
      where: [
        { column: 'forceKind', is: 'equal', value: 'mobile' },
        { column: 'status', is: 'equal', value: 'serving' },
      ],
    }),
  ],
  ['search without tone marks', (turn) => ({ where: [], search: SEARCHED[turn % SEARCHED.length] })],
]
const SEARCHED = ['nguyen van hung', 'tran thi lan', 'le quoc', 'do minh khanh', 'yen', 'tieu doi 3 dung']

async function measure(database: Database, seal: Seal, unit: Unit): Promise<BenchLine[]> {
  const lines: BenchLine[] = []
  for (const [what, asked] of ASKED) {
    const [pages, sums]: [number[], number[]] = [[], []]
    let tally: Tally | null = null
    for (let turn = 0; turn < TIMES; turn++) {
      const seen = <T>(work: (db: Db, question: ListQuestion) => Promise<T>) =>
        inScope(database, { lo: unit.pos, hi: unit.end }, async (db) => {
          const question = { ...asked(turn), under: await rowsUnder(db, unit), sort: [], offset: 0, limit: PAGE }
          return timed(() => work(db, question))
        })
      if (!register) break
      const page = await seen((db, question) => listRecords(db, register, question, seal))
      const sum = await seen((db, question) => tallyRecords(db, register, question, seal))
      tally = sum.result
      // The first turns find pages on the disk.
      if (turn < 3) continue
      pages.push(page.ms)
      sums.push(sum.ms)
    }
    lines.push(line(`${what}: first page, p95`, pages), line(`${what}: count and sums, p95`, sums, told(tally)))
  }
  return lines
}

const told = (tally: Tally | null): string => (tally ? `${tally.atLeast ? 'more than ' : ''}${tally.total} rows` : '')

const line = (what: string, times: readonly number[], note = ''): BenchLine => ({
  what,
  value: percentile(times, 0.95),
  unit: 'ms',
  limit: 50,
  note: [`median ${median(times).toFixed(1)}`, note].filter(Boolean).join(', '),
})
