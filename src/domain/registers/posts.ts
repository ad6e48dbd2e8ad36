import type { Condition, Count, Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'
import { ESTABLISHED_POSTS, POSTS_OF, postTitle } from './establishedPosts.ts'

const endsAfterStart: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.establishedOn === 'string' && row.until <= row.establishedOn
    ? {
        code: 'posts.ends_before_start',
        column: 'until',
        severity: 'error',
        message: 'Ngày thôi biên chế phải sau ngày bắt đầu.',
      }
    : null

const postFitsUnit: RowCheck = (row, _, unit) =>
  unit && typeof row.post === 'string' && !(POSTS_OF[unit.kind] ?? []).includes(row.post)
    ? {
        code: 'posts.not_of_this_unit',
        column: 'post',
        severity: 'error',
        message: `${postTitle(row.post)} không có trong biên chế của loại đơn vị này. Ghi ở sổ của đơn vị có chức vụ đó.`,
      }
    : null

/** NĐ 72/2020 Điều 7: one of each, deputies up to two in key communes and organisations. */
const MOST_SEATS: Readonly<Record<string, number>> = {
  commander: 1,
  political_officer: 1,
  deputy_commander: 2,
  deputy_political_officer: 1,
}
const seatsWithinLaw: RowCheck = (row) => {
  const most = MOST_SEATS[String(row.post)]
  return most !== undefined && typeof row.seats === 'number' && row.seats > most
    ? {
        code: 'posts.too_many_seats',
        column: 'seats',
        severity: 'error',
        message: `${postTitle(row.post)} nhiều nhất ${most} người trong một ban (NĐ 72/2020 Điều 7).`,
      }
    : null
}

/** Posts of a commune command, as the fill rates of NQ 66.12/2026 Điều 5 hold them against those appointed. */
const established = (indicator: string, post: string): Count => {
  const where: Condition[] = [
    { column: 'unit.kind', is: 'equal', value: 'commune' },
    { column: 'post', is: 'equal', value: post },
  ]
  return { indicator, where, amount: 'seats', from: 'establishedOn', until: 'until' }
}

/** The posts a command is established with, each from a day by decision; who holds them is the book of terms. */
export const posts: Register = {
  key: 'posts',
  shelf: 'force',
  title: 'Sổ chức vụ theo biên chế',
  rowName: 'chức vụ',
  sheet: 'Chức vụ theo biên chế',
  table: 'posts',
  label: 'title',
  on: 'establishedOn',
  sameRow: [['post', 'establishedOn']],
  once: [['post', 'establishedOn']],
  apart: [
    {
      by: ['post'],
      from: 'establishedOn',
      until: 'until',
      code: 'posts.established_twice',
      message: (row, other) =>
        `${postTitle(row.post)} đã có trong biên chế từ ${printDay(String(other.establishedOn))}. Ghi ngày thôi của dòng đó trước, hoặc sửa số người ở đó.`,
    },
  ],
  columns: {
    post: {
      kind: 'choice',
      title: 'Chức vụ',
      headings: ['Chức danh', 'Chức vụ biên chế'],
      choices: ESTABLISHED_POSTS,
      width: 24,
      example: 'Phó Chỉ huy trưởng',
    },
    seats: {
      kind: 'integer',
      title: 'Số người',
      headings: ['Biên chế', 'Số lượng'],
      from: 1,
      to: 500,
      initial: 1,
      width: 10,
      example: 1,
      hint: 'Số người giữ chức vụ này theo quyết định biên chế.',
    },
    establishedOn: {
      kind: 'day',
      title: 'Từ ngày',
      headings: ['Ngày hiệu lực', 'Có hiệu lực từ'],
      width: 12,
      example: '2026-01-26',
    },
    until: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Thôi từ ngày'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn trong biên chế; để trống nếu đang còn.',
    },
    decision: {
      kind: 'text',
      title: 'Quyết định',
      headings: ['Số quyết định', 'Văn bản'],
      optional: true,
      to: 60,
      width: 18,
      example: '15/QĐ-BCH',
    },
    title: {
      kind: 'text',
      title: 'Tên chức vụ',
      hidden: true,
      optional: true,
      to: 60,
      computed: ({ post }) => postTitle(post),
    },
  },
  checks: [endsAfterStart, postFitsUnit, seatsWithinLaw],
  speaksOf: [
    'commune_commander.filled',
    'commune_deputy_commander.filled',
    'commune_deputy_political.filled',
    'commune_assistant.filled',
  ],
  counts: [
    established('commune_commander.established', 'commander'),
    established('commune_deputy_commander.established', 'deputy_commander'),
    established('commune_deputy_political.established', 'deputy_political_officer'),
    established('commune_assistant.established', 'assistant'),
  ],
}
