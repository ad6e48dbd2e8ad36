import type { Annex, Block, OfficialDocument, Run, Table, TableCell } from '../docx/document.ts'
import { dayInWords, MOTTO, NATION } from '../docx/head.ts'
import { MARGIN_MM, SIZE } from '../docx/page.ts'
import { qrPicture } from '../docx/qr.ts'
import { capitals, clean, isShort, widthOf } from '../docx/text.ts'

export type TypstSource = { source: string; pictures: ReadonlyMap<string, Uint8Array> }

/** An administrative document in the language of Typst: head, body, foot and annexes as the Word writer sets them. */
export function typstSource(document: OfficialDocument): TypstSource {
  const writer = new Writer()
  const source = [
    `#set document(title: ${quoted(`${document.kind} ${document.abstract.replaceAll('\n', ' ')}`)}, author: ${quoted(document.issuer.body.replaceAll('\n', ' '))})`,
    SETTING,
    pageOf('portrait', document.footer, false),
    headOf(document),
    titleOf(document),
    ...document.sections.map((block, at) => writer.block(block, endsPage(document.sections, at))),
    footOf(document),
    writer.verification(document),
    ...(document.annexes ?? []).flatMap((annex) => writer.annex(annex, document.footer)),
  ].join('\n')
  return { source, pictures: writer.pictures }
}

/** The last words stay with the signature, and so does a short paragraph above them: a closing phrase alone is no text to sign below. */
const endsPage = (blocks: readonly Block[], at: number): boolean =>
  at === blocks.length - 1 || (at === blocks.length - 2 && isShort(blocks[at]))

/** Every word is written as a string: nothing a person typed is ever read as a command. */
const quoted = (text: string): string =>
  `"${clean(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`
const said = (text: string): string => (text === '' ? '' : `#${quoted(text)};`)
const lined = (text: string): string => clean(text).split('\n').map(said).join(' #linebreak() ')

const SETTING = `#set text(font: "Tinos", size: ${SIZE.body}pt, lang: "vi", hyphenate: false)
#set par(justify: true, leading: 0.62em, spacing: 0.9em, first-line-indent: (amount: 10mm, all: true))
#set table(stroke: 0.5pt, inset: (x: 1.2mm, y: 1.4mm))
#show heading: it => { set text(size: ${SIZE.body}pt, weight: "bold", style: if it.level == 3 { "italic" } else { "normal" }); block(above: 1em, below: 0.8em, sticky: true, it.body) }
#show table: set par(justify: false, first-line-indent: 0pt, leading: 0.5em)
#show table: set text(size: ${SIZE.table}pt)`

/** Margins and page number of Nghị định 30/2020/NĐ-CP, phụ lục I; an annex is numbered from its own first page. */
function pageOf(orientation: Annex['orientation'], footer: string | undefined, counted: boolean): string {
  const { top, bottom, left, right } = MARGIN_MM
  const begins = counted ? '#pagebreak(weak: true)\n#counter(page).update(1)\n' : ''
  return `${begins}#set page(paper: "a4", flipped: ${orientation === 'landscape'}, margin: (top: ${top}mm, bottom: ${bottom}mm, left: ${left}mm, right: ${right}mm), header: context { if counter(page).get().first() > 1 { set par(first-line-indent: 0pt); align(center, text(size: ${SIZE.number}pt)[#counter(page).display()]) } }, footer: [#set par(first-line-indent: 0pt, justify: false); #text(size: ${SIZE.footer}pt, style: "italic", fill: rgb("595959"))[${said(footer ?? '')}]])`
}

/** A line under a text, as long as the decree wants it. */
const ruled = (points: number): string => `#v(-0.05em) #line(length: ${Math.round(points)}pt, stroke: 0.6pt)`
const placed = (body: string): string =>
  `#[#set par(first-line-indent: 0pt, justify: false, leading: 0.45em, spacing: 0.55em)\n${body}]`

function headOf({ issuer, number, place, date }: OfficialDocument): string {
  const body = capitals(issuer.body)
  const left = [
    ...(issuer.superior ? [`#text(size: ${SIZE.head}pt)[${lined(capitals(issuer.superior))}]`] : []),
    `#text(size: ${SIZE.head}pt, weight: "bold")[${lined(body)}]`,
    ruled(widthOf(body.split('\n').at(-1) ?? '', SIZE.head, true) * 0.42),
  ]
  const right = [
    `#text(size: ${SIZE.head}pt, weight: "bold")[${said(NATION)}]`,
    `#text(size: ${SIZE.number}pt, weight: "bold")[${said(MOTTO)}]`,
    ruled(widthOf(MOTTO, SIZE.number, true)),
  ]
  return placed(`#grid(columns: (66mm, 1fr), align: center, row-gutter: 3mm,
[${left.join('\n\n')}], [${right.join('\n\n')}],
[#text(size: ${SIZE.number}pt)[${said(`Số: ${number}`)}]], [#text(size: ${SIZE.number}pt, style: "italic")[${said(`${place}, ${dayInWords(date)}`)}]])`)
}

function titleOf({ kind, abstract }: OfficialDocument): string {
  const last = clean(abstract).split('\n').at(-1) ?? ''
  return placed(
    `#v(5mm) #align(center)[#text(weight: "bold")[${said(capitals(kind))}]\n\n#text(weight: "bold")[${lined(abstract)}]\n\n${ruled(Math.min(widthOf(last, SIZE.body, true), 300) * 0.42)}]\n#v(2mm)`,
  )
}

/** Kept with the code below it, as the last words are with it. */
function footOf({ signature, recipients, verification }: OfficialDocument): string {
  const left = [
    `#text(size: ${SIZE.recipientsTitle}pt, weight: "bold", style: "italic")[${said('Nơi nhận:')}]`,
    ...recipients.map((one, at) => {
      const bare = one.replace(/^-\s*/, '').trimEnd()
      const end = /[;.,]$/.test(bare) ? '' : at === recipients.length - 1 ? '.' : ';'
      return `#text(size: ${SIZE.recipients}pt)[${said(`- ${bare}${end}`)}]`
    }),
  ]
  const right = [
    ...signature.authority.map((line) => `#text(weight: "bold")[${said(capitals(line))}]`),
    '#v(22mm)',
    `#text(weight: "bold")[${said(signature.name ?? '')}]`,
  ]
  return placed(
    `#block(breakable: false, above: 5mm, sticky: ${verification !== undefined}, width: 100%)[#grid(columns: (48%, 52%), align: (left, center), [${left.join('\n\n')}], [${right.join('\n\n')}])]`,
  )
}

class Writer {
  pictures = new Map<string, Uint8Array>()

  /** `last` are the words above the signature, which never stands alone on a page. */
  block(block: Block, last = false): string {
    switch (block.type) {
      case 'heading': {
        const text = block.level === 1 ? capitals(block.text) : block.text
        return `#heading(level: ${block.level})[${said(text)}]`
      }
      case 'paragraph': {
        const align = { justify: null, centre: 'center', left: 'left', right: 'right' }[block.align ?? 'justify']
        const words = block.runs.map(runOf).join('')
        if (last && align === null)
          return `#block(sticky: true, breakable: false, above: 0.9em, width: 100%)[#par(first-line-indent: (amount: 10mm, all: true))[${words}]]`
        return align === null ? `\n${words}\n` : `#align(${align})[#set par(first-line-indent: 0pt, justify: false)\n${words}]`
      }
      case 'list':
        return block.items.map((runs) => `\n${said(`${block.mark} `)}${runs.map(runOf).join('')}\n`).join('')
      case 'table':
        return tableOf(block)
      case 'picture':
        return `#block(breakable: false, above: 1em, below: 1em)[#set par(first-line-indent: 0pt)\n#align(center)[#text(size: ${SIZE.table}pt, weight: "bold")[${said(block.caption)}]\n#v(-0.4em)\n${this.picture(block.picture.png, block.picture.widthMm, block.picture.says)}]]`
    }
  }

  picture(png: Uint8Array, widthMm: number, says: string): string {
    const name = `picture-${this.pictures.size + 1}.png`
    this.pictures.set(name, png)
    return `#image("${name}", width: ${widthMm}mm, alt: ${quoted(says)})`
  }

  verification({ verification }: OfficialDocument): string {
    if (!verification) return ''
    const picture = this.picture(qrPicture(verification.scanned), 22, `Mã xác minh. ${verification.words.join(' ')}`)
    const words = verification.words.map((line) => `#text(size: ${SIZE.recipients}pt, fill: rgb("404040"))[${said(line)}]`)
    return placed(
      `#block(breakable: false, above: 5mm, width: 100%)[#grid(columns: (28mm, 1fr), [${picture}], [${words.join('\n\n')}])]`,
    )
  }

  annex({ label, title, attachedTo, orientation, blocks }: Annex, footer: string | undefined): string[] {
    const head = [
      `#text(weight: "bold")[${said(label)}]`,
      `#text(weight: "bold")[${said(capitals(title))}]`,
      ...(attachedTo ? [`#emph[${said(`(${attachedTo})`)}]`] : []),
    ]
    return [
      pageOf(orientation, footer, true),
      placed(`#align(center)[${head.join('\n\n')}]\n#v(2mm)`),
      ...blocks.map((block) => this.block(block)),
    ]
  }
}

function runOf(run: Run): string {
  if (run.type === 'figure') return lined(run.text)
  const words = lined(run.text)
  const face = [...(run.bold ? ['weight: "bold"'] : []), ...(run.italic ? ['style: "italic"'] : [])]
  return face.length > 0 ? `#text(${face.join(', ')})[${words}]` : words
}

const ALIGN = { left: 'left', centre: 'center', right: 'right' }

/** So many rows at the end of a table stay on one page. */
const TOGETHER = 3
/** A column nobody sees: one cell of it over the last rows, which may not be broken, keeps them on one page. */
const unseen = (rows: number): string =>
  `table.cell(${rows > 1 ? `rowspan: ${rows}, ` : ''}breakable: false, inset: 0pt, stroke: (left: 0.5pt, rest: none))[],`

/** Heading rows are repeated on every page; a row is never broken between two, and the last never stands alone. */
function tableOf(table: Table): string {
  const above = [
    ...(table.caption
      ? [
          `#block(above: 1em, below: 0.7em, sticky: true, width: 100%)[#align(center)[#set par(first-line-indent: 0pt, justify: false)\n#text(size: ${SIZE.table}pt, weight: "bold")[${lined(table.caption)}]]]`,
        ]
      : []),
    ...(table.unit
      ? [
          `#block(below: 0.5em, sticky: true, width: 100%)[#align(right)[#text(size: ${SIZE.table}pt, style: "italic")[${said(table.unit)}]]]`,
        ]
      : []),
  ]
  const head = table.headingRows.map((row) => `${rowOf(row, true)} ${unseen(1)}`).join('\n')
  const tail = Math.max(0, table.rows.length - TOGETHER)
  const body = table.rows.map((row, at) => {
    const held = at < tail ? unseen(1) : at === tail ? unseen(table.rows.length - tail) : ''
    return `${rowOf(row, false)} ${held}`
  })
  return `${above.join('\n')}
#table(columns: (${table.widths.map((width) => `${width}fr`).join(', ')}, 0pt), align: (${table.widths.map((_, at) => `${ALIGN[table.align?.[at] ?? 'left']} + horizon`).join(', ')}, left),
table.header(${head}),
${body.join('\n')})`
}

function rowOf(row: readonly TableCell[], heading: boolean): string {
  return row
    .map((cell) => {
      const {
        text,
        columns = 1,
        rows = 1,
        bold = heading,
        italic = false,
        align,
      } = typeof cell === 'string' ? { text: cell } : cell
      const set = [
        'breakable: false',
        ...(columns > 1 ? [`colspan: ${columns}`] : []),
        ...(rows > 1 ? [`rowspan: ${rows}`] : []),
        ...(align || heading ? [`align: ${ALIGN[align ?? 'centre']} + horizon`] : []),
      ]
      const face = [...(bold ? ['weight: "bold"'] : []), ...(italic ? ['style: "italic"'] : [])]
      const words = face.length > 0 ? `#text(${face.join(', ')})[${lined(text)}]` : lined(text)
      return `table.cell(${set.join(', ')})[${words}],`
    })
    .join(' ')
}
