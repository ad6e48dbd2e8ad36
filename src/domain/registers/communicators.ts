import type { Register, RowCheck } from '../register.ts'

const endsAfterRecognition: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.recognisedOn === 'string' && row.until <= row.recognisedOn
    ? {
        code: 'communicators.ends_before_recognised',
        column: 'until',
        severity: 'error',
        message: 'Ngày thôi phải sau ngày công nhận.',
      }
    : null

/** Communicators of defence and security education (Luật GDQPAN Điều 27), recognised by decision until they stop. */
export const communicators: Register = {
  key: 'communicators',
  shelf: 'education',
  title: 'Sổ tuyên truyền viên GDQPAN',
  rowName: 'đồng chí',
  sheet: 'Tuyên truyền viên',
  table: 'communicators',
  label: 'fullName',
  on: 'recognisedOn',
  dated: { from: 'recognisedOn', until: 'until', chain: 'person' },
  follows: { as: {}, but: [] },
  sameRow: [['fullName', 'bornOn']],
  columns: {
    fullName: {
      kind: 'name',
      title: 'Họ và tên',
      headings: ['Họ tên', 'Họ và tên đồng chí'],
      privacy: 'personal',
      from: 2,
      to: 80,
      width: 24,
      example: 'Trần Thị Mẫu',
    },
    bornOn: {
      kind: 'day',
      title: 'Ngày sinh',
      headings: ['Ngày, tháng, năm sinh', 'Sinh ngày'],
      privacy: 'personal',
      width: 12,
      example: '1985-09-02',
    },
    work: {
      kind: 'text',
      title: 'Chức vụ, nơi công tác',
      headings: ['Nơi công tác', 'Chức vụ'],
      optional: true,
      to: 120,
      width: 28,
      example: 'Bí thư chi đoàn thôn',
    },
    recognisedOn: {
      kind: 'day',
      title: 'Công nhận từ ngày',
      headings: ['Ngày công nhận', 'Từ ngày'],
      width: 13,
      example: '2022-04-01',
    },
    until: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Ngày thôi'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn là tuyên truyền viên; để trống nếu đang còn.',
    },
    decision: { kind: 'text', title: 'Quyết định', headings: ['Số quyết định'], to: 60, width: 18, example: '35/QĐ-UBND' },
    person: { kind: 'reference', title: 'Người', hidden: true, optional: true },
  },
  checks: [endsAfterRecognition],
  counts: [{ indicator: 'dse_communicators_recognised', where: [], from: 'recognisedOn', until: 'until' }],
}
