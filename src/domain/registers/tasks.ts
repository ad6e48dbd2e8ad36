import type { Register, RowCheck } from '../register.ts'
import { RESULTS } from './documentCodes.ts'
import { dayIn, overdueFrom, resultOf } from './paperDays.ts'

const afterAssigned =
  (column: 'receivedOn' | 'doneOn' | 'dueOn', code: string, message: string): RowCheck =>
  (row) =>
    dayIn(row[column]) !== null && String(row[column]) < String(row.assignedOn)
      ? { code, column, severity: 'error', message }
      : null

const evidenceNeeded: RowCheck = (row) =>
  dayIn(row.doneOn) !== null && !row.evidence
    ? {
        code: 'tasks.evidence_needed',
        column: 'evidence',
        severity: 'error',
        message: 'Ghi kết quả hoặc văn bản chứng minh khi báo hoàn thành.',
      }
    : null

/** What one unit is to do by a day (NĐ 30/2020 Đ24: deadlines are followed until the work is done). */
export const tasks: Register = {
  key: 'tasks',
  shelf: 'paper',
  title: 'Sổ nhiệm vụ được giao',
  rowName: 'nhiệm vụ',
  sheet: 'Nhiệm vụ được giao',
  table: 'tasks',
  label: 'content',
  on: 'assignedOn',
  attaches: true,
  // Who assigns sets the content and the deadline, who carries it out reports (NĐ 30/2020 Đ24).
  fromAbove: { by: 'directive', register: 'directives', mayWrite: ['receivedOn', 'person', 'doneOn', 'evidence'] },
  sameRow: [['content', 'assignedOn']],
  once: [['content', 'assignedOn']],
  columns: {
    content: {
      kind: 'text',
      title: 'Nhiệm vụ',
      headings: ['Nội dung', 'Nội dung nhiệm vụ'],
      from: 5,
      to: 500,
      width: 56,
      example: 'Ký quy chế phối hợp với công an phường',
    },
    source: {
      kind: 'text',
      title: 'Căn cứ',
      headings: ['Văn bản giao'],
      optional: true,
      to: 260,
      width: 36,
      example: 'Kết luận 3, hội nghị sơ kết 6 tháng đầu năm 2023',
    },
    assignedBy: { kind: 'text', title: 'Cơ quan giao', optional: true, to: 160, width: 26, example: 'Bộ CHQS tỉnh' },
    assignedOn: { kind: 'day', title: 'Ngày giao', width: 12, example: '2023-07-20' },
    dueOn: {
      kind: 'day',
      title: 'Hạn hoàn thành',
      headings: ['Hạn', 'Thời hạn'],
      future: true,
      width: 13,
      example: '2023-09-30',
    },
    receivedOn: { kind: 'day', title: 'Ngày nhận việc', optional: true, width: 13, example: '2023-07-21' },
    person: { kind: 'text', title: 'Người phụ trách', optional: true, to: 80, width: 22 },
    doneOn: { kind: 'day', title: 'Ngày hoàn thành', headings: ['Hoàn thành'], optional: true, width: 13, example: '2023-09-25' },
    evidence: {
      kind: 'text',
      title: 'Kết quả, căn cứ',
      headings: ['Kết quả'],
      optional: true,
      to: 500,
      width: 40,
      example: 'Quy chế 08/QC-BCH ngày 25/9/2023',
    },
    result: {
      kind: 'choice',
      title: 'Thực hiện',
      choices: RESULTS,
      width: 16,
      computed: (row) => resultOf(row, 'doneOn', 'dueOn'),
    },
    overdueFrom: {
      kind: 'day',
      title: 'Quá hạn từ',
      optional: true,
      width: 12,
      computed: (row) => overdueFrom(row, 'doneOn', 'dueOn'),
    },
    directive: { kind: 'reference', title: 'Nội dung chỉ đạo', optional: true, hidden: true },
  },
  checks: [
    afterAssigned('dueOn', 'tasks.due_before_assigned', 'Hạn hoàn thành không thể trước ngày giao.'),
    afterAssigned('receivedOn', 'tasks.received_before_assigned', 'Ngày nhận việc không thể trước ngày giao.'),
    afterAssigned('doneOn', 'tasks.done_before_assigned', 'Ngày hoàn thành không thể trước ngày giao.'),
    evidenceNeeded,
  ],
  // Both by the day it was due: of the tasks that fell due, those done by then.
  counts: [
    { indicator: 'directive_tasks.due', where: [], on: 'dueOn' },
    { indicator: 'directive_tasks.on_time', where: [{ column: 'result', is: 'equal', value: 'on_time' }], on: 'dueOn' },
  ],
}
