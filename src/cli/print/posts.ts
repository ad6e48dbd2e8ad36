import { printDay, printPercent } from '#domain/wording.ts'
import { printTable } from './table.ts'
import { printCell } from './value.ts'

type Seats = { established: number; filled: number; vacant: number }
type Posts = {
  unit: { name: string }
  on: string
  levels: readonly (Seats & { title: string; posts: readonly (Seats & { title: string })[] })[]
  vacancies: {
    units: number
    rows: readonly { unit: { name: string }; vacant: number; posts: readonly (Seats & { title: string })[] }[]
  }
  toConsolidate: readonly { unit: { name: string }; since: string; days: number; lacks: string; overdue: boolean }[]
}

/** Posts as a terminal shows them: each level as a table, then who lacks whom, then which commands wait. */
export function printPosts({ unit, on, levels, vacancies, toConsolidate }: Posts): string {
  const parts = [`${unit.name}\nBiên chế ngày ${printDay(on)}`]
  for (const level of levels) {
    if (level.posts.length === 0) continue
    const lines = [...level.posts, { ...level, title: 'Cộng' }]
    parts.push(
      `${level.title}\n${printTable(
        ['Chức vụ', 'Biên chế', 'Có', 'Khuyết', 'Tỷ lệ'],
        lines.map((post) => [
          post.title,
          post.established,
          post.filled,
          post.vacant,
          printPercent(post.filled, post.established),
        ]),
        printCell,
      )}`,
    )
  }
  if (vacancies.units > 0) {
    const rows = vacancies.rows.map((row) => [row.unit.name, row.vacant, row.posts.map(({ title }) => title).join(', ')])
    parts.push(`${printCell(vacancies.units)} đơn vị còn khuyết\n${printTable(['Đơn vị', 'Khuyết', 'Chức vụ'], rows, printCell)}`)
  }
  if (toConsolidate.length > 0) {
    const rows = toConsolidate.map((row) => [
      row.unit.name,
      row.lacks,
      printDay(row.since),
      row.days,
      row.overdue ? 'quá hạn' : '',
    ])
    parts.push(
      `${printCell(toConsolidate.length)} Ban CHQS chưa kiện toàn\n${printTable(['Đơn vị', 'Thiếu', 'Từ ngày', 'Số ngày', 'Hạn'], rows, printCell)}`,
    )
  }
  return parts.join('\n\n')
}
