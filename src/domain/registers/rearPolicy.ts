import type { Choice, Register } from '../register.ts'

/** Whose families the army's rear policy looks after (Luật DQTV Điều 20(3c)); counted, never named. */
export const BENEFICIARIES: readonly Choice[] = [
  { code: 'serving_family', title: 'Gia đình quân nhân tại ngũ', also: ['Quân nhân tại ngũ'] },
  { code: 'martyr_family', title: 'Thân nhân liệt sĩ', also: ['Gia đình liệt sĩ'] },
  { code: 'wounded', title: 'Thương binh, bệnh binh', also: ['Thương binh', 'Bệnh binh'] },
  { code: 'veteran', title: 'Người hưởng chế độ một lần, hằng tháng', also: ['QĐ 62', 'QĐ 142', 'QĐ 49'] },
  { code: 'other', title: 'Đối tượng khác', also: ['Khác'] },
]

/** How many there are of each kind; a number holds until the next of its kind. */
export const rearPolicy: Register = {
  key: 'rearPolicy',
  shelf: 'support',
  title: 'Sổ chính sách hậu phương quân đội',
  rowName: 'loại đối tượng',
  sheet: 'Hậu phương quân đội',
  table: 'rear_policy',
  label: 'note',
  on: 'since',
  sameRow: [['kind', 'since']],
  once: [['kind', 'since']],
  succession: { by: ['kind'], from: 'since', until: 'until' },
  columns: {
    kind: {
      kind: 'choice',
      title: 'Đối tượng',
      headings: ['Loại đối tượng'],
      choices: BENEFICIARIES,
      width: 30,
      example: 'Gia đình quân nhân tại ngũ',
    },
    people: {
      kind: 'integer',
      title: 'Số người',
      headings: ['Số đối tượng', 'Số lượng'],
      from: 0,
      to: 1_000_000,
      width: 10,
      example: 28,
    },
    since: { kind: 'day', title: 'Từ ngày', headings: ['Tính đến ngày', 'Ngày'], width: 12, example: '2024-01-01' },
    until: { kind: 'day', title: 'Đến khi có số mới', hidden: true, optional: true },
    note: {
      kind: 'text',
      title: 'Nguồn, ghi chú',
      headings: ['Nguồn', 'Ghi chú'],
      from: 2,
      to: 160,
      width: 26,
      example: 'Danh sách UBND xã',
    },
  },
  checks: [],
  counts: [{ indicator: 'army_rear_policy_beneficiaries', where: [], amount: 'people', from: 'since', until: 'until' }],
}
