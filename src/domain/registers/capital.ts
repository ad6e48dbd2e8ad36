import type { Choice } from '../register.ts'

/** Where the money of a building came from (Luật DQTV Điều 36–39). */
export const CAPITAL: readonly Choice[] = [
  { code: 'ministry', title: 'Bộ Quốc phòng', also: ['BQP'] },
  { code: 'province', title: 'Ngân sách tỉnh', also: ['Tỉnh'] },
  { code: 'commune', title: 'Ngân sách xã', also: ['Xã'] },
  { code: 'organisation', title: 'Cơ quan, tổ chức', also: ['Doanh nghiệp'] },
  { code: 'social', title: 'Xã hội hóa', also: ['Xã hội hoá', 'Đóng góp'] },
]
