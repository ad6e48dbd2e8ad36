/** The grade of a unit, and the number by which it is kept as a figure. */
export type UnitGrade = 'excellent' | 'good' | 'pass' | 'fail'

/** Weakest first. A grade is compared, never added or averaged. */
export const UNIT_GRADES: readonly { grade: UnitGrade; title: string; rating: number }[] = [
  { grade: 'fail', title: 'Không đạt', rating: 1 },
  { grade: 'pass', title: 'Đạt', rating: 2 },
  { grade: 'good', title: 'Khá', rating: 3 },
  { grade: 'excellent', title: 'Giỏi', rating: 4 },
]
