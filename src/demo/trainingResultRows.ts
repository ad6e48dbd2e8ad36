import { AGENCIES } from './agencies.ts'
import { bookRow } from './bookRow.ts'
import { randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoRow } from './world.ts'

/** Units that had finished their programme: agencies that brought at least six of ten due, communes as their turn came. */
export function trainingResultRows(nextId: () => string): DemoRow[] {
  const random = randomOf('training results')
  const agencies = AGENCIES.filter(({ forceDue, forcePresent }) => forcePresent * 10 >= forceDue * 6).map(
    ({ code, forceDue, forcePresent }) =>
      bookRow('trainingResults', nextId(), code, {
        year: 2023,
        content: 'Huấn luyện tự vệ tại chỗ 7 ngày',
        completedOn: random.day('2023-06-19', '2023-07-11'),
        due: forceDue,
        present: forcePresent,
        grade: forcePresent * 10 >= forceDue * 8 ? 'excellent' : forcePresent * 10 >= forceDue * 7 ? 'good' : 'pass',
        gradedBy: 'Bộ CHQS tỉnh',
        decision: '52/BB-KT',
      }),
  )
  const communes = ([2022, 2023] as const).flatMap((year) =>
    COMMUNES.filter((_, index) => year === 2022 || index % 3 !== 1).map(({ code }) => {
      const due = 22 + random.below(14)
      const graded = year === 2022 || random.chance(80)
      return bookRow('trainingResults', nextId(), code, {
        year,
        content: 'Huấn luyện dân quân cơ động, tại chỗ',
        completedOn: random.day(`${year}-04-10`, `${year}-06-10`),
        due,
        present: due - random.below(4),
        grade: graded ? random.pick(['excellent', 'excellent', 'good', 'good', 'good', 'pass']) : null,
        gradedBy: graded ? 'Ban CHQS cấp huyện' : null,
      })
    }),
  )
  const province = bookRow('trainingResults', nextId(), PROVINCE, {
    year: 2022,
    content: 'Huấn luyện DQTV năm 2022',
    completedOn: '2022-11-18',
    grade: 'good',
    gradedBy: 'Bộ Tư lệnh Quân khu Mẫu',
  })
  return [...agencies, ...communes, province]
}
