import type { Left } from '#domain/retention.ts'

/** How long personal data of each book is kept, and how many rows are due now. */
export type KeepingRule = {
  key: string
  register: string
  title: string
  columns: string[]
  does: 'empty' | 'remove' | 'keep' | 'follow'
  /** What stands in the cells of the columns afterwards. */
  left: Left[]
  years: number | null
  age: number | null
  since: string | null
  why: string
  rows: number
  lines: { unit: string; name: string; year: number; rows: number }[]
  more: number
}
export type Retention = { unit: { code: string; name: string }; day: string; rules: KeepingRule[] }

export type RetentionReads = { previewRetention: [{ unit: string }, Retention] }
export type RetentionWrites = {
  applyRetention: [
    { unit: string; rules: string[]; rows: number; reason: string },
    { rows: number; rules: { key: string; rows: number }[] },
  ]
}
