import type { Register, Row, RowCheck } from '../register.ts'

const whole = (value: Row[string] | undefined): number => (typeof value === 'number' ? value : 0)

const rankOfTeam: RowCheck = (row) =>
  ['first', 'second', 'third', 'consolation'].includes(String(row.rank)) && whole(row.teamPrizes) === 0
    ? {
        code: 'contests.rank_without_prize',
        column: 'teamPrizes',
        severity: 'warning',
        message: 'Đơn vị có xếp hạng mà chưa ghi giải tập thể nào. Đồng chí xem lại.',
      }
    : null

/**
 * A unit's part in a contest or sports meet (TT 69/2020/TT-BQP Điều 8): each unit writes its own people and the prizes it
 * won, so that those of a higher unit are the sum.
 */
export const contests: Register = {
  key: 'contests',
  shelf: 'training',
  title: 'Sổ hội thi, hội thao',
  rowName: 'cuộc thi',
  sheet: 'Hội thi, hội thao',
  table: 'contests',
  label: 'title',
  on: 'heldOn',
  sameRow: [['title', 'heldOn']],
  once: [['title', 'heldOn']],
  manned: { people: ['participants'], from: 'heldOn' },
  columns: {
    title: {
      kind: 'text',
      title: 'Tên hội thi, hội thao',
      headings: ['Hội thi', 'Hội thao', 'Tên cuộc'],
      from: 3,
      to: 160,
      width: 36,
      example: 'Hội thao quân sự DQTV năm 2023',
    },
    kind: {
      kind: 'choice',
      title: 'Loại',
      width: 11,
      initial: 'sports',
      example: 'Hội thao',
      choices: [
        { code: 'sports', title: 'Hội thao' },
        { code: 'contest', title: 'Hội thi' },
      ],
    },
    level: {
      kind: 'choice',
      title: 'Cấp tổ chức',
      headings: ['Cấp'],
      width: 18,
      initial: 'province',
      example: 'Cấp tỉnh',
      choices: [
        { code: 'unit', title: 'Cấp xã, cơ quan', also: ['Cấp xã', 'Cấp cơ sở'] },
        { code: 'area', title: 'Cấp huyện, khu vực', also: ['Cấp huyện', 'Cấp khu vực'] },
        { code: 'province', title: 'Cấp tỉnh', also: ['Tỉnh'] },
        { code: 'military_region', title: 'Cấp quân khu', also: ['Quân khu'] },
        { code: 'ministry', title: 'Cấp toàn quân', also: ['Toàn quân', 'Cấp bộ'] },
      ],
    },
    heldOn: {
      kind: 'day',
      title: 'Ngày tổ chức',
      headings: ['Ngày', 'Thời gian'],
      width: 13,
      example: '2023-05-12',
      hint: 'Ngày bế mạc, nếu kéo dài nhiều ngày.',
    },
    participants: {
      kind: 'integer',
      title: 'Vận động viên',
      headings: ['Số vận động viên', 'Số người dự thi', 'Thí sinh'],
      from: 1,
      to: 5000,
      width: 11,
      example: 12,
      hint: 'Số người của đơn vị này.',
    },
    teamPrizes: { kind: 'integer', title: 'Giải tập thể', from: 0, to: 200, initial: 0, width: 10, example: 1 },
    individualPrizes: { kind: 'integer', title: 'Giải cá nhân', from: 0, to: 500, initial: 0, width: 10, example: 3 },
    rank: {
      kind: 'choice',
      title: 'Xếp hạng toàn đoàn',
      headings: ['Xếp hạng', 'Hạng'],
      optional: true,
      width: 16,
      example: 'Nhì',
      choices: [
        { code: 'first', title: 'Nhất', also: ['Giải nhất'] },
        { code: 'second', title: 'Nhì', also: ['Giải nhì'] },
        { code: 'third', title: 'Ba', also: ['Giải ba'] },
        { code: 'consolation', title: 'Khuyến khích', also: ['Giải khuyến khích'] },
        { code: 'none', title: 'Không xếp hạng' },
      ],
    },
    prizes: {
      kind: 'integer',
      title: 'Tổng số giải',
      from: 0,
      to: 700,
      width: 10,
      computed: (row) => whole(row.teamPrizes) + whole(row.individualPrizes),
    },
    decision: { kind: 'text', title: 'Kế hoạch, quyết định', headings: ['Văn bản'], optional: true, to: 60, width: 18 },
  },
  checks: [rankOfTeam],
  counts: [
    { indicator: 'contest_participants', where: [], amount: 'participants', on: 'heldOn' },
    { indicator: 'contest_prizes_won', where: [], amount: 'prizes', on: 'heldOn' },
  ],
}
