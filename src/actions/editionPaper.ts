import { EDITION_STATES, isOpen } from '#domain/edition.ts'
import type { EditionContent } from '#domain/editionFigures.ts'
import { dayInVietnam } from '#domain/period.ts'
import type { OfficialDocument } from '#report/docx.ts'
import { editionDocument } from '#report/editionDocument.ts'
import { editionValues } from '#report/paperTemplate/otherValues.ts'
import type { Db } from '#store/db.ts'
import { pathOf } from '#store/units.ts'
import type { AtHand } from './editionAtHand.ts'
import { formOf, pdfOn, printedOn } from './paperTemplates.ts'

/** Who prints it, when, and where its code can be opened. */
export type Printing = { on: string; by: string; at: Date; address: string | null }

/** An edition as its paper says it; the same for whoever prints it but for the foot of the page. */
export async function editionPaper(
  db: Db,
  { edition, unit, steps }: AtHand,
  content: EditionContent,
  { on, by, at, address }: Printing,
): Promise<OfficialDocument> {
  const approved = steps.findLast((step) => step.verb === 'approve')
  return editionDocument({
    content,
    number: edition.number,
    standing: EDITION_STATES[edition.state],
    draft: isOpen(edition.state),
    hash: edition.state === 'draft' ? null : edition.hash,
    unit,
    path: await pathOf(db, unit.id, content.asOf),
    signed: approved ? { name: approved.name, signsAs: approved.signsAs } : null,
    printedOn: on,
    printedBy: by,
    created: at.toISOString().replace(/\.\d+Z$/, 'Z'),
    address,
  })
}

/**
 * The same as a Word file or a PDF, on the template that was in force when its figures were frozen: a form brought later changes no
 * paper that was signed, and a paper is held against the form it was printed on.
 */
export async function editionFile(
  db: Db,
  atHand: AtHand,
  content: EditionContent,
  printing: Printing,
  format: 'docx' | 'pdf' = 'docx',
): Promise<Uint8Array> {
  const { edition, unit, steps } = atHand
  const document = await editionPaper(db, atHand, content, printing)
  const frozen = isOpen(edition.state) ? undefined : steps.findLast(({ verb }) => verb === 'check')?.at
  const form = await formOf(db, unit, 'edition', dayInVietnam(frozen ?? printing.at), frozen)
  const hash = edition.state === 'draft' ? null : edition.hash
  const scanned = document.verification?.scanned
  const word = () =>
    printedOn(form, unit, document, () => editionValues(content, edition.number, EDITION_STATES[edition.state], hash, scanned))
  return format === 'pdf' ? pdfOn(form, document, word) : word()
}
