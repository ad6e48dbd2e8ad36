import type { Choice } from '../register.ts'

/** Grounds of Luật Nghĩa vụ quân sự Điều 41: deferral (1) a to g, exemption (2) a to đ, in the order of the law. */
export const CALL_UP_GROUNDS: readonly Choice[] = [
  { code: 'defer_a', title: 'Hoãn a: chưa đủ sức khỏe', also: ['Hoãn a'] },
  { code: 'defer_b', title: 'Hoãn b: lao động duy nhất, gia đình bị tai nạn, thiên tai, dịch bệnh', also: ['Hoãn b'] },
  { code: 'defer_c', title: 'Hoãn c: một con của bệnh binh, người suy giảm 61–80%', also: ['Hoãn c'] },
  // “Hoãn d” alone says nothing here: without marks d and đ are the same letter.
  { code: 'defer_d', title: 'Hoãn d: có anh, chị, em ruột đang tại ngũ' },
  { code: 'defer_dd', title: 'Hoãn đ: di dân, giãn dân trong 3 năm đầu' },
  { code: 'defer_e', title: 'Hoãn e: cán bộ được điều đến vùng đặc biệt khó khăn', also: ['Hoãn e'] },
  { code: 'defer_g', title: 'Hoãn g: đang học phổ thông, đại học, cao đẳng chính quy', also: ['Hoãn g'] },
  { code: 'exempt_a', title: 'Miễn a: con của liệt sĩ, thương binh hạng một', also: ['Miễn a'] },
  { code: 'exempt_b', title: 'Miễn b: một anh hoặc một em trai của liệt sĩ', also: ['Miễn b'] },
  { code: 'exempt_c', title: 'Miễn c: một con của thương binh hạng hai, người suy giảm từ 81%', also: ['Miễn c'] },
  { code: 'exempt_d', title: 'Miễn d: làm công tác cơ yếu' },
  { code: 'exempt_dd', title: 'Miễn đ: cán bộ ở vùng đặc biệt khó khăn từ 24 tháng' },
]
const codesOf = (prefix: string): string[] => CALL_UP_GROUNDS.map(({ code }) => code).filter((code) => code.startsWith(prefix))
export const DEFERRALS: readonly string[] = codesOf('defer_')
export const EXEMPTIONS: readonly string[] = codesOf('exempt_')

/** TT 105/2023: grades by the worst of eight criteria; 1 to 3 may be called. */
export const HEALTH_GRADES: readonly Choice[] = ['1', '2', '3', '4', '5', '6'].map((grade) => ({
  code: grade,
  title: `Loại ${grade}`,
  also: [grade],
}))
export const FIT_GRADES: readonly string[] = ['1', '2', '3']
export const UNFIT_GRADES: readonly string[] = ['4', '5', '6']

export const HEALTH_CRITERIA: readonly Choice[] = [
  { code: 'body', title: 'Thể lực' },
  { code: 'eyes', title: 'Mắt' },
  { code: 'teeth', title: 'Răng, hàm, mặt' },
  { code: 'ear_nose_throat', title: 'Tai, mũi, họng' },
  { code: 'internal', title: 'Nội khoa' },
  { code: 'nerves', title: 'Tâm thần, thần kinh' },
  { code: 'surgery', title: 'Ngoại khoa' },
  { code: 'skin', title: 'Da liễu' },
]

/** Why a citizen did not go on to the next step, where no ground of the law says it. */
export const STOP_REASONS: readonly Choice[] = [
  { code: 'absent_excused', title: 'Vắng có lý do' },
  { code: 'absent_unexcused', title: 'Vắng không lý do' },
  { code: 'health', title: 'Chưa đạt sức khỏe' },
  { code: 'political', title: 'Chưa đạt tiêu chuẩn chính trị, đạo đức' },
  { code: 'education', title: 'Chưa đạt trình độ văn hóa' },
  { code: 'surplus', title: 'Đủ điều kiện, chưa gọi đợt này' },
  { code: 'reserve_unused', title: 'Dự phòng không phải gọi' },
  { code: 'moved', title: 'Chuyển nơi cư trú' },
  { code: 'other', title: 'Lý do khác' },
]

export const SCHOOLING: readonly Choice[] = [
  { code: 'lower', title: 'Trung học cơ sở', also: ['THCS'] },
  { code: 'upper', title: 'Trung học phổ thông', also: ['THPT'] },
  { code: 'vocational', title: 'Trung cấp' },
  { code: 'college', title: 'Cao đẳng' },
  { code: 'university', title: 'Đại học' },
]
export const HIGHER: readonly string[] = ['college', 'university']
