import type { Choice } from '../register.ts'

/** Grades of practice, of people and of units; the rule that makes a unit's grade of its people's is versioned in grade.ts. */
export const GRADES: readonly Choice[] = [
  { code: 'excellent', title: 'Giỏi' },
  { code: 'good', title: 'Khá' },
  { code: 'pass', title: 'Đạt', also: ['Trung bình', 'Đạt yêu cầu'] },
  { code: 'fail', title: 'Không đạt' },
]
