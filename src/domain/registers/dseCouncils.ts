import type { Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'

const endsAfterDecision: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.decidedOn === 'string' && row.until <= row.decidedOn
    ? {
        code: 'dseCouncils.ends_before_decided',
        column: 'until',
        severity: 'error',
        message: 'Ngày hết hiệu lực phải sau ngày quyết định.',
      }
    : null

/**
 * The council for defence and security education of a unit (Luật GDQPAN Điều 44–46): a row holds from the decision that
 * founded or consolidated it to the next one, so that one council is one figure however often it was consolidated.
 */
export const dseCouncils: Register = {
  key: 'dseCouncils',
  shelf: 'education',
  title: 'Sổ Hội đồng GDQPAN',
  rowName: 'hội đồng',
  sheet: 'Hội đồng GDQPAN',
  table: 'dse_councils',
  label: 'title',
  on: 'decidedOn',
  dated: { from: 'decidedOn', until: 'until', chain: 'council' },
  sameRow: [['title']],
  // Luật GDQPAN Điều 44–46: one council at each level; a council named anew is the one there was.
  apart: [
    {
      by: [],
      from: 'decidedOn',
      until: 'until',
      code: 'dseCouncils.two_at_once',
      message: (_, other) =>
        `Đơn vị đã có ${String(other.title)} từ ${printDay(String(other.decidedOn))}. Kiện toàn thì mở dòng đó, chọn thay đổi từ ngày quyết định; không còn thì ghi ngày hết hiệu lực ở dòng đó.`,
    },
  ],
  columns: {
    title: {
      kind: 'text',
      title: 'Tên hội đồng',
      headings: ['Hội đồng'],
      from: 3,
      to: 120,
      width: 34,
      example: 'Hội đồng GDQPAN xã',
    },
    act: {
      kind: 'choice',
      title: 'Thành lập, kiện toàn',
      headings: ['Hình thức'],
      width: 16,
      initial: 'consolidated',
      example: 'Kiện toàn',
      choices: [
        { code: 'founded', title: 'Thành lập' },
        { code: 'consolidated', title: 'Kiện toàn' },
      ],
    },
    decidedOn: {
      kind: 'day',
      title: 'Ngày quyết định',
      headings: ['Từ ngày', 'Ngày kiện toàn'],
      width: 13,
      example: '2022-01-20',
    },
    until: {
      kind: 'day',
      title: 'Hết hiệu lực',
      headings: ['Đến ngày'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên quyết định này không còn hiệu lực; để trống nếu đang còn.',
    },
    decision: { kind: 'text', title: 'Quyết định', headings: ['Số quyết định'], to: 60, width: 18, example: '18/QĐ-UBND' },
    members: {
      kind: 'integer',
      title: 'Số thành viên',
      headings: ['Thành viên'],
      from: 1,
      to: 60,
      width: 10,
      example: 15,
    },
    council: { kind: 'reference', title: 'Hội đồng gốc', hidden: true, optional: true },
  },
  checks: [endsAfterDecision],
  counts: [{ indicator: 'dse_councils_consolidated', where: [], from: 'decidedOn', until: 'until' }],
}
