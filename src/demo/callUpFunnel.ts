/** Where a man of the list of 2024 stopped, and why: the province's numbers, which add up to the list. */
export type Stop = {
  /** The last step he reached. */
  at: 'listed' | 'called' | 'attended' | 'passed' | 'medicalCalled' | 'examined' | 'fit' | 'ordered' | 'reserveOrdered'
  ground?: string
  reason?: string
  grade?: string
  criterion?: string
  many: number
}

export const STOPS_2024: readonly Stop[] = [
  { at: 'listed', ground: 'defer_g', many: 421 },
  { at: 'listed', ground: 'defer_b', many: 42 },
  { at: 'listed', ground: 'defer_c', many: 11 },
  { at: 'listed', ground: 'defer_d', many: 33 },
  { at: 'listed', ground: 'defer_dd', many: 3 },
  { at: 'listed', ground: 'defer_e', many: 2 },
  { at: 'listed', ground: 'exempt_a', many: 19 },
  { at: 'listed', ground: 'exempt_b', many: 7 },
  { at: 'listed', ground: 'exempt_c', many: 6 },
  { at: 'listed', ground: 'exempt_d', many: 1 },
  { at: 'listed', ground: 'exempt_dd', many: 3 },
  { at: 'called', reason: 'absent_excused', many: 97 },
  { at: 'called', reason: 'absent_unexcused', many: 31 },
  { at: 'called', reason: 'moved', many: 6 },
  { at: 'attended', reason: 'health', many: 893 },
  { at: 'attended', reason: 'political', many: 88 },
  { at: 'attended', reason: 'education', many: 125 },
  { at: 'passed', ground: 'defer_g', many: 16 },
  { at: 'passed', reason: 'moved', many: 8 },
  { at: 'medicalCalled', reason: 'absent_excused', many: 71 },
  { at: 'medicalCalled', reason: 'absent_unexcused', many: 21 },
  { at: 'examined', grade: '4', criterion: 'eyes', many: 341 },
  { at: 'examined', grade: '4', criterion: 'body', many: 158 },
  { at: 'examined', grade: '4', criterion: 'teeth', many: 113 },
  { at: 'examined', grade: '5', criterion: 'internal', many: 127 },
  { at: 'examined', grade: '5', criterion: 'ear_nose_throat', many: 76 },
  { at: 'examined', grade: '6', criterion: 'surgery', many: 31 },
  { at: 'examined', grade: '6', criterion: 'nerves', many: 19 },
  { at: 'fit', ground: 'defer_g', many: 58 },
  { at: 'fit', ground: 'defer_b', many: 19 },
  { at: 'fit', ground: 'defer_d', many: 12 },
  { at: 'fit', reason: 'political', many: 41 },
  { at: 'fit', reason: 'education', many: 14 },
  { at: 'fit', reason: 'surplus', many: 105 },
  { at: 'ordered', ground: 'defer_b', many: 12 },
  { at: 'ordered', reason: 'health', many: 6 },
  { at: 'ordered', reason: 'absent_excused', many: 4 },
  { at: 'ordered', reason: 'absent_unexcused', many: 3 },
  { at: 'reserveOrdered', reason: 'reserve_unused', many: 101 },
]

/** Handed over, found wanting at the re-check and sent back; each was replaced from the reserve orders. */
export const RETURNED_2024 = 9
