import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, type Day } from '#domain/period.ts'
import { registers } from '#domain/registers/index.ts'
import { templateColumns } from '#domain/rosterColumns.ts'
import { type CellSpec, workbookBytes } from '#report/xlsx.ts'
import { type RosterRow, readRoster } from './roster.ts'
import { readRosterApart } from './rosterApart.ts'

const TODAY: Day = '2026-07-15'
const personnel = registers.personnel ?? assert.fail()

/** A list of people in which here and there a cell is wrong, empty or names another unit. */
function workbook(people: number): Promise<Uint8Array> {
  const columns = templateColumns(personnel)
  const rows: CellSpec[][] = Array.from({ length: people }, (_, at) =>
    columns.map(({ key }): CellSpec => {
      if (key === 'fullName') return at % 700 === 13 ? '12345' : `Nguyễn Văn ${['An', 'Bình', 'Cường'][at % 3]}`
      if (key === 'bornOn') return at % 900 === 5 ? '31/02/1990' : addDays('1985-01-01', at)
      if (key === 'identityNo') return at % 500 === 7 ? '12' : `0360${String(at).padStart(8, '0')}`
      if (key === 'joinedOn') return '2023-02-01'
      if (key === 'decision') return `${at % 40}/QĐ-UBND`
      if (key === 'female') return at % 4 === 0 ? 'x' : null
      return key === 'unit' && at === 3 ? 'Xã Tân Lập' : null
    }),
  )
  const spec = {
    name: personnel.sheet,
    columns: columns.map(({ column }) => ({
      heading: column.title,
      kind: column.kind === 'day' ? ('date' as const) : ('text' as const),
    })),
    rows,
  }
  return workbookBytes([spec])
}

test('a roster read in a thread of its own says row for row and finding for finding what it says when read here', async () => {
  const bytes = await workbook(2_300)
  const here = await readRoster(bytes, personnel, { today: TODAY })
  const pages: RosterRow[][] = []
  const apart = await readRosterApart(bytes, personnel, { today: TODAY, take: async (rows) => void pages.push([...rows]) }, 0)
  assert.equal(here.rows.length, 2_300)
  assert.ok(here.rows.some(({ findings }) => findings.length > 0))
  assert.deepEqual(apart, here)
  assert.deepEqual(pages.flat(), here.rows)
  assert.equal(pages.length, 3)
})

test('what is no workbook is told alike, and a sheet without rows too', async () => {
  for (const bytes of [new TextEncoder().encode('Họ tên;Ngày sinh'), await workbook(0)]) {
    const here = await readRoster(bytes, personnel, { today: TODAY })
    assert.ok(here.findings.length > 0)
    assert.deepEqual(await readRosterApart(bytes, personnel, { today: TODAY }, 0), here)
  }
})

test('the reading ends where whoever takes the rows can take no more', async () => {
  const bytes = await workbook(2_300)
  let taken = 0
  const reading = readRosterApart(
    bytes,
    personnel,
    {
      today: TODAY,
      take: async () => {
        taken++
        throw new Error('the database has gone')
      },
    },
    0,
  )
  await assert.rejects(reading, /the database has gone/)
  assert.equal(taken, 1)
})
