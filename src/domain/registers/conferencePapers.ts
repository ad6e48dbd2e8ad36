import type { Register, RowCheck } from '../register.ts'
import { ofConference } from './ofConference.ts'

const receivedBefore: RowCheck = (row) =>
  typeof row.receivedOn === 'string' && typeof row.heldOn === 'string' && row.receivedOn > row.heldOn
    ? {
        code: 'conferencePapers.received_after',
        column: 'receivedOn',
        severity: 'warning',
        message: 'Bài đến sau ngày họp. Đồng chí xem lại ngày nhận.',
      }
    : null

/** Papers (tham luận) units prepare for a conference: some are read out, the others are printed. */
export const conferencePapers: Register = {
  key: 'conferencePapers',
  shelf: 'activity',
  title: 'Sổ tham luận hội nghị',
  rowName: 'tham luận',
  sheet: 'Tham luận',
  table: 'conference_papers',
  label: 'title',
  on: 'heldOn',
  sameRow: [['conference', 'title']],
  once: [['conference', 'title']],
  columns: {
    ...ofConference,
    title: {
      kind: 'text',
      title: 'Tên tham luận',
      headings: ['Tham luận', 'Chủ đề'],
      from: 5,
      to: 300,
      width: 48,
      example: 'Kinh nghiệm huấn luyện tự vệ theo cụm cơ quan',
    },
    body: {
      kind: 'text',
      title: 'Đơn vị viết',
      headings: ['Đơn vị tham luận'],
      from: 2,
      to: 160,
      width: 30,
      example: 'Ban CHQS Sở Y tế',
    },
    speaker: { kind: 'text', title: 'Người trình bày', optional: true, to: 120, width: 26 },
    place: {
      kind: 'integer',
      names: true,
      title: 'Thứ tự',
      headings: ['TT trình bày'],
      optional: true,
      from: 1,
      to: 200,
      width: 8,
      example: 1,
    },
    use: {
      kind: 'choice',
      title: 'Hình thức',
      width: 18,
      initial: 'printed',
      example: 'Đọc tại hội nghị',
      choices: [
        { code: 'read', title: 'Đọc tại hội nghị', also: ['Đọc'] },
        { code: 'printed', title: 'In trong tài liệu', also: ['In'] },
      ],
    },
    receivedOn: {
      kind: 'day',
      title: 'Ngày nhận bài',
      headings: ['Nhận bài'],
      optional: true,
      width: 13,
      hint: 'Bỏ trống là chưa gửi bài.',
    },
  },
  checks: [receivedBefore],
  counts: [],
}
