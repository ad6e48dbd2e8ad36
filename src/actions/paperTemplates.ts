import { isError } from '#domain/finding.ts'
import { indicators } from '#domain/indicators/index.ts'
import type { PaperKind } from '#domain/paperTags.ts'
import type { Day } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import type { Unit } from '#domain/unit.ts'
import { readAttachment } from '#reader/attachment.ts'
import { type PaperTemplateRead, readPaperTemplate } from '#reader/paperTemplate.ts'
import { type OfficialDocument, writeDocx } from '#report/docx.ts'
import { commandName } from '#report/issuer.ts'
import { headValues, withValues } from '#report/paperTemplate/headValues.ts'
import { fillPaperTemplate, type PaperValues } from '#report/paperTemplate.ts'
import { pdfOfWord, wordProgram } from '#report/pdf/wordPages.ts'
import { writePdf } from '#report/pdf.ts'
import type { Db } from '#store/db.ts'
import { type PaperTemplate, templateInForce } from '#store/paperTemplates.ts'
import type { Context, GivenFile } from './action.ts'
import { unitCatalogue } from './unitCatalogue.ts'

export const LARGEST_TEMPLATE = 5_000_000

/** The form a paper is printed on: one a unit brought, or null for the form of the house. */
export type PaperForm = (PaperTemplate & { bytes: Uint8Array }) | null

export const formOf = (db: Db, unit: Unit, kind: PaperKind, on: Day, known?: Date): Promise<PaperForm> =>
  templateInForce(db, unit, kind, on, known)

/** A paper as a Word file: on the template in force, else as the house sets it. */
export async function printedOn(
  form: PaperForm,
  unit: Unit,
  document: OfficialDocument,
  values: () => PaperValues | Promise<PaperValues>,
): Promise<Uint8Array> {
  if (!form) return writeDocx(document)
  const filled = withValues(headValues(document, commandName(unit)), await values())
  return fillPaperTemplate(form.bytes, filled, document.created ?? '2020-01-01T00:00:00Z')
}

/** Reads a file somebody means as a template of a unit: its tags, and what else speaks against keeping it. */
export async function readTemplateFile(
  { db, home, unit, today }: Pick<Context, 'db' | 'home' | 'unit' | 'today'>,
  kind: PaperKind,
  file: GivenFile,
): Promise<PaperTemplateRead> {
  if (file.bytes.byteLength > LARGEST_TEMPLATE) throw new Problem('input.too_large', { limit: '5 MB' })
  const { catalogue } = await unitCatalogue(db, home, unit, today)
  const read = await readPaperTemplate(file.bytes, kind, new Set([...indicators.keys(), ...catalogue.map(({ id }) => id)]))
  if (read.findings.some(isError)) return read
  const attached = await readAttachment('mau.docx', file.bytes)
  return attached.kind === 'docx' ? read : { ...read, findings: [...read.findings, ...attached.findings] }
}

/**
 * The same paper as PDF for reading: on the form of a unit where this machine can set Word's pages, else in the form of the
 * house. The screens say beforehand which it will be (`printsOwnForm`).
 */
export async function pdfOn(form: PaperForm, document: OfficialDocument, word: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const program = form ? wordProgram() : null
  if (!program) return pdfOf(document)
  const bytes = await pdfOfWord(program, await word())
  if (typeof bytes === 'string') throw new Problem(bytes === 'busy' ? 'paper.busy' : 'paper.not_set')
  return bytes
}

/** Whether the PDF of a paper follows the form a unit brought. */
export const printsOwnForm = (): boolean => wordProgram() !== null

/** A paper as PDF for reading, in the form of the house; refused in words on a machine that lacks the part that sets it. */
async function pdfOf(document: OfficialDocument): Promise<Uint8Array> {
  const bytes = await writePdf(document)
  if (!bytes) throw new Problem('paper.no_pdf')
  return bytes
}
