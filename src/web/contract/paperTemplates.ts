import type { Finding } from '#domain/finding.ts'
import type { PaperKind } from '#domain/paperTags.ts'

/** Forms of papers a unit brings: what their screen asks and is told. */
export type BroughtTemplate = {
  id: string
  unit: string
  validFrom: string
  name: string
  /** False where the unit says that from that day it has none of its own. */
  kept: boolean
  addedBy: string
  addedAt: string
}
export type TemplateKind = {
  kind: PaperKind
  title: string
  /** Null where the house sets the paper by itself. */
  inForce: string | null
  own: boolean
  templates: BroughtTemplate[]
}
export type PaperTemplates = { unit: { code: string; name: string }; today: string; ownPdf: boolean; kinds: TemplateKind[] }
export type PaperTagList = {
  kind: string
  title: string
  tags: { within: string[]; name: string; is: 'text' | 'picture' | 'loop'; says: string }[]
  figures: { part: string; says: string }[]
}
export type TemplateChecked = { right: boolean; findings: Finding[]; figures: string[] }

export type TemplateReads = {
  listPaperTemplates: [{ unit: string }, PaperTemplates]
  listPaperTags: [{ kind: PaperKind }, PaperTagList]
}
export type TemplateAsks = { checkPaperTemplate: [{ unit: string; kind: PaperKind; file: File }, TemplateChecked] }
export type TemplateWrites = {
  savePaperTemplate: [{ unit: string; kind: PaperKind; validFrom: string; file: File }, { id: string; findings: Finding[] }]
  endPaperTemplate: [{ unit: string; kind: PaperKind }, unknown]
}
