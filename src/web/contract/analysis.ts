import type { Window } from '#domain/period.ts'
import type { Named, PivotAxis, PivotValue } from '#domain/pivot.ts'
import type { Condition } from '#domain/register.ts'
import type { Place, UnitName } from '../contract.ts'

/** Books laid out and indicators by month: what the screen Phân tích asks and is told. */
export type PivotLine = { key: string; title: string; unit: string | null; where: Condition[] }
export type Pivot = {
  register: string
  title: string
  window: Window
  standsOn: string | null
  where: Condition[]
  axes: Named<PivotAxis>[]
  values: Named<PivotValue>[]
  rows: PivotLine[]
  columns: PivotLine[]
  cells: (number | null)[][]
  rowSums: number[]
  columnSums: number[]
  sum: number
  many: number
}
export type Series = {
  indicator: string
  title: string
  unitWord: string
  stock: boolean
  adds: boolean
  months: { key: string; period: string; title: string; from: string; to: string }[]
  whole: (number | null)[]
  units: { unit: UnitName; values: (number | null)[] }[]
}
export type AnalysisReads = {
  showPivot: [Place & { register: string; rows?: string; columns?: string; value?: string }, Pivot]
  showSeries: [Place & { indicator: string }, Series]
}
