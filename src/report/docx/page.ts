import {
  AlignmentType,
  convertMillimetersToTwip,
  Footer,
  Header,
  type ISectionPropertiesOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import { clean } from './text.ts'

/**
 * Nghị định 30/2020/NĐ-CP, phụ lục I, mục I: A4; margins top and bottom 20–25 mm, left 30–35, right 15–20;
 * page number in the middle of the top margin, 13–14 pt, not on the first page; annexes are numbered on their own.
 */
export const MARGIN_MM = { top: 20, bottom: 20, left: 30, right: 20 }
export const A4_MM = { width: 210, height: 297 }

export const FONT = 'Times New Roman'
/** In points. The national title at 13 does not fit beside the issuing body; the decree allows 12 with a motto of 13. */
export const SIZE = { body: 14, head: 12, number: 13, table: 12, recipientsTitle: 12, recipients: 11, footer: 9 }

export const halfPoints = (points: number): number => points * 2
export const twips = (points: number): number => points * 20
export const mm = convertMillimetersToTwip

export const textWidthMm = (orientation: 'portrait' | 'landscape'): number =>
  (orientation === 'portrait' ? A4_MM.width : A4_MM.height) - MARGIN_MM.left - MARGIN_MM.right

export function pageOf(orientation: 'portrait' | 'landscape'): ISectionPropertiesOptions {
  return {
    titlePage: true,
    page: {
      // The library turns the sheet itself: width and height are always those of the upright page.
      size: {
        width: mm(A4_MM.width),
        height: mm(A4_MM.height),
        orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
      },
      margin: {
        top: mm(MARGIN_MM.top),
        bottom: mm(MARGIN_MM.bottom),
        left: mm(MARGIN_MM.left),
        right: mm(MARGIN_MM.right),
        header: mm(10),
        footer: mm(10),
      },
      pageNumbers: { start: 1 },
    },
  }
}

export function pageHeaders(): { default: Header; first: Header } {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 0, after: 0 },
    children: [new TextRun({ children: [PageNumber.CURRENT], size: halfPoints(SIZE.number) })],
  })
  return {
    default: new Header({ children: [number] }),
    first: new Header({ children: [new Paragraph({ spacing: { before: 0, after: 0 } })] }),
  }
}

export function pageFooters(text: string | undefined): { default: Footer; first: Footer } {
  const footer = () =>
    new Footer({
      children: [
        new Paragraph({
          spacing: { before: 0, after: 0 },
          children: text
            ? [new TextRun({ text: clean(text), italics: true, size: halfPoints(SIZE.footer), color: '595959' })]
            : [],
        }),
      ],
    })
  return { default: footer(), first: footer() }
}
