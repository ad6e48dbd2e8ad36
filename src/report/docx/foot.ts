import { AlignmentType, ImageRun, Paragraph, type Table, TextRun } from 'docx'
import type { Annex, OfficialDocument } from './document.ts'
import { borderless, centred } from './head.ts'
import { halfPoints, SIZE, textWidthMm, twips } from './page.ts'
import { qrPicture } from './qr.ts'
import { capitals, clean, isTag } from './text.ts'

/** Components 7–9: recipients on the left, authority and name on the right, with room to sign and seal. */
export function footBlock({ signature, recipients }: OfficialDocument): (Paragraph | Table)[] {
  const width = textWidthMm('portrait')
  const left = [
    new Paragraph({
      spacing: { before: 0, after: 0 },
      children: [new TextRun({ text: 'Nơi nhận:', bold: true, italics: true, size: halfPoints(SIZE.recipientsTitle) })],
    }),
    ...recipients.map(
      (recipient, at) =>
        new Paragraph({
          spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
          children: [
            new TextRun({
              text: isTag(recipient) ? recipient : `- ${ended(clean(recipient), at === recipients.length - 1)}`,
              size: halfPoints(SIZE.recipients),
            }),
          ],
        }),
    ),
  ]
  const right = [
    ...signature.authority.map((line) => centred(capitals(line), SIZE.body, { bold: true })),
    ...Array.from({ length: 4 }, () => centred('', SIZE.body, {})),
    centred(signature.name ?? '', SIZE.body, { bold: true }),
  ]
  return [
    new Paragraph({ keepNext: true, spacing: { before: twips(6), after: 0, line: 120, lineRule: 'exact' } }),
    borderless([width * 0.48, width * 0.52], [[left, right]]),
  ]
}

/** Millimetres of the picture: read by the camera of any phone from a printed page. */
const PICTURE = 22
const POINTS_OF_SCREEN = 96 / 25.4

/** Below the signature: the picture to scan, and beside it the edition and its code in words. */
export function verificationBlock({ verification }: OfficialDocument): (Paragraph | Table)[] {
  if (!verification) return []
  const side = Math.round(PICTURE * POINTS_OF_SCREEN)
  const picture = new Paragraph({
    children: [
      isTag(verification.scanned)
        ? new TextRun(verification.scanned)
        : new ImageRun({
            type: 'png',
            data: qrPicture(verification.scanned),
            transformation: { width: side, height: side },
            altText: { name: 'verification', title: 'Mã xác minh', description: verification.words.join(' ') },
          }),
    ],
  })
  const words = verification.words.map(
    (line) =>
      new Paragraph({
        spacing: { before: 0, after: 0, line: 240, lineRule: 'auto' },
        children: [new TextRun({ text: clean(line), size: halfPoints(SIZE.recipients), color: '404040' })],
      }),
  )
  return [
    new Paragraph({ keepNext: true, spacing: { before: twips(12), after: 0 } }),
    borderless([PICTURE + 6, textWidthMm('portrait') - PICTURE - 6], [[[picture], words]]),
  ]
}

/** Each line ends with a semicolon, the last with a full stop, unless the person has ended it already. */
function ended(line: string, last: boolean): string {
  const bare = line.replace(/^-\s*/, '').trimEnd()
  return /[;.,]$/.test(bare) ? bare : `${bare}${last ? '.' : ';'}`
}

/** Phụ lục I, mục III: label and title in the middle, the document it belongs to in italics below. */
export function annexHead({ label, title, attachedTo }: Annex): Paragraph[] {
  const head = [centred(label, SIZE.body, { bold: true }), centred(capitals(title), SIZE.body, { bold: true })]
  if (attachedTo) head.push(centred(`(${attachedTo})`, SIZE.body, { italics: true }))
  head.push(new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0, line: 160, lineRule: 'exact' } }))
  return head
}
