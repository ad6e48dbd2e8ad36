import type { Register, RowCheck } from '../register.ts'
import { COUNTED_BY_LIST, ofConference } from './ofConference.ts'
import { dayIn } from './paperDays.ts'

const dueAfterGiven: RowCheck = (row) =>
  dayIn(row.dueOn) !== null && String(row.dueOn) < String(row.givenOn)
    ? {
        code: 'directives.due_before_given',
        column: 'dueOn',
        severity: 'error',
        message: 'Hạn thực hiện không thể trước ngày chỉ đạo.',
      }
    : null

/** A conclusion nobody is to carry out, or by no day, is a wish: whoever writes it is asked. */
const saysWhoAndWhen: RowCheck = (row) => {
  if (row.conference === null || row.conference === undefined) return null
  const column = !row.owners ? 'owners' : dayIn(row.dueOn) === null ? 'dueOn' : null
  return column
    ? {
        code: 'directives.who_and_when',
        column,
        severity: 'warning',
        message:
          column === 'owners'
            ? 'Kết luận chưa ghi đơn vị thực hiện nên chưa giao thành nhiệm vụ được.'
            : 'Kết luận chưa ghi hạn nên chưa giao thành nhiệm vụ được.',
      }
    : null
}

/** One paragraph of a directive or a conclusion: what is to be done, by when; tasks say who does it. */
export const directives: Register = {
  key: 'directives',
  shelf: 'paper',
  title: 'Sổ chỉ đạo, kết luận',
  rowName: 'nội dung chỉ đạo',
  sheet: 'Chỉ đạo, kết luận',
  table: 'directives',
  label: 'paragraph',
  on: 'givenOn',
  attaches: true,
  sameRow: [['source', 'paragraph', 'givenOn']],
  once: [['source', 'paragraph', 'givenOn']],
  columns: {
    kind: {
      kind: 'choice',
      title: 'Loại',
      width: 24,
      initial: 'conference_conclusion',
      example: 'Kết luận hội nghị',
      choices: [
        { code: 'conference_conclusion', title: 'Kết luận hội nghị', also: ['Kết luận'] },
        { code: 'directive', title: 'Chỉ thị, văn bản chỉ đạo', also: ['Chỉ thị', 'Chỉ đạo'] },
        { code: 'resolution', title: 'Nghị quyết' },
        { code: 'inspection_conclusion', title: 'Kết luận kiểm tra' },
        { code: 'spoken', title: 'Chỉ đạo trực tiếp' },
      ],
    },
    source: {
      kind: 'text',
      title: 'Văn bản, hội nghị',
      headings: ['Căn cứ', 'Văn bản'],
      from: 3,
      to: 200,
      width: 36,
      example: 'Hội nghị sơ kết 6 tháng đầu năm 2023',
    },
    document: {
      kind: 'reference',
      title: 'Văn bản trong sổ',
      refersTo: 'documents',
      named: ['reference', 'issuedOn'],
      optional: true,
      width: 18,
    },
    paragraph: {
      kind: 'text',
      title: 'Mục',
      headings: ['Khoản', 'Kết luận số'],
      from: 1,
      to: 60,
      width: 14,
      example: 'Kết luận 3',
    },
    content: {
      kind: 'text',
      title: 'Nội dung',
      from: 5,
      to: 1000,
      width: 60,
      example: 'Các đơn vị còn thiếu hoàn thành quy chế phối hợp',
    },
    givenOn: { kind: 'day', title: 'Ngày chỉ đạo', headings: ['Ngày kết luận'], width: 12, example: '2023-07-20' },
    givenBy: { kind: 'text', title: 'Người chỉ đạo', optional: true, to: 120, width: 26 },
    owners: {
      kind: 'text',
      title: 'Đơn vị thực hiện',
      headings: ['Ai làm', 'Trách nhiệm thực hiện'],
      optional: true,
      to: 8000,
      width: 36,
      example: 'Ban CHQS Sở Y tế; Ban CHQS Công ty Điện lực',
      hint: 'Tên các đơn vị, cách nhau bằng dấu chấm phẩy; hoặc “các đơn vị trực thuộc”.',
    },
    dueOn: { kind: 'day', title: 'Hạn', headings: ['Thời hạn'], optional: true, future: true, width: 12, example: '2023-09-30' },
    measuredBy: {
      kind: 'text',
      title: 'Đo bằng',
      optional: true,
      to: 200,
      width: 28,
      hint: 'Số liệu nào cho biết đã làm xong.',
    },
    conference: {
      ...ofConference.conference,
      headings: ['Kết luận tại hội nghị'],
      optional: true,
    },
    heldOn: { ...ofConference.heldOn, optional: true, hidden: true },
    listed: { ...ofConference.listed, optional: true },
  },
  checks: [dueAfterGiven, saysWhoAndWhen],
  eachAlone: true,
  // A conference with lists has as many tasks in its conclusion as paragraphs stand here.
  counts: [{ indicator: 'conference_conclusions_tasks', where: [COUNTED_BY_LIST], on: 'heldOn' }],
}
