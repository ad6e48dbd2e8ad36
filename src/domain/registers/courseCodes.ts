import type { Choice } from '../register.ts'

/** Kinds of training of Thông tư 69/2020/TT-BQP: officer courses, unit-leader courses, force training. */
export const COURSE_KINDS: readonly Choice[] = [
  { code: 'officer', title: 'Tập huấn cán bộ Ban CHQS', also: ['Tập huấn cán bộ'] },
  { code: 'unit_leader', title: 'Tập huấn trung đội, khẩu đội trưởng', also: ['Tập huấn phân đội trưởng'] },
  { code: 'force', title: 'Huấn luyện lực lượng', also: ['Huấn luyện tự vệ', 'Huấn luyện dân quân'] },
]

/** Programmes of force training by year of service: Luật Dân quân tự vệ Điều 28. */
export const PROGRAMMES: readonly Choice[] = [
  { code: 'first_year', title: 'Năm thứ nhất, 15 ngày' },
  { code: 'later_12', title: 'Năm thứ hai trở đi, 12 ngày' },
  { code: 'later_7', title: 'Tại chỗ, 7 ngày' },
  { code: 'standing_60', title: 'Thường trực, 60 ngày' },
  { code: 'course', title: 'Lớp tập huấn' },
]
