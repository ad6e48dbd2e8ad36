import assert from 'node:assert/strict'
import { test } from 'node:test'
import { printPosts } from './posts.ts'

const seats = (established: number, filled: number) => ({ established, filled, vacant: established - filled })

test('a terminal shows the posts of a level with their sum, who lacks whom, and who waits since when', () => {
  const text = printPosts({
    unit: { name: 'Bộ CHQS tỉnh Sơn Hà' },
    on: '2026-02-20',
    levels: [
      {
        title: 'Ban CHQS cấp xã',
        ...seats(4, 3),
        posts: [
          { title: 'Chỉ huy trưởng', ...seats(2, 2) },
          { title: 'Phó Chỉ huy trưởng', ...seats(2, 1) },
        ],
      },
      { title: 'Ban CHQS cơ quan, tổ chức', ...seats(0, 0), posts: [] },
    ],
    vacancies: {
      units: 1,
      rows: [{ unit: { name: 'Ban CHQS xã Tân Lập' }, vacant: 1, posts: [{ title: 'Phó Chỉ huy trưởng', ...seats(1, 0) }] }],
    },
    toConsolidate: [
      { unit: { name: 'Ban CHQS Sở Y tế' }, since: '2026-02-01', days: 20, lacks: 'Thiếu chính trị viên', overdue: true },
    ],
  })
  assert.equal(
    text,
    `Bộ CHQS tỉnh Sơn Hà
Biên chế ngày 20/02/2026

Ban CHQS cấp xã
Chức vụ             Biên chế  Có  Khuyết  Tỷ lệ
──────────────────  ────────  ──  ──────  ───────
Chỉ huy trưởng             2   2       0  100,00%
Phó Chỉ huy trưởng         2   1       1  50,00%
Cộng                       4   3       1  75,00%

1 đơn vị còn khuyết
Đơn vị               Khuyết  Chức vụ
───────────────────  ──────  ──────────────────
Ban CHQS xã Tân Lập       1  Phó Chỉ huy trưởng

1 Ban CHQS chưa kiện toàn
Đơn vị            Thiếu                 Từ ngày     Số ngày  Hạn
────────────────  ────────────────────  ──────────  ───────  ───────
Ban CHQS Sở Y tế  Thiếu chính trị viên  01/02/2026       20  quá hạn`,
  )
})
