/** Where a man of the list stopped, and why: the province's numbers, which add up to the list. */
export type Stop = {
  /** The last step he reached. */
  at: 'listed' | 'called' | 'attended' | 'passed' | 'medicalCalled' | 'examined' | 'fit' | 'ordered' | 'reserveOrdered'
  ground?: string
  reason?: string
  grade?: string
  criterion?: string
  many: number
}

const STOPS_2023: readonly Stop[] = [
  { at: 'listed', ground: 'defer_g', many: 402 },
  { at: 'listed', ground: 'defer_b', many: 38 },
  { at: 'listed', ground: 'defer_c', many: 9 },
  { at: 'listed', ground: 'defer_d', many: 30 },
  { at: 'listed', ground: 'defer_e', many: 3 },
  { at: 'listed', ground: 'exempt_a', many: 16 },
  { at: 'listed', ground: 'exempt_b', many: 5 },
  { at: 'listed', ground: 'exempt_d', many: 2 },
  { at: 'called', reason: 'absent_excused', many: 112 },
  { at: 'called', reason: 'absent_unexcused', many: 44 },
  { at: 'called', reason: 'moved', many: 9 },
  { at: 'attended', reason: 'health', many: 861 },
  { at: 'attended', reason: 'political', many: 79 },
  { at: 'attended', reason: 'education', many: 131 },
  { at: 'passed', ground: 'defer_g', many: 14 },
  { at: 'passed', reason: 'moved', many: 5 },
  { at: 'medicalCalled', reason: 'absent_excused', many: 83 },
  { at: 'medicalCalled', reason: 'absent_unexcused', many: 27 },
  { at: 'examined', grade: '4', criterion: 'eyes', many: 319 },
  { at: 'examined', grade: '4', criterion: 'body', many: 171 },
  { at: 'examined', grade: '4', criterion: 'teeth', many: 98 },
  { at: 'examined', grade: '5', criterion: 'internal', many: 133 },
  { at: 'examined', grade: '5', criterion: 'ear_nose_throat', many: 69 },
  { at: 'examined', grade: '6', criterion: 'surgery', many: 27 },
  { at: 'fit', ground: 'defer_g', many: 51 },
  { at: 'fit', ground: 'defer_b', many: 22 },
  { at: 'fit', reason: 'political', many: 36 },
  { at: 'fit', reason: 'education', many: 17 },
  { at: 'fit', reason: 'surplus', many: 94 },
  { at: 'ordered', ground: 'defer_b', many: 9 },
  { at: 'ordered', reason: 'health', many: 8 },
  { at: 'ordered', reason: 'absent_excused', many: 5 },
  { at: 'ordered', reason: 'absent_unexcused', many: 4 },
  { at: 'reserveOrdered', reason: 'reserve_unused', many: 96 },
]

const STOPS_2024: readonly Stop[] = [
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

/** Of a border city in 2022: a hundred and eighty went, and these did not. */
export const STOPS_HAI_NINH: readonly Stop[] = [
  { at: 'listed', ground: 'defer_g', many: 31 },
  { at: 'listed', ground: 'defer_b', many: 4 },
  { at: 'listed', ground: 'exempt_a', many: 2 },
  { at: 'called', reason: 'absent_excused', many: 9 },
  { at: 'called', reason: 'absent_unexcused', many: 3 },
  { at: 'attended', reason: 'health', many: 58 },
  { at: 'attended', reason: 'political', many: 7 },
  { at: 'attended', reason: 'education', many: 11 },
  { at: 'medicalCalled', reason: 'absent_excused', many: 6 },
  { at: 'examined', grade: '4', criterion: 'eyes', many: 29 },
  { at: 'examined', grade: '4', criterion: 'body', many: 13 },
  { at: 'examined', grade: '5', criterion: 'internal', many: 11 },
  { at: 'fit', ground: 'defer_g', many: 5 },
  { at: 'fit', reason: 'surplus', many: 8 },
  { at: 'reserveOrdered', reason: 'reserve_unused', many: 7 },
]

export const STOPS: Readonly<Record<number, readonly Stop[]>> = { 2023: STOPS_2023, 2024: STOPS_2024 }

/** Handed over, found wanting at the re-check and sent back; each was replaced from the reserve orders. */
export const RETURNED: Readonly<Record<number, number>> = { 2023: 12, 2024: 9 }
