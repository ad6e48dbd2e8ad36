import type { TextPlace, TextSection } from '#domain/reportText.ts'
import type { Place, UnitRef } from '../contract.ts'

/** The text of a report to go on writing, and how its numbers stand. */
export type MovedChip = TextPlace & { token: string; title: string | null; text: string; now: string | null }
export type FigureForm = { token: string; title: string; text: string }
export type TypedNumber = TextPlace & {
  start: number
  end: number
  text: string
  standing: 'matched' | 'differs' | 'unknown'
  reason: string
  offers: FigureForm[]
}
export type TextStanding = { linked: number; quoted: number; moved: MovedChip[]; typed: TypedNumber[] }
export type WrittenText = {
  unit: UnitRef
  period: string
  periodTitle: string
  asOf: string
  version: number
  savedBy: string | null
  savedAt: string | null
  sections: TextSection[]
  standing: TextStanding
  /** Every way a figure can be written in a sentence. */
  forms: FigureForm[]
}
export type RolledText = { from: string; fromTitle: string; version: number; sections: TextSection[]; standing: TextStanding }

export type TextReads = { showText: [Place, WrittenText]; rollText: [Place, RolledText] }
export type TextWrites = {
  saveText: [
    Place & { version: number; sections: TextSection[] },
    { version: number; sections: TextSection[]; standing: TextStanding },
  ]
}
