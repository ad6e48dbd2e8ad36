import type { Choice } from '../register.ts'

/** Posts an establishment may hold: Luật Dân quân tự vệ Điều 19–21, NĐ 72/2020 Điều 7, NQ 66.12/2026; short codes are ours. */
export const ESTABLISHED_POSTS: readonly Choice[] = [
  { code: 'commander', title: 'Chỉ huy trưởng', also: ['CHT'] },
  { code: 'political_officer', title: 'Chính trị viên', also: ['CTV'] },
  { code: 'deputy_commander', title: 'Phó Chỉ huy trưởng', also: ['PCHT', 'Phó CHT'] },
  { code: 'deputy_political_officer', title: 'Chính trị viên phó', also: ['CTVP'] },
  { code: 'assistant', title: 'Trợ lý', also: ['TL'] },
  { code: 'technical_specialist', title: 'Nhân viên chuyên môn kỹ thuật', also: ['NVCM', 'Nhân viên'] },
  { code: 'hamlet_leader', title: 'Thôn đội trưởng', also: ['TDT'] },
  { code: 'battalion_leader', title: 'Tiểu đoàn trưởng', also: ['Hải đoàn trưởng', 'dT'] },
  { code: 'battalion_political_officer', title: 'Chính trị viên tiểu đoàn', also: ['Chính trị viên hải đoàn', 'CTVd'] },
  { code: 'company_leader', title: 'Đại đội trưởng', also: ['Hải đội trưởng', 'cT'] },
  { code: 'company_political_officer', title: 'Chính trị viên đại đội', also: ['Chính trị viên hải đội', 'CTVc'] },
  { code: 'platoon_leader', title: 'Trung đội trưởng', also: ['bT'] },
  { code: 'squad_leader', title: 'Tiểu đội trưởng', also: ['aT'] },
  { code: 'boat_master', title: 'Thuyền trưởng' },
  { code: 'crew_leader', title: 'Khẩu đội trưởng' },
]

const COMMAND = ['commander', 'political_officer', 'deputy_commander', 'deputy_political_officer']
const COMPANY = ['company_leader', 'company_political_officer', 'platoon_leader', 'squad_leader', 'boat_master', 'crew_leader']
const BATTALION = ['battalion_leader', 'battalion_political_officer', ...COMPANY]

/** Which posts a unit of a kind may be established with; kinds not named here hold no book of posts. */
export const POSTS_OF: Readonly<Record<string, readonly string[]>> = {
  commune: [...COMMAND, 'assistant', 'technical_specialist', 'hamlet_leader', ...COMPANY],
  agency_command: [...COMMAND, ...BATTALION],
  self_defence_unit: BATTALION,
  militia_unit: COMPANY,
  // A province holds companies of its own on air defence, artillery and at sea (Luật DQTV Điều 15).
  province: BATTALION,
  regional_command: COMPANY,
  district: COMPANY,
}

/** Posts of a command, which one person holds one of at a time; a hamlet leader may lead a squad or platoon beside. */
export const COMMAND_POSTS: readonly string[] = [...COMMAND, 'assistant', 'technical_specialist']

const titles = new Map(ESTABLISHED_POSTS.map(({ code, title }) => [code, title]))
export const postTitle = (code: unknown): string => titles.get(String(code)) ?? ''
