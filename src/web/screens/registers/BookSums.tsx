import { addsUp } from '#domain/register.ts'
import { lowerFirst, printInteger, printPercent } from '#domain/wording.ts'
import type { Book } from '../../book.ts'

type Sums = { register: Book; sums: Record<string, number>; summed: boolean; atLeast: boolean }

/** 'Cộng 27 đồng chí, 2 nữ (7,41%)': the count, then each column that adds up. */
export function BookSums({ register, sums, summed, atLeast }: Sums) {
  if (!summed) {
    const many = `${printInteger(sums.count ?? 0)} ${register.rowName}`
    return <span className="figures">{`${atLeast ? 'Hơn ' : ''}${many}; lọc bớt để xem số cộng`}</span>
  }
  const parts = Object.entries(register.columns).flatMap(([key, column]) => {
    const sum = sums[key]
    if (sum === undefined || sum === 0 || column.hidden) return []
    const title = lowerFirst(column.title)
    if (column.kind === 'yesNo') return [`${printInteger(sum)} ${title} (${printPercent(sum, sums.count ?? 0)})`]
    return addsUp(column) && !column.carried ? [`${printInteger(sum)} ${title}`] : []
  })
  return <span className="figures">{[`Cộng ${printInteger(sums.count ?? 0)} ${register.rowName}`, ...parts].join(', ')}</span>
}
