import { type Colour, type Letters, PAGE, paragraph, SlideShapes, tableCell } from './shapes.ts'
import type { Slide, SlideBar } from './slide.ts'

const SIDE = 16
const TOP = 36
const WIDTH = PAGE.width - 2 * SIDE
/** Above the foot. */
const BOTTOM = PAGE.height - 14
const ROOM = BOTTOM - TOP

/** One slide as shapes. Sizes are those a hall reads from its last row: nothing below 14 points. */
export function drawSlide(slide: Slide, foot: string, number: number): string {
  const shapes = new SlideShapes()
  if (slide.kind === 'title') drawTitle(shapes, slide)
  else {
    shapes.box('Dải đầu', { x: 0, y: 0, width: PAGE.width, height: 26 }, 'olive')
    shapes.heading(slide.title, { x: SIDE, y: 3, width: WIDTH, height: 20 }, { size: 26, bold: true, colour: 'white' })
    shapes.box(
      'Chân trang',
      { x: SIDE, y: PAGE.height - 11, width: WIDTH - 20, height: 7 },
      null,
      paragraph(foot, { size: 11, colour: 'quiet' }),
    )
    shapes.box(
      'Số trang',
      { x: PAGE.width - SIDE - 18, y: PAGE.height - 11, width: 18, height: 7 },
      null,
      paragraph(String(number), { size: 11, colour: 'quiet', align: 'r' }),
    )
    DRAWN[slide.kind](shapes, slide as never)
  }
  return shapes.toXml()
}

function drawTitle(shapes: SlideShapes, { over, title, lines }: Extract<Slide, { kind: 'title' }>): void {
  shapes.box('Nền', { x: 0, y: 0, width: PAGE.width, height: PAGE.height }, 'olive')
  shapes.box('Vạch', { x: SIDE, y: 122, width: 60, height: 1.2 }, 'gold')
  shapes.box('Đơn vị', { x: SIDE, y: 26, width: WIDTH, height: 14 }, null, paragraph(over, { size: 20, colour: 'gold' }))
  shapes.heading(title, { x: SIDE, y: 44, width: WIDTH, height: 72 }, { size: 38, bold: true, colour: 'white', anchor: 'ctr' })
  shapes.box(
    'Thời gian, địa điểm',
    { x: SIDE, y: 128, width: WIDTH, height: 44 },
    null,
    lines.map((line) => paragraph(line, { size: 20, colour: 'white' }, 4)).join(''),
  )
}

function drawLines(shapes: SlideShapes, { lines }: Extract<Slide, { kind: 'lines' }>): void {
  const led = lines.some(({ lead }) => lead !== undefined)
  const height = Math.min(24, ROOM / Math.max(1, lines.length))
  for (const [at, { lead, text }] of lines.entries()) {
    const y = TOP + at * height
    if (lead !== undefined)
      shapes.box(
        `Mốc ${at + 1}`,
        { x: SIDE, y, width: 30, height },
        null,
        paragraph(lead, { size: 22, bold: true, colour: 'attained' }),
        { anchor: 'ctr' },
      )
    const x = led ? SIDE + 34 : SIDE
    shapes.box(
      `Dòng ${at + 1}`,
      { x, y, width: WIDTH - (x - SIDE), height },
      null,
      paragraph(text, { size: sizeFor(text, WIDTH - (x - SIDE), height, 22) }),
      { anchor: 'ctr' },
    )
  }
}

function drawFigure(shapes: SlideShapes, { value, below, lines }: Extract<Slide, { kind: 'figure' }>): void {
  shapes.box(
    'Số',
    { x: SIDE, y: 38, width: WIDTH, height: 58 },
    null,
    paragraph(value, { size: 88, bold: true, colour: 'olive', align: 'ctr' }),
    { anchor: 'ctr' },
  )
  shapes.box('Là gì', { x: SIDE, y: 98, width: WIDTH, height: 22 }, null, paragraph(below, { size: 26, align: 'ctr' }), {
    anchor: 'ctr',
  })
  shapes.box(
    'So với',
    { x: SIDE, y: 126, width: WIDTH, height: 44 },
    null,
    lines.map((line) => paragraph(line, { size: 22, colour: 'quiet', align: 'ctr' }, 6)).join(''),
  )
}

const LABEL = 96
const WORDS = 66

/** Bars from a common line; the whole, a hundred percent, is marked by a rule through all of them. */
function drawBars(shapes: SlideShapes, { bars, note }: Extract<Slide, { kind: 'bars' }>): void {
  const room = note ? ROOM - 9 : ROOM
  const step = Math.min(17, room / Math.max(1, bars.length))
  const long = WIDTH - LABEL - WORDS
  for (const [at, bar] of bars.entries()) {
    const y = TOP + at * step
    shapes.box(
      `Tên ${at + 1}`,
      { x: SIDE, y, width: LABEL - 4, height: step - 2 },
      null,
      paragraph(bar.label, { size: sizeFor(bar.label, LABEL - 4, step - 2, 16) }),
      { anchor: 'ctr' },
    )
    shapes.box(`Khung ${at + 1}`, { x: SIDE + LABEL, y: y + step * 0.18, width: long, height: step * 0.56 }, 'oliveSoft')
    if (bar.share > 0)
      shapes.box(
        `Thanh ${at + 1}`,
        { x: SIDE + LABEL, y: y + step * 0.18, width: long * lengthOf(bar), height: step * 0.56 },
        TONE[bar.tone],
      )
    shapes.box(
      `Số ${at + 1}`,
      { x: SIDE + LABEL + long + 4, y, width: WORDS - 4, height: step - 2 },
      null,
      paragraph(bar.text, { size: 15, bold: true }),
      { anchor: 'ctr' },
    )
  }
  shapes.box('Vạch 100%', { x: SIDE + LABEL + long - 0.3, y: TOP - 2, width: 0.6, height: bars.length * step + 2 }, 'olive')
  if (note)
    shapes.box(
      'Chú thích',
      { x: SIDE, y: BOTTOM - 8, width: WIDTH, height: 8 },
      null,
      paragraph(note, { size: 14, colour: 'quiet' }),
    )
}

/** This year above, the year before below it in a paler colour; each pair fills a scale of its own. */
function drawPairs(shapes: SlideShapes, { pairs, now, before, note }: Extract<Slide, { kind: 'pairs' }>): void {
  const legend = 10
  const room = ROOM - legend - (note ? 9 : 0)
  const step = Math.min(24, room / Math.max(1, pairs.length))
  const long = WIDTH - LABEL - WORDS
  const key = (x: number, name: string, colour: Colour) => {
    shapes.box(`Ô màu ${name}`, { x, y: TOP - 3, width: 5, height: 5 }, colour)
    shapes.box(name, { x: x + 8, y: TOP - 5, width: 88, height: 9 }, null, paragraph(name, { size: 14 }), { anchor: 'ctr' })
  }
  key(SIDE + LABEL, now, 'attained')
  key(SIDE + LABEL + 98, before, 'olive200')
  for (const [at, pair] of pairs.entries()) {
    const y = TOP + legend + at * step
    shapes.box(
      `Tên ${at + 1}`,
      { x: SIDE, y, width: LABEL - 4, height: step - 3 },
      null,
      paragraph(pair.label, { size: sizeFor(pair.label, LABEL - 4, step - 3, 16) }),
      { anchor: 'ctr' },
    )
    const high = (step - 3) / 2
    const bar = (name: string, share: number, text: string, top: number, colour: Colour) => {
      const width = (long * Math.min(10_000, share)) / 10_000
      if (share > 0) shapes.box(`${name} ${at + 1}`, { x: SIDE + LABEL, y: top, width, height: high - 0.6 }, colour)
      const beside = { x: SIDE + LABEL + width + 2, y: top, width: 40, height: high - 0.6 }
      shapes.box(`Số ${name.toLowerCase()} ${at + 1}`, beside, null, paragraph(text, { size: 14, bold: colour === 'attained' }), {
        anchor: 'ctr',
      })
    }
    bar('Kỳ này', pair.now, pair.nowText, y, 'attained')
    bar('Cùng kỳ', pair.before, pair.beforeText, y + high, 'olive200')
    shapes.box(
      `Tăng giảm ${at + 1}`,
      { x: SIDE + WIDTH - WORDS + 30, y, width: WORDS - 30, height: step - 3 },
      null,
      paragraph(pair.change, { size: 15, bold: true, align: 'r' }),
      { anchor: 'ctr' },
    )
  }
  if (note)
    shapes.box(
      'Chú thích',
      { x: SIDE, y: BOTTOM - 8, width: WIDTH, height: 8 },
      null,
      paragraph(note, { size: 14, colour: 'quiet' }),
    )
}

const TONE: Readonly<Record<SlideBar['tone'], Colour>> = { attained: 'attained', short: 'short', low: 'low' }
const lengthOf = ({ share }: SlideBar): number => Math.min(10_000, share) / 10_000

function drawTable(shapes: SlideShapes, { title, headings, rows, widths, numbers }: Extract<Slide, { kind: 'table' }>): void {
  const sum = widths.reduce((all, width) => all + width, 0)
  const wide = widths.map((width) => (width / sum) * WIDTH)
  const alignOf = (at: number): Letters['align'] => (numbers[at] ? 'r' : 'l')
  const linesIn = (text: string, at: number) => Math.ceil(text.length / Math.max(4, ((wide[at] ?? 20) - 4) / 3))
  const heightOf = (cells: readonly string[]) => 4 + 6.4 * Math.max(1, ...cells.map(linesIn))
  const line = (cells: readonly string[], head: boolean, band: boolean) => ({
    height: heightOf(cells),
    cells: cells.map((text, at) =>
      tableCell(
        text,
        { size: 15, bold: head, align: alignOf(at) ?? 'l', colour: head ? 'olive' : 'ink' },
        head ? 'oliveSoft' : band ? null : 'white',
      ),
    ),
  })
  const drawn = [line(headings, true, false), ...rows.map((cells, at) => line(cells, false, at % 2 === 1))]
  const height = drawn.reduce((all, row) => all + row.height, 0)
  shapes.table(title, { x: SIDE, y: TOP - 4, width: WIDTH, height }, wide, drawn)
}

/** As large as wished, smaller where the words would not fit their room; a letter is about half as wide as it is high. */
function sizeFor(text: string, width: number, height: number, wished: number): number {
  for (let size = wished; size > 14; size--) {
    const perLine = width / (size * 0.353 * 0.52)
    if (Math.ceil(text.length / perLine) * size * 0.353 * 1.2 <= height) return size
  }
  return 14
}

const DRAWN = { lines: drawLines, figure: drawFigure, bars: drawBars, pairs: drawPairs, table: drawTable }
