import type { Register, RowCheck } from '../register.ts'
import { ADDRESSEES, RESULTS } from './documentCodes.ts'
import { dayIn, overdueFrom, resultOf } from './paperDays.ts'

const error = (code: string, column: string, message: string) => ({ code, column, severity: 'error', message }) as const

const receivedAfterRaised: RowCheck = (row) =>
  dayIn(row.receivedOn) !== null && String(row.receivedOn) < String(row.raisedOn)
    ? error('petitions.received_before_raised', 'receivedOn', 'Ngày tiếp nhận không thể trước ngày kiến nghị.')
    : null

const answeredAfterReceipt: RowCheck = (row) => {
  if (dayIn(row.answeredOn) === null) return null
  if (dayIn(row.receivedOn) === null)
    return error('petitions.not_received', 'receivedOn', 'Đã trả lời thì phải ghi ngày tiếp nhận.')
  return String(row.answeredOn) < String(row.receivedOn)
    ? error('petitions.answered_before_received', 'answeredOn', 'Ngày trả lời không thể trước ngày tiếp nhận.')
    : null
}

const answerNeeded: RowCheck = (row) =>
  dayIn(row.answeredOn) !== null && !row.answer
    ? error('petitions.answer_needed', 'answer', 'Ghi nội dung trả lời hoặc số văn bản trả lời.')
    : null

/** What is above the authority of a level goes to one above it, never sideways or down. */
const escalatedUpwards: RowCheck = (row) => {
  const rank = (code: unknown) => ADDRESSEES.findIndex((one) => one.code === code)
  if (Boolean(row.escalatedTo) !== (dayIn(row.escalatedOn) !== null))
    return error(
      'petitions.escalation_whole',
      row.escalatedTo ? 'escalatedOn' : 'escalatedTo',
      'Chuyển lên trên phải ghi cả cấp và ngày chuyển.',
    )
  if (!row.escalatedTo) return null
  if (rank(row.escalatedTo) <= rank(row.addressee))
    return error('petitions.escalated_sideways', 'escalatedTo', 'Cấp chuyển lên phải cao hơn cấp đã tiếp nhận.')
  return String(row.escalatedOn) < String(row.receivedOn ?? row.raisedOn)
    ? error('petitions.escalated_before_received', 'escalatedOn', 'Ngày chuyển lên không thể trước ngày tiếp nhận.')
    : null
}

const dueAfterRaised: RowCheck = (row) =>
  dayIn(row.dueOn) !== null && String(row.dueOn) < String(row.raisedOn)
    ? error('petitions.due_before_raised', 'dueOn', 'Hạn trả lời không thể trước ngày kiến nghị.')
    : null

/** What a unit asks of those above it, until it is answered; what exceeds their authority goes further up. */
export const petitions: Register = {
  key: 'petitions',
  shelf: 'paper',
  title: 'Sổ kiến nghị, đề xuất',
  rowName: 'kiến nghị',
  sheet: 'Kiến nghị, đề xuất',
  table: 'petitions',
  label: 'content',
  on: 'raisedOn',
  attaches: true,
  sameRow: [['content', 'raisedOn']],
  once: [['content', 'raisedOn']],
  columns: {
    content: {
      kind: 'text',
      title: 'Kiến nghị',
      headings: ['Nội dung', 'Nội dung kiến nghị'],
      from: 5,
      to: 600,
      width: 56,
      example: 'Bổ sung trang phục tự vệ theo niên hạn',
    },
    raisedOn: { kind: 'day', title: 'Ngày kiến nghị', width: 13, example: '2023-05-10' },
    raisedBy: { kind: 'text', title: 'Người kiến nghị', optional: true, to: 120, width: 24 },
    addressee: { kind: 'choice', title: 'Gửi', headings: ['Nơi nhận'], choices: ADDRESSEES, width: 22, example: 'Bộ CHQS tỉnh' },
    dueOn: {
      kind: 'day',
      title: 'Hạn trả lời',
      headings: ['Hạn'],
      optional: true,
      future: true,
      width: 12,
      example: '2023-06-10',
    },
    receivedOn: { kind: 'day', title: 'Ngày tiếp nhận', optional: true, width: 13, example: '2023-05-12' },
    answeredOn: { kind: 'day', title: 'Ngày trả lời', optional: true, width: 12, example: '2023-06-02' },
    answer: {
      kind: 'text',
      title: 'Trả lời',
      headings: ['Nội dung trả lời'],
      optional: true,
      to: 1000,
      width: 40,
      example: 'Cấp trong quý III',
    },
    answerNumber: { kind: 'text', title: 'Văn bản trả lời', headings: ['Số văn bản'], optional: true, to: 60, width: 16 },
    escalatedTo: {
      kind: 'choice',
      title: 'Chuyển lên',
      headings: ['Vượt thẩm quyền, chuyển'],
      choices: ADDRESSEES,
      optional: true,
      width: 22,
    },
    escalatedOn: { kind: 'day', title: 'Ngày chuyển lên', optional: true, width: 13 },
    result: {
      kind: 'choice',
      title: 'Giải quyết',
      choices: RESULTS,
      width: 16,
      computed: (row) => resultOf(row, 'answeredOn', 'dueOn'),
    },
    overdueFrom: {
      kind: 'day',
      title: 'Quá hạn từ',
      optional: true,
      width: 12,
      computed: (row) => overdueFrom(row, 'answeredOn', 'dueOn'),
    },
  },
  checks: [receivedAfterRaised, answeredAfterReceipt, answerNeeded, escalatedUpwards, dueAfterRaised],
  counts: [{ indicator: 'petitions_answered', where: [{ column: 'answeredOn', is: 'filled' }], on: 'answeredOn' }],
}
