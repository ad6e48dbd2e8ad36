import assert from 'node:assert/strict'
import type { MadeFile } from '#actions/action.ts'
import type { Finding } from '#domain/finding.ts'
import { type CellSpec, type SheetSpec, workbookBytes } from '#report/xlsx.ts'
import type { Person } from './world.ts'

/** What stories of importing share: rosters as offices write them, and what is told of them. */
export type Review = {
  rows: number
  same: number
  added: number
  changed: number
  rejected: number
  kept: boolean
  findings: Finding[]
  preview: {
    row: number
    state: string
    id?: string
    shown: Record<string, string>
    changes?: Record<string, { from: string; to: string }>
    findings: number[]
  }[]
  effect: { indicator: string; title: string; unitName: string; before: number | null; after: number }[]
  headings: { column: string; heading: string; key: string | null }[]
}
export type Listing = {
  total: number
  sums: Record<string, number>
  rows: { id: string; version: number; shown: Record<string, string>; unit: { code: string; name: string } }[]
}
export const HEADINGS = ['TT', 'Họ và tên', 'Ngày sinh', 'Nữ', 'Số định danh', 'Chức vụ', 'Phân đội', 'Từ ngày', 'Tình trạng']
export type Member = readonly CellSpec[]
export const MEMBERS: readonly Member[] = [
  ['Hoàng Văn Thắng', '12/01/1990', null, '036090001111', 'Chỉ huy trưởng', 'Ban chỉ huy', '01/4/2018', 'Đang phục vụ'],
  ['Nguyễn Đình Chiến', '14/02/1992', null, '036092002222', 'Chiến sĩ', 'Tiểu đội 1', '15/3/2019', 'Đang phục vụ'],
  ['Ngô Thị Thu Trang', '19-4-1995', 'x', null, 'Chiến sĩ', 'Tiểu đội 3', '2021-02-01', 'Đang phục vụ'],
  ['Huỳnh Tấn Phát', '25.7.1994', null, null, 'CS', 'Tiểu đội 1', '15/3/2020', 'Đang phục vụ'],
]

/** A list with a title above and a sum below: data begins in row 3. */
export function roster(
  members: readonly Member[],
  more: Partial<SheetSpec> = {},
  headings: readonly string[] = HEADINGS,
): Promise<Uint8Array> {
  return workbookBytes([
    {
      name: 'DS',
      title: [{ text: 'DANH SÁCH TỰ VỆ', look: 'title' }],
      columns: headings.map((heading) => ({ heading, kind: 'text' })),
      rows: members.map((member, at) => [at + 1, ...member]),
      foot: [{ text: `Cộng ${members.length} đồng chí`, look: 'note' }],
      ...more,
    },
  ])
}

export const errorsOf = (review: Review): [string | undefined, string][] =>
  review.findings.filter(({ severity }) => severity === 'error').map(({ where, message }) => [where.cell, message])

export const countsOf = ({ rows, same, added, changed, rejected, kept }: Review) => ({
  rows,
  same,
  added,
  changed,
  rejected,
  kept,
})

type Sending = { keep?: boolean; register?: string; unit?: string }

export const sends = (
  person: Person,
  bytes: Uint8Array,
  { unit = 'dien-luc', register = 'personnel', keep = false }: Sending = {},
): Promise<Review> => person.does<Review>('importRoster', { register, unit, keep }, { file: { name: 'danh-sach.xlsx', bytes } })

export const lists = (person: Person, register = 'personnel', more: object = {}): Promise<Listing> =>
  person.does<Listing>('listRows', { register, unit: 'dien-luc', limit: 1000, ...more })

export async function fetches(person: Person, action: string, input: object): Promise<{ name: string; bytes: Uint8Array }> {
  const { file } = await person.does<MadeFile>(action, { unit: 'dien-luc', ...input })
  return file.bytes instanceof Uint8Array
    ? { name: file.name, bytes: file.bytes }
    : assert.fail('a file of one piece was expected')
}
