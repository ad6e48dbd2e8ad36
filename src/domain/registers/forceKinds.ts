import type { Choice } from '../register.ts'

/** Force kinds of Luật Dân quân tự vệ Điều 6; unit type is a separate code (Điều 15). */
export const FORCE_KINDS: readonly Choice[] = [
  { code: 'on_site', title: 'Tại chỗ' },
  { code: 'mobile', title: 'Cơ động' },
  { code: 'standing', title: 'Thường trực' },
  { code: 'maritime', title: 'Biển' },
  { code: 'air_defence', title: 'Phòng không' },
  { code: 'artillery', title: 'Pháo binh', also: ['Khẩu đội cối', 'Pháo'] },
  { code: 'reconnaissance', title: 'Trinh sát' },
  { code: 'signals', title: 'Thông tin' },
  { code: 'engineer', title: 'Công binh' },
  { code: 'chemical_defence', title: 'Phòng hóa' },
  { code: 'medical', title: 'Y tế' },
]
export const BRANCHES = ['air_defence', 'artillery', 'reconnaissance', 'signals', 'engineer', 'chemical_defence', 'medical']

/** The two forces of Luật Dân quân tự vệ Điều 2. */
export const FORCES: readonly Choice[] = [
  { code: 'militia', title: 'Dân quân' },
  { code: 'self_defence', title: 'Tự vệ' },
]
