import type { Register, RowCheck } from '../register.ts'
import { said } from './servicePerson.ts'

const somebodyIsHandedOver: RowCheck = (row) =>
  typeof row.army === 'number' && typeof row.police === 'number' && row.army + row.police === 0
    ? said('handoverPoints.nobody', 'army', 'Ghi số công dân giao tại điểm này.')
    : null

/** A place where citizens were handed over on a day; the numbers are what the ceremony counted, the citizens stand in their book. */
export const handoverPoints: Register = {
  key: 'handoverPoints',
  shelf: 'service',
  title: 'Sổ điểm giao, nhận quân',
  rowName: 'điểm',
  sheet: 'Điểm giao, nhận quân',
  table: 'handover_points',
  label: 'place',
  on: 'day',
  sameRow: [['day', 'place']],
  once: [['day', 'place']],
  columns: {
    place: {
      kind: 'text',
      title: 'Điểm giao, nhận quân',
      headings: ['Địa điểm'],
      from: 2,
      to: 120,
      width: 28,
      example: 'Sân vận động tỉnh',
    },
    day: { kind: 'day', title: 'Ngày', headings: ['Ngày giao quân'], width: 12, example: '2024-02-26' },
    army: { kind: 'integer', title: 'Giao quân đội', from: 0, to: 20_000, initial: 0, width: 10, example: 310 },
    police: { kind: 'integer', title: 'Giao công an', from: 0, to: 20_000, initial: 0, width: 10, example: 48 },
    host: { kind: 'text', title: 'Đơn vị chủ trì', optional: true, to: 120, width: 22 },
    guests: { kind: 'text', title: 'Đại biểu dự', optional: true, to: 200, width: 24, hint: 'Chức danh, không ghi họ tên.' },
  },
  checks: [somebodyIsHandedOver],
  counts: [{ indicator: 'handover_points', where: [], on: 'day' }],
}
