import type { Register, RowCheck } from '../register.ts'
import { gapOf, said } from './servicePerson.ts'

const fineFitsMeasure: RowCheck = (row) => {
  if (row.measure === 'fine' && !(Number(row.fine) > 0))
    return said('serviceViolations.fine_needed', 'fine', 'Ghi số tiền phạt, đơn vị đồng.')
  return row.measure !== 'fine' && Number(row.fine) > 0
    ? said('serviceViolations.fine_unneeded', 'fine', 'Số tiền chỉ ghi khi hình thức là phạt tiền.')
    : null
}

const decidedAfter: RowCheck = (row) =>
  (gapOf(row, 'happenedOn', 'decidedOn') ?? 0) < 0
    ? said('serviceViolations.decided_before', 'decidedOn', 'Quyết định xử lý không thể trước ngày vi phạm.')
    : null

/** Cases against the law of military service that were handled: kind and measure, without names (NĐ 120/2013 as amended). */
export const serviceViolations: Register = {
  key: 'serviceViolations',
  shelf: 'service',
  title: 'Sổ xử lý vi phạm nghĩa vụ quân sự',
  rowName: 'trường hợp',
  sheet: 'Vi phạm NVQS',
  table: 'service_violations',
  label: 'decision',
  on: 'decidedOn',
  sameRow: [['decision']],
  once: [['decision']],
  columns: {
    decision: {
      kind: 'text',
      title: 'Quyết định xử lý',
      headings: ['Số quyết định'],
      from: 2,
      to: 60,
      width: 18,
      example: '12/QĐ-XPHC',
    },
    kind: {
      kind: 'choice',
      title: 'Hành vi',
      headings: ['Loại vi phạm'],
      width: 30,
      example: 'Không chấp hành lệnh gọi khám sức khỏe',
      choices: [
        { code: 'registration', title: 'Không đăng ký nghĩa vụ quân sự' },
        { code: 'prescreen', title: 'Không chấp hành gọi sơ tuyển' },
        { code: 'medical', title: 'Không chấp hành lệnh gọi khám sức khỏe' },
        { code: 'callup', title: 'Không chấp hành lệnh gọi nhập ngũ' },
        { code: 'fraud', title: 'Gian dối để trốn tránh' },
        { code: 'obstruction', title: 'Cản trở, chứa chấp' },
        { code: 'reserve', title: 'Không chấp hành lệnh gọi dự bị' },
      ],
    },
    happenedOn: { kind: 'day', title: 'Ngày vi phạm', optional: true, width: 12 },
    decidedOn: { kind: 'day', title: 'Ngày quyết định', headings: ['Ngày xử lý'], width: 12, example: '2024-03-20' },
    measure: {
      kind: 'choice',
      title: 'Hình thức',
      width: 18,
      initial: 'fine',
      example: 'Phạt tiền',
      choices: [
        { code: 'warning', title: 'Cảnh cáo' },
        { code: 'fine', title: 'Phạt tiền' },
        { code: 'criminal', title: 'Chuyển cơ quan điều tra' },
      ],
    },
    fine: {
      kind: 'integer',
      title: 'Tiền phạt (đồng)',
      optional: true,
      from: 0,
      to: 1_000_000_000,
      width: 14,
      example: 12_000_000,
    },
    complied: { kind: 'yesNo', title: 'Đã chấp hành', width: 9, initial: false },
  },
  checks: [fineFitsMeasure, decidedAfter],
  counts: [{ indicator: 'conscription_violations_handled', where: [], on: 'decidedOn' }],
}
