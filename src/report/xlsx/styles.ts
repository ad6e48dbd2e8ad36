import type { ColumnKind, Look } from './spec.ts'
import { XML_HEAD, xmlAttribute } from './xml.ts'

/**
 * The cell formats, collected while sheets are written and printed at the end as styles.xml.
 * Times New Roman throughout: the annex lies behind a document in that type (Nghị định 30/2020/NĐ-CP, phụ lục I).
 */
export type StyleName =
  | { of: 'data'; kind: ColumnKind | 'number'; look: Look; locked: boolean }
  | { of: 'heading'; sensitive: boolean }
  | { of: 'title' | 'line' | 'note' | 'signature' }
  | { of: 'spare'; kind: ColumnKind }

// dd/mm/yyyy and not the built-in 14: that one follows the settings of the machine it is opened on.
const FORMATS: Record<ColumnKind | 'number', { id: number; code?: string }> = {
  text: { id: 49 },
  choice: { id: 49 },
  number: { id: 0 },
  integer: { id: 3 },
  ordinal: { id: 1 },
  decimal: { id: 4 },
  percent: { id: 10 },
  date: { id: 164, code: 'dd/mm/yyyy' },
}

const ALIGN: Record<ColumnKind | 'number', string> = {
  text: '<alignment vertical="center" wrapText="1"/>',
  choice: '<alignment vertical="center" wrapText="1"/>',
  number: '<alignment horizontal="right" vertical="center"/>',
  ordinal: '<alignment horizontal="right" vertical="center"/>',
  integer: '<alignment horizontal="right" vertical="center"/>',
  decimal: '<alignment horizontal="right" vertical="center"/>',
  percent: '<alignment horizontal="right" vertical="center"/>',
  date: '<alignment horizontal="center" vertical="center"/>',
}

const CENTRED = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
const LEFT = '<alignment horizontal="left" vertical="center" wrapText="1"/>'

const FONTS = {
  body: '<sz val="12"/>',
  bold: '<b/><sz val="12"/>',
  title: '<b/><sz val="14"/>',
  italic: '<i/><sz val="12"/>',
  example: '<i/><sz val="12"/><color rgb="FF6B6B6B"/>',
}
type Font = keyof typeof FONTS

// The first two are fixed by the format: none, and a grey raster.
const FILLS = {
  none: '',
  raster: '',
  heading: 'FFE4EDE6',
  sensitive: 'FFFBEFD5',
  total: 'FFF1F5F2',
  example: 'FFF7F7F4',
  finding: 'FFFBE3DF',
}
type Fill = keyof typeof FILLS

type Format = { font: Font; fill: Fill; border: boolean; number: number; align: string; locked: boolean }

const DATA_LOOK: Record<Look, { font: Font; fill: Fill }> = {
  plain: { font: 'body', fill: 'none' },
  total: { font: 'bold', fill: 'total' },
  example: { font: 'example', fill: 'example' },
  finding: { font: 'body', fill: 'finding' },
}

function formatOf(name: StyleName): Format {
  const plain: Format = { font: 'body', fill: 'none', border: false, number: 0, align: '', locked: true }
  switch (name.of) {
    case 'data':
      return {
        ...DATA_LOOK[name.look],
        border: true,
        number: FORMATS[name.kind].id,
        align: ALIGN[name.kind],
        locked: name.locked,
      }
    case 'heading':
      return { ...plain, font: 'bold', fill: name.sensitive ? 'sensitive' : 'heading', border: true, align: CENTRED }
    case 'title':
      return { ...plain, font: 'title', align: CENTRED }
    case 'line':
      return { ...plain, align: CENTRED }
    case 'note':
      return { ...plain, font: 'italic', align: LEFT }
    case 'signature':
      return { ...plain, font: 'bold', align: '<alignment horizontal="right" vertical="center" wrapText="1"/>' }
    case 'spare':
      return { ...plain, number: FORMATS[name.kind].id, align: ALIGN[name.kind], locked: false }
  }
}

/** Gives every style its number; style 0 is the plain one that Excel takes for whatever is not said. */
export class StyleTable {
  readonly #numbers = new Map<string, number>()
  readonly #formats: Format[] = [{ font: 'body', fill: 'none', border: false, number: 0, align: '', locked: true }]

  numberOf(name: StyleName): number {
    const key = JSON.stringify(name)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#formats.push(formatOf(name))
    this.#numbers.set(key, this.#formats.length - 1)
    return this.#formats.length - 1
  }

  toXml(): string {
    const fonts = Object.keys(FONTS) as Font[]
    const fills = Object.keys(FILLS) as Fill[]
    const custom = Object.values(FORMATS).filter((format) => format.code !== undefined)
    const list = (tag: string, items: string[]) => `<${tag} count="${items.length}">${items.join('')}</${tag}>`
    const edge = (side: string) => `<${side} style="thin"><color rgb="FF7F8C83"/></${side}>`
    return [
      `${XML_HEAD}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`,
      list(
        'numFmts',
        custom.map(({ id, code }) => `<numFmt numFmtId="${id}" formatCode="${xmlAttribute(code ?? '')}"/>`),
      ),
      list(
        'fonts',
        fonts.map((font) => `<font>${fontBody(FONTS[font])}</font>`),
      ),
      list('fills', fills.map(fillXml)),
      list('borders', [
        '<border><left/><right/><top/><bottom/><diagonal/></border>',
        `<border>${edge('left')}${edge('right')}${edge('top')}${edge('bottom')}<diagonal/></border>`,
      ]),
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
      list(
        'cellXfs',
        this.#formats.map((format) => xfXml(format, fonts, fills)),
      ),
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
      '<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/></styleSheet>',
    ].join('')
  }
}

// Schema order inside a font: b, i, sz, color, name, family.
const fontBody = (body: string): string =>
  `${body}${body.includes('<color') ? '' : '<color rgb="FF000000"/>'}<name val="Times New Roman"/><family val="1"/>`

function fillXml(fill: Fill): string {
  if (fill === 'none') return '<fill><patternFill patternType="none"/></fill>'
  if (fill === 'raster') return '<fill><patternFill patternType="gray125"/></fill>'
  return `<fill><patternFill patternType="solid"><fgColor rgb="${FILLS[fill]}"/><bgColor indexed="64"/></patternFill></fill>`
}

function xfXml({ font, fill, border, number, align, locked }: Format, fonts: Font[], fills: Fill[]): string {
  const applied = `${number ? ' applyNumberFormat="1"' : ''} applyFont="1"${fill === 'none' ? '' : ' applyFill="1"'}${border ? ' applyBorder="1"' : ''}`
  const head = `<xf numFmtId="${number}" fontId="${fonts.indexOf(font)}" fillId="${fills.indexOf(fill)}" borderId="${border ? 1 : 0}" xfId="0"${applied}`
  if (!align && locked) return `${head}/>`
  const parts = `${align}${locked ? '' : '<protection locked="0"/>'}`
  return `${head}${align ? ' applyAlignment="1"' : ''}${locked ? '' : ' applyProtection="1"'}>${parts}</xf>`
}
