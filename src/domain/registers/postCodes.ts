import type { Choice } from '../register.ts'

/** Posts of Luật Dân quân tự vệ Điều 19–21 as a member holds them; short codes are ours. */
export const POSTS: readonly Choice[] = [
  { code: 'commander', title: 'Chỉ huy trưởng', also: ['CHT'] },
  { code: 'political_officer', title: 'Chính trị viên', also: ['CTV'] },
  { code: 'deputy_commander', title: 'Phó Chỉ huy trưởng', also: ['PCHT', 'Phó CHT'] },
  { code: 'deputy_political_officer', title: 'Chính trị viên phó', also: ['CTVP'] },
  { code: 'hamlet_leader', title: 'Thôn đội trưởng', also: ['TDT'] },
  { code: 'company_leader', title: 'Đại đội trưởng', also: ['Hải đội trưởng'] },
  { code: 'platoon_leader', title: 'Trung đội trưởng', also: ['bT'] },
  { code: 'squad_leader', title: 'Tiểu đội trưởng', also: ['aT', 'Thuyền trưởng'] },
  { code: 'crew_leader', title: 'Khẩu đội trưởng' },
  { code: 'soldier', title: 'Chiến sĩ', also: ['CS', 'Đội viên'] },
]
