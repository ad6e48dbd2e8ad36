/** Zero, missing and not applicable never look alike in a printed table (thông lệ niên giám thống kê). */
export const ZERO = '-'
export const MISSING = '…'
export const FOREIGN = '×'

export const SIGNS_NOTE = 'Ghi chú: “-” là không có; “…” là chưa có số; “×” là không thuộc đơn vị.'

type Addresses = readonly string[]

/** Whether a cell says nothing: a sign for zero is a number all the same. */
const unsaid = (address: string): string => `OR(${address}="${MISSING}",${address}="${FOREIGN}")`
const anyUnsaid = (addresses: Addresses): string =>
  addresses.length === 1 ? unsaid(addresses[0] ?? '') : `OR(${addresses.map(unsaid).join(',')})`

/** Part as a share of a whole: where either says nothing, or the whole is nought, there is none. N() reads "-" as 0. */
export const shareFormula = (part: string, whole: string): string =>
  `IF(${anyUnsaid([part, whole])},IF(OR(${part}="${FOREIGN}",${whole}="${FOREIGN}"),"${FOREIGN}","${MISSING}"),IF(N(${whole})=0,"${FOREIGN}",IF(N(${part})=0,"${ZERO}",N(${part})/N(${whole}))))`

/** One count less another. */
export const differenceFormula = (from: string, less: string): string =>
  `IF(${anyUnsaid([from, less])},IF(OR(${from}="${FOREIGN}",${less}="${FOREIGN}"),"${FOREIGN}","${MISSING}"),IF(N(${from})=N(${less}),"${ZERO}",N(${from})-N(${less})))`

/** A column added up; where no cell of it says anything it is not nought. */
export const sumFormula = (range: string): string =>
  `IF(COUNTIF(${range},"${FOREIGN}")=ROWS(${range}),"${FOREIGN}",IF(COUNTIF(${range},"${MISSING}")+COUNTIF(${range},"${FOREIGN}")=ROWS(${range}),"${MISSING}",IF(SUM(${range})=0,"${ZERO}",SUM(${range}))))`
