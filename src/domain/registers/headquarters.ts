import type { Condition, Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'
import { CAPITAL } from './capital.ts'

const BUILT: Condition = { column: 'work', is: 'in', value: ['built', 'repaired'] }

const endsAfterStart: RowCheck = (row) =>
  typeof row.until === 'string' && (typeof row.since !== 'string' || row.until <= row.since)
    ? {
        code: 'headquarters.ends_before_start',
        column: 'until',
        severity: 'error',
        message:
          typeof row.since === 'string' ? 'Ngày thôi sử dụng phải sau ngày đưa vào sử dụng.' : 'Chưa ghi ngày đưa vào sử dụng.',
      }
    : null

const standingIsUsed: RowCheck = (row) =>
  row.work === 'existing' && typeof row.since !== 'string'
    ? {
        code: 'headquarters.since_needed',
        column: 'since',
        severity: 'error',
        message: 'Trụ sở có sẵn phải ghi ngày đưa vào sử dụng.',
      }
    : null

const worksCost: RowCheck = (row) =>
  row.work === 'existing' && Number(row.cost) > 0
    ? {
        code: 'headquarters.cost_without_work',
        column: 'cost',
        severity: 'error',
        message: 'Kinh phí chỉ ghi khi xây mới hoặc sửa chữa. Đồng chí chọn lại ở cột Xây, sửa.',
      }
    : null

const costHasDecision: RowCheck = (row) =>
  Number(row.cost) > 0 && !row.decision
    ? {
        code: 'headquarters.cost_without_decision',
        column: 'decision',
        severity: 'warning',
        message: 'Có kinh phí nhưng chưa ghi quyết định đầu tư. Bổ sung số quyết định khi có.',
      }
    : null

/**
 * Seats of commune commands (Luật DQTV Điều 20(2)) and the works on them (Điều 38(8)): how long a seat is used is a stock,
 * a building finished or repaired is a flow. A later repair is a row of its own without a day of use. The commune it was
 * built for stays named beside the one that holds it after a merger.
 */
export const headquarters: Register = {
  key: 'headquarters',
  shelf: 'support',
  title: 'Sổ trụ sở Ban CHQS cấp xã',
  rowName: 'trụ sở',
  sheet: 'Trụ sở Ban CHQS cấp xã',
  table: 'headquarters',
  label: 'oldCommune',
  on: 'day',
  sameRow: [['oldCommune', 'day']],
  once: [['oldCommune', 'day']],
  apart: [
    {
      by: ['oldCommune'],
      from: 'since',
      until: 'until',
      code: 'headquarters.two_at_once',
      message: (row, other) =>
        `${String(row.oldCommune)} đã có trụ sở sử dụng từ ${printDay(String(other.since))}. Nếu đây là lần sửa chữa, để trống cột Sử dụng từ; nếu là trụ sở thay thế, ghi ngày thôi sử dụng của trụ sở cũ.`,
    },
  ],
  columns: {
    oldCommune: {
      kind: 'text',
      title: 'Xã, phường (cũ)',
      headings: ['Xã cũ', 'Xã', 'Trụ sở của xã'],
      from: 2,
      to: 80,
      width: 24,
      example: 'Xã Tân Lập',
      hint: 'Tên xã, phường lúc trụ sở được đưa vào sử dụng.',
    },
    newCommune: {
      kind: 'text',
      title: 'Xã, phường (mới)',
      headings: ['Xã mới', 'Xã sau sắp xếp'],
      optional: true,
      to: 80,
      width: 20,
      hint: 'Chỉ ghi khi xã đã sắp xếp, đổi tên.',
    },
    work: {
      kind: 'choice',
      title: 'Xây, sửa',
      headings: ['Xây mới hay sửa chữa'],
      width: 12,
      initial: 'existing',
      example: 'Xây mới',
      choices: [
        { code: 'existing', title: 'Có sẵn', also: ['Đã có'] },
        { code: 'built', title: 'Xây mới', also: ['Xây', 'Xây dựng'] },
        { code: 'repaired', title: 'Sửa chữa, cải tạo', also: ['Sửa', 'Sửa chữa', 'Cải tạo', 'Nâng cấp'] },
      ],
    },
    day: {
      kind: 'day',
      title: 'Hoàn thành',
      headings: ['Ngày hoàn thành', 'Ngày'],
      width: 12,
      example: '2024-04-26',
      hint: 'Ngày xây, sửa xong; trụ sở có sẵn thì ghi ngày kiểm kê.',
    },
    status: {
      kind: 'choice',
      title: 'Hiện trạng',
      headings: ['Tình trạng'],
      optional: true,
      width: 16,
      choices: [
        { code: 'good', title: 'Tốt' },
        { code: 'worn', title: 'Xuống cấp' },
        { code: 'shared', title: 'Chung với UBND', also: ['Nơi làm việc riêng trong UBND'] },
        { code: 'temporary', title: 'Tạm, đi mượn', also: ['Tạm'] },
        { code: 'surplus', title: 'Dôi dư sau sắp xếp', also: ['Dôi dư'] },
      ],
    },
    cost: {
      kind: 'integer',
      title: 'Kinh phí (đồng)',
      headings: ['Kinh phí', 'Số tiền'],
      from: 0,
      to: 1_000_000_000_000,
      optional: true,
      width: 16,
      example: 470_000_000,
    },
    capital: { kind: 'choice', title: 'Nguồn vốn', headings: ['Nguồn'], optional: true, choices: CAPITAL, width: 16 },
    decision: { kind: 'text', title: 'Quyết định đầu tư', headings: ['Quyết định'], optional: true, to: 60, width: 18 },
    since: {
      kind: 'day',
      title: 'Sử dụng từ',
      headings: ['Đưa vào sử dụng'],
      optional: true,
      width: 12,
      example: '2024-05-02',
      hint: 'Để trống ở dòng chỉ ghi một lần sửa chữa của trụ sở đã có.',
    },
    until: {
      kind: 'day',
      title: 'Thôi sử dụng',
      headings: ['Thôi dùng'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn dùng.',
    },
  },
  checks: [endsAfterStart, standingIsUsed, worksCost, costHasDecision],
  counts: [
    { indicator: 'commune_hq_total', where: [{ column: 'since', is: 'filled' }], from: 'since', until: 'until' },
    { indicator: 'commune_hq_built_repaired', where: [BUILT], on: 'day' },
    { indicator: 'commune_hq_investment', where: [BUILT], amount: 'cost', on: 'day' },
  ],
}
