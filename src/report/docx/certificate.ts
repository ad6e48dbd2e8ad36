import { AlignmentType, BorderStyle, Document, Packer, Paragraph, TextRun, VerticalAlignSection } from 'docx'
import { borderless, centred } from './head.ts'
import { A4_MM, FONT, halfPoints, mm, pageOf, SIZE, twips } from './page.ts'
import { steady } from './steady.ts'
import { clean } from './text.ts'

const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
const MOTTO = 'Độc lập - Tự do - Hạnh phúc'
const RED = 'B91C1C'
const SIDE_MM = 30

/** One line of a certificate, in the middle of the sheet. */
export type CertificateLine = { text: string; points: number; bold?: boolean; italic?: boolean; red?: boolean; above?: number }

/** A framed sheet on its side: national title, the lines, what stands at the foot left and right. */
export async function writeCertificate(
  lines: readonly CertificateLine[],
  foot: { left: readonly string[]; right: readonly string[] },
  created: string,
): Promise<Uint8Array> {
  const frame = { style: BorderStyle.DOUBLE, size: 24, space: 12, color: RED }
  const page = pageOf('landscape')
  const half = (A4_MM.height - 2 * SIDE_MM) / 2
  const column = (texts: readonly string[]) =>
    texts.map((text, at) => centred(clean(text), SIZE.body, at === 0 ? { italics: true } : { bold: true }, 4))
  const file = new Document({
    title: 'Mẫu khen thưởng',
    creator: 'Sao Vuông',
    styles: { default: { document: { run: { font: FONT, size: halfPoints(SIZE.body), language: { value: 'vi-VN' } } } } },
    sections: [
      {
        properties: {
          ...page,
          titlePage: false,
          verticalAlign: VerticalAlignSection.CENTER,
          page: {
            ...page.page,
            margin: { top: mm(18), bottom: mm(18), left: mm(SIDE_MM), right: mm(SIDE_MM), header: mm(8), footer: mm(8) },
            borders: { pageBorderTop: frame, pageBorderBottom: frame, pageBorderLeft: frame, pageBorderRight: frame },
          },
        },
        children: [
          centred(NATION, SIZE.body, { bold: true }),
          centred(MOTTO, SIZE.body, { bold: true }, 2),
          ...lines.map(
            ({ text, points, bold = false, italic = false, red = false, above = 6 }) =>
              new Paragraph({
                alignment: AlignmentType.CENTER,
                spacing: { before: twips(above), after: 0 },
                children: [
                  new TextRun({
                    text: clean(text),
                    size: halfPoints(points),
                    bold,
                    italics: italic,
                    ...(red ? { color: RED } : {}),
                  }),
                ],
              }),
          ),
          borderless([half, half], [[column(foot.left), column(foot.right)]]),
        ],
      },
    ],
  })
  return steady(new Uint8Array(await Packer.toArrayBuffer(file)), created)
}
