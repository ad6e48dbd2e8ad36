import { Document, Packer } from 'docx'
import { bodyBlocks, numberingOf } from './docx/blocks.ts'
import type { OfficialDocument } from './docx/document.ts'
import { annexHead, footBlock, verificationBlock } from './docx/foot.ts'
import { headBlock, titleBlock } from './docx/head.ts'
import { FONT, halfPoints, pageFooters, pageHeaders, pageOf, SIZE, textWidthMm } from './docx/page.ts'
import { steady } from './docx/steady.ts'
import { type DrawnTables, withTables } from './docx/table.ts'
import { clean } from './docx/text.ts'

export type {
  Annex,
  Block,
  FigureRun,
  Heading,
  List,
  OfficialDocument,
  Paragraph,
  PictureBlock,
  Run,
  Signature,
  Table,
  TableCell,
  TextRun,
} from './docx/document.ts'

/** The only file that knows the .docx format from the writing side: a document as data in, bytes out. */
export async function writeDocx(document: OfficialDocument): Promise<Uint8Array> {
  const bookmarked = new Set<string>()
  const tables: DrawnTables = []
  const body = [
    headBlock(document),
    ...titleBlock(document),
    ...bodyBlocks(document.sections, { numbering: numberingOf(), bookmarked, tables, widthMm: textWidthMm('portrait') }, true),
    ...footBlock(document),
    ...verificationBlock(document),
  ]
  const annexes = (document.annexes ?? []).map((annex) => ({
    properties: pageOf(annex.orientation),
    headers: pageHeaders(),
    footers: pageFooters(document.footer),
    children: [
      ...annexHead(annex),
      ...bodyBlocks(annex.blocks, { numbering: numberingOf(), bookmarked, tables, widthMm: textWidthMm(annex.orientation) }),
    ],
  }))
  const heading = (italics: boolean) => ({
    run: { font: FONT, size: halfPoints(SIZE.body), bold: true, italics, color: '000000' },
  })
  const file = new Document({
    title: `${clean(document.kind)} ${clean(document.abstract).replaceAll('\n', ' ')}`,
    creator: clean(document.issuer.body).replaceAll('\n', ' '),
    styles: {
      default: {
        document: { run: { font: FONT, size: halfPoints(SIZE.body), language: { value: 'vi-VN' } } },
        heading1: heading(false),
        heading2: heading(false),
        heading3: heading(true),
      },
    },
    sections: [
      { properties: pageOf('portrait'), headers: pageHeaders(), footers: pageFooters(document.footer), children: body },
      ...annexes,
    ],
  })
  return steady(new Uint8Array(await Packer.toArrayBuffer(file)), document.created, (xml) => withTables(xml, tables))
}
