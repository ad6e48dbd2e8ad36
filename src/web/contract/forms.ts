import type { Figure, Override } from '../contract.ts'

/** The form a unit enters its figures on, as the screen is told it. */
/** `state` is a state of a figure; `asOf` the day of the entry, which may be an earlier one of the same period. */
export type FormEntry = {
  state: Figure['state']
  value: number | null
  qualifier: string | null
  note: string | null
  asOf: string | null
}
export type FormRow = {
  indicator: string
  title: string
  unitWord: string
  scale: number
  source: 'derived' | 'entered'
  from: { kind: string; registers?: readonly string[] }
  value: number | null
  state: Figure['state']
  percent: number | null
  override: Override | null
  entry: FormEntry | null
  base: { id: string; label: string; entered: boolean; value: number | null; entry: FormEntry }[]
}
export type Form = {
  /** Null where the whole catalogue is asked. */
  shortForm: { title: string; validFrom: string; basis: string } | null
  sections: { chapter: string; title: string; rows: FormRow[] }[]
}
