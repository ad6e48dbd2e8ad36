import { xmlAttribute, xmlText } from '../xlsx/xml.ts'

/** Shapes of a slide in DrawingML. Lengths are in millimetres of a page 338,67 × 190,5 (16:9), letters in points. */
export const PAGE = { width: 338.67, height: 190.5 }
export const emu = (mm: number): number => Math.round(mm * 36_000)
export const COLOUR = {
  ink: '1B211C',
  quiet: '5F675E',
  line: 'CFCBBB',
  olive: '31503B',
  oliveSoft: 'E6EEE4',
  olive200: 'C6D6C6',
  attained: '4A7255',
  short: 'C4922A',
  low: 'B5332A',
  gold: 'F0CE7D',
  white: 'FFFFFF',
} as const
export type Colour = keyof typeof COLOUR

export type Box = { x: number; y: number; width: number; height: number }
export type Letters = {
  size: number
  bold?: boolean
  colour?: Colour
  align?: 'l' | 'ctr' | 'r'
  anchor?: 't' | 'ctr' | 'b'
}
export type Words = string | readonly { text: string; bold?: boolean; colour?: Colour }[]

const fill = (colour: Colour | null): string =>
  colour ? `<a:solidFill><a:srgbClr val="${COLOUR[colour]}"/></a:solidFill>` : '<a:noFill/>'

const run = (text: string, size: number, bold: boolean, colour: Colour): string =>
  `<a:r><a:rPr lang="vi-VN" sz="${Math.round(size * 100)}"${bold ? ' b="1"' : ''} dirty="0">${fill(colour)}</a:rPr><a:t>${xmlText(text)}</a:t></a:r>`

export function paragraph(words: Words, { size, bold = false, colour = 'ink', align = 'l' }: Letters, after = 0): string {
  const runs = typeof words === 'string' ? [{ text: words }] : words
  return `<a:p><a:pPr algn="${align}"><a:spcAft><a:spcPts val="${after * 100}"/></a:spcAft></a:pPr>${runs
    .map((one) =>
      run(one.text, size, ('bold' in one ? one.bold : undefined) ?? bold, ('colour' in one ? one.colour : undefined) ?? colour),
    )
    .join('')}</a:p>`
}

/** Numbers the shapes of one slide: every one has an id of its own. */
export class SlideShapes {
  #count = 1
  #xml = ''

  box(
    name: string,
    box: Box,
    colour: Colour | null,
    paragraphs = '',
    { anchor = 't' }: { anchor?: 't' | 'ctr' | 'b' } = {},
  ): void {
    const id = ++this.#count
    this.#xml += `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xmlAttribute(name)}"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>${place('a', box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs || '<a:p><a:endParaRPr lang="vi-VN"/></a:p>'}</p:txBody></p:sp>`
  }

  /** The heading of the slide, marked as such: outlines and screen readers find it. */
  heading(text: string, box: Box, letters: Letters): void {
    const id = ++this.#count
    this.#xml += `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Tiêu đề"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>${place('a', box)}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="${letters.anchor ?? 'ctr'}"><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraph(text, letters)}</p:txBody></p:sp>`
  }

  table(name: string, box: Box, widths: readonly number[], rows: readonly { height: number; cells: readonly string[] }[]): void {
    const id = ++this.#count
    this.#xml += `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${xmlAttribute(name)}"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>${place('p', box)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${widths.map((width) => `<a:gridCol w="${emu(width)}"/>`).join('')}</a:tblGrid>${rows.map(({ height, cells }) => `<a:tr h="${emu(height)}">${cells.join('')}</a:tr>`).join('')}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>`
  }

  toXml(): string {
    return `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${this.#xml}</p:spTree></p:cSld>`
  }
}

const place = (space: 'a' | 'p', { x, y, width, height }: Box): string =>
  `<${space}:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></${space}:xfrm>`

export function tableCell(text: string, letters: Letters, back: Colour | null): string {
  const line = (side: string, colour: Colour | null) =>
    colour ? `<a:${side} w="6350">${fill(colour)}</a:${side}>` : `<a:${side} w="0"><a:noFill/></a:${side}>`
  return `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraph(text, letters)}</a:txBody><a:tcPr marL="72000" marR="72000" marT="36000" marB="36000" anchor="ctr">${line('lnL', null)}${line('lnR', null)}${line('lnT', null)}${line('lnB', 'line')}${fill(back)}</a:tcPr></a:tc>`
}
