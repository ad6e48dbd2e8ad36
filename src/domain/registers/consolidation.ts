import type { Choice, Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'

const LACKS: readonly Choice[] = [
  { code: 'commander', title: 'Thiếu chỉ huy trưởng' },
  { code: 'political_officer', title: 'Thiếu chính trị viên' },
  { code: 'deputies', title: 'Thiếu cấp phó' },
  { code: 'several', title: 'Thiếu nhiều chức vụ' },
  { code: 'decision', title: 'Chưa có quyết định kiện toàn', also: ['Chưa có quyết định'] },
]

const completedAfterSince: RowCheck = (row) =>
  typeof row.completedOn === 'string' && typeof row.since === 'string' && row.completedOn <= row.since
    ? {
        code: 'consolidation.completed_before',
        column: 'completedOn',
        severity: 'error',
        message: 'Ngày kiện toàn xong phải sau ngày bắt đầu thiếu.',
      }
    : null

const decisionNeeded: RowCheck = (row) =>
  typeof row.completedOn === 'string' && !row.decision
    ? {
        code: 'consolidation.decision_needed',
        column: 'decision',
        severity: 'warning',
        message: 'Đã kiện toàn thì ghi số quyết định bổ nhiệm, để số liệu có căn cứ.',
      }
    : null

const ofCommands: RowCheck = (_, __, unit) =>
  unit && !['agency_command', 'commune'].includes(unit.kind)
    ? {
        code: 'consolidation.no_command',
        column: 'since',
        severity: 'error',
        message: 'Sổ này của Ban CHQS cơ quan, tổ chức và Ban CHQS cấp xã. Chọn đúng đơn vị có ban.',
      }
    : null

/** A command that lacks a post from a day until it is consolidated again (Luật DQTV Điều 20–21). */
export const consolidation: Register = {
  key: 'consolidation',
  shelf: 'force',
  title: 'Sổ kiện toàn Ban CHQS',
  rowName: 'lần thiếu',
  sheet: 'Kiện toàn Ban CHQS',
  table: 'consolidation',
  label: 'lacks',
  on: 'since',
  sameRow: [['since']],
  once: [['since']],
  apart: [
    {
      by: [],
      from: 'since',
      until: 'completedOn',
      code: 'consolidation.open_already',
      message: (_, other) =>
        `Ban này đang ghi chưa kiện toàn từ ${printDay(String(other.since))}. Sửa dòng đó, hoặc ghi ngày kiện toàn xong trước.`,
    },
  ],
  columns: {
    since: {
      kind: 'day',
      title: 'Thiếu từ ngày',
      headings: ['Từ ngày', 'Chưa kiện toàn từ'],
      width: 13,
      example: '2023-03-01',
    },
    lacks: {
      kind: 'choice',
      title: 'Nội dung thiếu',
      headings: ['Thiếu', 'Lý do'],
      choices: LACKS,
      width: 26,
      example: 'Thiếu chính trị viên',
    },
    detail: { kind: 'text', title: 'Ghi rõ', headings: ['Ghi chú', 'Cụ thể'], optional: true, to: 200, width: 30 },
    dueOn: {
      kind: 'day',
      title: 'Hạn kiện toàn',
      headings: ['Thời hạn'],
      optional: true,
      future: true,
      width: 13,
      example: '2023-06-30',
    },
    completedOn: {
      kind: 'day',
      title: 'Kiện toàn xong ngày',
      headings: ['Ngày kiện toàn', 'Hoàn thành'],
      optional: true,
      width: 13,
      hint: 'Để trống khi chưa xong.',
    },
    decision: {
      kind: 'text',
      title: 'Quyết định',
      headings: ['Số quyết định', 'Văn bản'],
      optional: true,
      to: 60,
      width: 18,
      example: '27/QĐ-BCH',
    },
    outcome: {
      kind: 'choice',
      title: 'So với hạn',
      optional: true,
      width: 12,
      choices: [
        { code: 'on_time', title: 'Đúng hạn' },
        { code: 'late', title: 'Quá hạn' },
      ],
      computed: ({ completedOn, dueOn }) =>
        typeof completedOn === 'string' && typeof dueOn === 'string' ? (completedOn <= dueOn ? 'on_time' : 'late') : null,
    },
  },
  checks: [completedAfterSince, decisionNeeded, ofCommands],
  counts: [
    {
      indicator: 'org_commands_to_consolidate',
      where: [{ column: 'unit.kind', is: 'equal', value: 'agency_command' }],
      from: 'since',
      until: 'completedOn',
    },
  ],
}
