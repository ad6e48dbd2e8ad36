import { z } from 'zod'
import { type Finding, finding } from '#domain/finding.ts'
import { eachPiece, isChip, isQuote, type TextSection, wordsOf } from '#domain/reportText.ts'
import { bearsMarking } from '#reader/text/marking.ts'
import { isToken } from '#report/narrative.ts'

const LONGEST_PIECE = 20_000
const piece = z.union([
  z.string().max(LONGEST_PIECE),
  z.object({ token: z.string().min(1).max(200), text: z.string().min(1).max(4000) }),
  z.object({ quoted: z.string().min(1).max(400), source: z.string().trim().min(5).max(300) }),
])

/** The text of a report as a screen sends it: headings, paragraphs, and in them words, chips and quotations. */
export const textSections = z
  .array(
    z.object({
      heading: z.string().trim().min(1).max(200),
      level: z.union([z.literal(1), z.literal(2)]),
      paragraphs: z.array(z.array(piece).max(400)).max(300),
    }),
  )
  .min(1)
  .max(80)
  .describe('Các mục của bài: tiêu đề, đoạn; trong đoạn là chữ, số liên kết {token, text} hoặc số trích {quoted, source}')

/** A chip that names nothing of the catalogue, and a marking of secrecy anywhere: told by part and paragraph. */
export function textFaults(text: readonly TextSection[]): Finding[] {
  const faults: Finding[] = []
  const where = (section: number, paragraph: number) => `mục ${section + 1}, đoạn ${paragraph + 1}`
  eachPiece(text, (one, { section, paragraph }) => {
    const path = `sections.${section}.paragraphs.${paragraph}`
    if (isChip(one) && !isToken(one.token))
      faults.push(
        finding(
          'text.chip',
          { path },
          `Số liên kết “${one.text}” ở ${where(section, paragraph)} không ứng với chỉ tiêu nào. Chọn lại chỉ tiêu hoặc ghi là số trích.`,
        ),
      )
    if (isQuote(one) && !/\d/.test(one.quoted))
      faults.push(finding('text.quote', { path }, `Số trích “${one.quoted}” ở ${where(section, paragraph)} không có chữ số.`))
  })
  for (const [section, { heading, paragraphs }] of text.entries()) {
    if (bearsMarking([heading, ...paragraphs.map((pieces) => pieces.map(wordsOf).join(''))].join('\n')))
      faults.push(
        finding(
          'text.marking',
          { path: `sections.${section}` },
          `Mục ${section + 1} có dấu độ mật. Hệ thống này không nhận nội dung mật; bỏ phần đó rồi ghi.`,
        ),
      )
  }
  return faults
}
