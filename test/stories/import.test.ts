import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MadeFile } from '#actions/action.ts'
import { downloadTemplate } from '#actions/downloadTemplate.ts'
import { exportRows } from '#actions/exportRows.ts'
import { importRoster } from '#actions/importRoster.ts'
import type { Action } from '#actions/action.ts'
import type { Finding } from '#domain/finding.ts'
import { readSheet, readWorkbook } from '#reader/sheet.ts'
import { type CellSpec, type SheetSpec, workbookBytes } from '#report/xlsx.ts'
import { aWorld, type Person, type World } from '../world.ts'

type Review = {
  rows: number; same: number; added: number; changed: number; rejected: number; kept: boolean
  findings: Finding[]
  preview: { row: number; state: string; shown: Record<string, string>; changes?: Record<string, { from: string; to: string }>; findings: number[] }[]
  effect: { indicator: string; title: string; unitName: string; before: number | null; after: number }[]
  headings: { column: string; heading: string; key: string | null }[]
}
type Listing = { total: number; rows: { id: string; shown: Record<string, string>; version: number; unit: { code: string } }[] }

let world: World
before(async () => { world = await aWorld({ importRoster, downloadTemplate, exportRows } as unknown as Record<string, Action>) })
after(() => world.close())

const HEADINGS = ['TT', 'Họ và tên', 'Ngày sinh', 'Nữ', 'Số định danh', 'Chức vụ', 'Phân đội', 'Từ ngày', 'Tình trạng']
type Member = [name: string, born: string, female: string, identity: string, post: string, team: string, from: string, state: string]
const PEOPLE: Member[] = [
  ['Hoàng Văn Thắng', '12/01/1990', '', '036090001111', 'Chỉ huy trưởng', 'Ban chỉ huy', '01/4/2018', 'Đang phục vụ'],
  ['Nguyễn Đình Chiến', '14/02/1992', '', '036092002222', 'Chiến sĩ', 'Tiểu đội 1', '15/3/2019', 'Đang phục vụ'],
  ['Ngô Thị Thu Trang', '19-4-1995', 'x', '', 'Chiến sĩ', 'Tiểu đội 3', '2021-02-01', 'Đang phục vụ'],
  ['Huỳnh Tấn Phát', '25.7.1994', '', '', 'CS', 'Tiểu đội 1', '15/3/2020', 'Đang phục vụ'],
]

/** A roster as an office writes it: a title, headings, rows, a sum and a signature. */
async function roster(people: readonly Member[], more: Partial<SheetSpec> = {}, headings = HEADINGS): Promise<Uint8Array> {
  const rows = people.map((person, at): CellSpec[] => [at + 1, ...person.map((cell) => cell || null)])
  return workbookBytes([{
    name: 'DS', title: [{ text: 'DANH SÁCH TỰ VỆ CÔNG TY ĐIỆN LỰC', look: 'title' }],
    columns: headings.map((heading) => ({ heading, kind: 'text' })), rows, foot: [{ text: 'Cộng 4 đồng chí', look: 'note' }], ...more,
  }])
}

const sends = (person: Person, bytes: Uint8Array, keep: boolean, register = 'personnel', unit = 'dien-luc'): Promise<Review> =>
  person.does<Review>('importRoster', { register, unit, keep }, { file: { name: 'danh-sach.xlsx', bytes } })
const lists = (person: Person, register = 'personnel', unit = 'dien-luc'): Promise<Listing> => person.does<Listing>('listRows', { register, unit, limit: 1000 })
const errors = (review: Review) => review.findings.filter(({ severity }) => severity === 'error')

test('Lan looks at a roster before she keeps it: everything is told, nothing is stored', () => world.trial(async ({ person }) => {
  const lan = person('lan')
  const review = await sends(lan, await roster(PEOPLE), false)
  assert.deepEqual(errors(review), [])
  assert.deepEqual([review.rows, review.added, review.same, review.changed, review.rejected, review.kept], [4, 4, 0, 0, 0, false])
  assert.deepEqual(review.preview.map(({ row, state }) => [row, state]), [[3, 'new'], [4, 'new'], [5, 'new'], [6, 'new']])
  assert.equal(review.preview[3]?.shown.post, 'Chiến sĩ')
  assert.equal(review.preview[0]?.shown.identityNo, '••••1111')
  assert.deepEqual(review.headings[0], { column: 'A', heading: 'TT', key: null })
  const strength = review.effect.find(({ indicator }) => indicator === 'sdf_strength')
  assert.deepEqual([strength?.unitName, strength?.before, strength?.after], ['Ban CHQS Công ty Điện lực Sơn Hà', null, 4])
  assert.ok(!review.effect.some(({ unitName }) => unitName.includes('tỉnh')), 'a clerk of one unit is not told the figures of the province')
  assert.equal((await lists(lan)).total, 0)
}))

test('Lan keeps the roster, sends it again and nothing is there twice', () => world.trial(async ({ person }) => {
  const lan = person('lan')
  const bytes = await roster(PEOPLE)
  assert.equal((await sends(lan, bytes, true)).kept, true)
  const listing = await lists(lan)
  assert.equal(listing.total, 4)
  const again = await sends(lan, bytes, true)
  assert.deepEqual([again.same, again.added, again.changed, again.kept], [4, 0, 0, true])
  assert.deepEqual(again.effect, [])
  assert.deepEqual((await lists(lan)).rows.map(({ version }) => version), [1, 1, 1, 1])
}))
