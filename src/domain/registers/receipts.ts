import type { Register, RowCheck } from '../register.ts'
import { DOCUMENT_KINDS, RESULTS } from './documentCodes.ts'
import { dayIn, overdueFrom, resultOf } from './paperDays.ts'

const sentAfterIssued: RowCheck = (row) =>
  dayIn(row.sentOn) !== null && dayIn(row.issuedOn) !== null && String(row.sentOn) < String(row.issuedOn)
    ? {
        code: 'receipts.sent_before_issued',
        column: 'sentOn',
        severity: 'error',
        message: 'Ngày gửi không thể trước ngày văn bản. Đồng chí xem lại hai ngày.',
      }
    : null

const receivedAfterSent: RowCheck = (row) =>
  dayIn(row.receivedOn) !== null && String(row.receivedOn) < String(row.sentOn)
    ? {
        code: 'receipts.received_before_sent',
        column: 'receivedOn',
        severity: 'error',
        message: 'Ngày nhận không thể trước ngày gửi.',
      }
    : null

const acknowledgedAfterReceipt: RowCheck = (row) => {
  const done = dayIn(row.acknowledgedOn)
  if (done === null) return null
  const received = dayIn(row.receivedOn)
  if (received === null)
    return {
      code: 'receipts.not_received',
      column: 'receivedOn',
      severity: 'error',
      message: 'Đã xác nhận thì phải ghi ngày nhận văn bản.',
    }
  return done < received
    ? {
        code: 'receipts.acknowledged_before_receipt',
        column: 'acknowledgedOn',
        severity: 'error',
        message: 'Ngày xác nhận không thể trước ngày nhận.',
      }
    : null
}

const dueAfterSent: RowCheck = (row) =>
  dayIn(row.dueOn) !== null && String(row.dueOn) < String(row.sentOn)
    ? { code: 'receipts.due_before_sent', column: 'dueOn', severity: 'error', message: 'Hạn xác nhận không thể trước ngày gửi.' }
    : null

/**
 * A document sent down to this unit. What the paper says of itself is copied when it is sent, for the unit does not see
 * the book of the one that sent it.
 */
export const receipts: Register = {
  key: 'receipts',
  shelf: 'paper',
  title: 'Sổ tiếp nhận văn bản cấp trên',
  rowName: 'văn bản nhận',
  sheet: 'Tiếp nhận văn bản',
  table: 'receipts',
  label: 'reference',
  on: 'sentOn',
  attaches: true,
  fromAbove: { by: 'document', register: 'documents', mayWrite: ['receivedOn', 'acknowledgedOn', 'acknowledgedBy'] },
  sameRow: [['reference', 'sender', 'issuedOn']],
  once: [['reference', 'sender', 'issuedOn']],
  columns: {
    reference: {
      kind: 'text',
      title: 'Số, ký hiệu',
      headings: ['Số và ký hiệu', 'Số văn bản'],
      from: 3,
      to: 60,
      width: 16,
      example: '45/KH-BCH',
    },
    issuedOn: { kind: 'day', title: 'Ngày văn bản', headings: ['Ngày ban hành'], width: 12, example: '2023-02-06' },
    kind: { kind: 'choice', title: 'Loại văn bản', choices: DOCUMENT_KINDS, width: 20, example: 'Kế hoạch' },
    abstract: {
      kind: 'text',
      title: 'Trích yếu',
      headings: ['Nội dung'],
      from: 5,
      to: 500,
      width: 46,
      example: 'Kế hoạch huấn luyện tự vệ năm 2023',
    },
    sender: { kind: 'text', title: 'Nơi gửi', headings: ['Cơ quan gửi'], from: 2, to: 160, width: 26, example: 'Bộ CHQS tỉnh' },
    sentOn: { kind: 'day', title: 'Ngày gửi', width: 12, example: '2023-02-07' },
    dueOn: {
      kind: 'day',
      title: 'Hạn xác nhận',
      headings: ['Hạn'],
      optional: true,
      future: true,
      width: 13,
      example: '2023-02-14',
    },
    receivedOn: { kind: 'day', title: 'Ngày nhận', optional: true, width: 12, example: '2023-02-08' },
    acknowledgedOn: {
      kind: 'day',
      title: 'Ngày xác nhận',
      headings: ['Ngày quán triệt', 'Ngày triển khai'],
      optional: true,
      width: 13,
      example: '2023-02-10',
      hint: 'Ngày đơn vị xác nhận đã quán triệt, triển khai.',
    },
    acknowledgedBy: { kind: 'text', title: 'Người xác nhận', optional: true, to: 80, width: 22 },
    result: {
      kind: 'choice',
      title: 'Xác nhận',
      choices: RESULTS,
      width: 14,
      computed: (row) => resultOf(row, 'acknowledgedOn', 'dueOn'),
    },
    overdueFrom: {
      kind: 'day',
      title: 'Quá hạn từ',
      optional: true,
      width: 12,
      computed: (row) => overdueFrom(row, 'acknowledgedOn', 'dueOn'),
    },
    document: { kind: 'reference', title: 'Văn bản gửi', optional: true, hidden: true },
  },
  checks: [sentAfterIssued, receivedAfterSent, acknowledgedAfterReceipt, dueAfterSent],
  counts: [],
}
