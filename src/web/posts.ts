import type { Condition } from '#domain/register.ts'
import type { UnitName, UnitRef } from './contract.ts'

/** What the screen of posts is told: seats of each level as of a day, who lacks whom, which commands wait. */
type Seats = { established: number; filled: number; vacant: number }
export type PostLevel = Seats & {
  kind: string
  title: string
  commands: { all: number; kept: number } | null
  percent: number | null
  posts: (Seats & {
    post: string
    title: string
    units: number
    percent: number | null
    rows: { posts: Condition[]; terms: Condition[] }
  })[]
}
export type Posts = {
  unit: UnitRef
  on: string
  levels: PostLevel[]
  vacancies: {
    units: number
    rows: { unit: UnitName; kind: string; vacant: number; posts: (Seats & { post: string; title: string })[] }[]
  }
  toConsolidate: {
    id: string
    unit: UnitName
    kind: string
    since: string
    days: number
    lacks: string
    detail: string | null
    dueOn: string | null
    overdue: boolean
  }[]
}
