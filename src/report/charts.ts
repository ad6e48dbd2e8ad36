import type { SKRSContext2D } from '@napi-rs/canvas'
import type { EChartsCoreOption } from 'echarts/core'
import type { FigureTable } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { levelOf } from '#domain/unit.ts'
import { printInteger, printPeriod } from '#domain/wording.ts'
import { ANNEX_TABLES } from './annexTables.ts'
import { percentWords } from './figureWords.ts'
import { fontFile } from './fonts.ts'
import type { NarrativeData } from './narrative.ts'
import type { Picture } from './picture.ts'
import { pairsOf } from './samePeriod.ts'

/** The charts of a report as pictures: the same colours as on the screen, the letters of the paper. */
export type ChartName = 'attained' | 'samePeriod' | 'byUnit'
export const CHART_NAMES: readonly ChartName[] = ['attained', 'samePeriod', 'byUnit']

const COLOUR = {
  ink: '#1b211c',
  quiet: '#5f675e',
  line: '#cfcbbb',
  attained: '#4a7255',
  short: '#c4922a',
  low: '#b5332a',
  before: '#a5b8a8',
  none: '#e3e0d4',
}
const FACE = 'Tinos'
/** Points to a millimetre: sharp when printed, and small in the file. */
const SCALE = 2
const POINT = 96 / 25.4

type Canvas = { encode(kind: 'png'): Promise<Buffer>; getContext(kind: '2d'): SKRSContext2D }
type Drawing = { createCanvas(width: number, height: number): Canvas; init: typeof import('./chartEngine.ts').init }

let drawing: Promise<Drawing | null> | undefined
/** The native drawing part is for most machines, not for all: where it is missing papers are made without charts. */
function drawingPart(): Promise<Drawing | null> {
  drawing ??= loadDrawing()
  return drawing
}

async function loadDrawing(): Promise<Drawing | null> {
  try {
    const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas')
    const { init, setPlatformAPI } = await import('./chartEngine.ts')
    for (const weight of ['regular', 'bold'] as const) GlobalFonts.registerFromPath(fontFile(weight), FACE)
    // Its clock stands still: the library leaves what takes long to a later frame, and a picture has none.
    const ruler = createCanvas(32, 32).getContext('2d')
    // It asks the width of every sign from the first on; the drawing part takes no sign zero.
    const measureText = (text: string, font?: string) => {
      ruler.font = font ?? `12px ${FACE}`
      return ruler.measureText(text.replaceAll('\0', ''))
    }
    setPlatformAPI({ createCanvas: () => createCanvas(32, 32), getTime: () => 0, measureText } as never)
    return { createCanvas: createCanvas as never, init }
  } catch {
    // The package is there for the operating systems it was built for; on another it cannot be loaded.
    return null
  }
}

/** The charts asked for; null for one there is nothing to draw of, or where nothing can be drawn. */
export async function drawCharts(data: NarrativeData, names: readonly ChartName[]): Promise<Record<ChartName, Picture | null>> {
  const pictures: Record<ChartName, Picture | null> = { attained: null, samePeriod: null, byUnit: null }
  const part = names.length > 0 ? await drawingPart() : null
  // Packing a picture takes longer than drawing it and is done in a thread of its own, while the next is drawn.
  if (part)
    await Promise.all(
      names.map(async (name) => {
        pictures[name] = await pictureOf(part, CHARTS[name](data))
      }),
    )
  return pictures
}

type Chart = { option: EChartsCoreOption; widthMm: number; heightMm: number; says: string }

async function pictureOf(part: Drawing, chart: Chart | null): Promise<Picture | null> {
  if (!chart) return null
  const { option, widthMm, heightMm, says } = chart
  const [width, height] = [Math.round(widthMm * POINT), Math.round(heightMm * POINT)]
  const canvas = part.createCanvas(width * SCALE, height * SCALE)
  const shown = part.init(canvas as never, null, { renderer: 'canvas', width, height, devicePixelRatio: SCALE })
  shown.setOption({ animation: false, backgroundColor: '#ffffff', textStyle: { fontFamily: FACE, color: COLOUR.ink }, ...option })
  const png = new Uint8Array(await canvas.encode('png'))
  shown.dispose()
  return { png, widthMm, heightMm, says }
}

/** Indicators that were assigned, with what came of them. */
const assigned = (figures: FigureTable) =>
  INDICATORS.flatMap(({ id, title, targetOf, measure }) => {
    const { value = null, target = null } = figures.get(id) ?? {}
    return targetOf === undefined && measure !== 'ratio' && value !== null && target ? [{ id, title, value, target }] : []
  })

const toneOf = (value: number, target: number): string =>
  value >= target ? COLOUR.attained : value * 2 >= target ? COLOUR.short : COLOUR.low
const WIDTH = 160
const MOST_BARS = 14
const label = { fontFamily: FACE, fontSize: 13, color: COLOUR.ink }
/** Beside a bar, over the lines of the scale. */
const beside = { ...label, show: true, position: 'right', backgroundColor: '#ffffff', padding: [0, 2] }
const categories = (titles: readonly string[], width: number) => ({
  type: 'category',
  inverse: true,
  data: titles,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: COLOUR.line } },
  axisLabel: { ...label, width, overflow: 'break', lineHeight: 15 },
})

function attained({ figures, cutoff }: NarrativeData): Chart | null {
  const rows = assigned(figures).slice(0, MOST_BARS)
  if (rows.length === 0) return null
  // Far above the whole is drawn a quarter above it: the words say how far.
  const bars = rows.map(({ value, target }) => ({
    value: Math.min(125, Math.floor((value * 100) / target)),
    itemStyle: { color: toneOf(value, target) },
    label: {
      ...beside,
      formatter: `${percentWords(value, target)} (${printInteger(value)}/${printInteger(target)})`,
    },
  }))
  const words = rows.map(({ title, value, target }) => `${title} ${percentWords(value, target)}`).join('; ')
  return {
    widthMm: WIDTH,
    heightMm: 12 + rows.length * 9.5,
    says: `Tỷ lệ thực hiện chỉ tiêu giao, ${printPeriod(cutoff.period)}: ${words}.`,
    option: {
      grid: { left: 210, right: 150, top: 6, bottom: 26 },
      xAxis: {
        type: 'value',
        min: 0,
        max: 125,
        interval: 25,
        axisLabel: { ...label, color: COLOUR.quiet, formatter: '{value}%' },
        splitLine: { lineStyle: { color: COLOUR.line } },
      },
      yAxis: categories(
        rows.map(({ title }) => title),
        200,
      ),
      series: [{ type: 'bar', data: bars, barWidth: '58%' }],
    },
  }
}

/** Counts of the period beside those of the year before. Each pair fills its own scale, for men and sorties share none. */
function samePeriod({ figures, cutoff }: NarrativeData): Chart | null {
  const rows = pairsOf(figures, 8)
  if (rows.length === 0) return null
  const side = (name: string, color: string, of: 'value' | 'previous') => ({
    type: 'bar',
    name,
    itemStyle: { color },
    barWidth: '34%',
    data: rows.map((row) => ({
      value: Math.floor((row[of] * 100) / row.most),
      label: {
        ...beside,
        formatter: printInteger(row[of]),
      },
    })),
  })
  const { period } = cutoff
  const [now, before] = [printPeriod(period), printPeriod({ ...period, year: period.year - 1 })]
  return {
    widthMm: WIDTH,
    heightMm: 18 + rows.length * 12,
    says: `So với cùng kỳ năm trước: ${rows.map(({ title, value, previous }) => `${title} ${printInteger(value)}, cùng kỳ ${printInteger(previous)}`).join('; ')}.`,
    option: {
      grid: { left: 230, right: 80, top: 34, bottom: 6 },
      legend: { top: 0, left: 'center', textStyle: label, data: [before, now], selectedMode: false },
      xAxis: { type: 'value', min: 0, max: 100, show: false },
      yAxis: categories(
        rows.map(({ title }) => title),
        218,
      ),
      series: [side(before, COLOUR.before, 'previous'), side(now, COLOUR.attained, 'value')],
    },
  }
}

/** Every unit below as a column in the order of the annex, every assigned indicator as a row: who attained what, at a look. */
function byUnit({ children: all, figures }: NarrativeData): Chart | null {
  const children = ANNEX_TABLES.flatMap(({ levels }) => all.filter(({ unit }) => levels.includes(levelOf(unit.kind))))
  const rows = assigned(figures)
    .filter(({ id }) => children.some(({ figures: of }) => of.get(id)?.target))
    .slice(0, 10)
  if (rows.length === 0 || children.length < 2) return null
  const cells = rows.flatMap(({ id }, y) =>
    children.map(({ figures: of }, x) => {
      const { value = null, target = null } = of.get(id) ?? {}
      return [x, y, !target ? 0 : value === null ? 1 : value >= target ? 4 : value * 2 >= target ? 3 : 2]
    }),
  )
  const count = (kind: number) => cells.filter(([, , what]) => what === kind).length
  const pieces = [
    { value: 4, label: 'Đạt', color: COLOUR.attained },
    { value: 3, label: 'Đạt từ 50%', color: COLOUR.short },
    { value: 2, label: 'Dưới 50%', color: COLOUR.low },
    { value: 1, label: 'Chưa có số', color: COLOUR.none },
  ]
  return {
    widthMm: WIDTH,
    heightMm: 26 + rows.length * 9,
    says: `Kết quả của ${printInteger(children.length)} đơn vị theo ${printInteger(rows.length)} chỉ tiêu giao: ${pieces.map((piece) => `${piece.label.toLowerCase()} ${printInteger(count(piece.value))}`).join(', ')}.`,
    option: {
      grid: { left: 210, right: 10, top: 6, bottom: 58 },
      xAxis: {
        type: 'category',
        data: children.map((_, at) => String(at + 1)),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: COLOUR.line } },
        axisLabel: { show: false },
        name: 'Mỗi cột là một đơn vị, theo thứ tự trong phụ lục',
        nameLocation: 'middle',
        nameGap: 6,
        nameTextStyle: { ...label, fontSize: 11, color: COLOUR.quiet },
      },
      yAxis: categories(
        rows.map(({ title }) => title),
        200,
      ),
      visualMap: {
        type: 'piecewise',
        dimension: 2,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        pieces,
        textStyle: label,
        outOfRange: { color: '#ffffff' },
      },
      series: [
        {
          type: 'heatmap',
          progressive: 0,
          data: cells,
          itemStyle: { borderColor: '#ffffff', borderWidth: children.length > 60 ? 0.4 : 1 },
        },
      ],
    },
  }
}

const CHARTS: Readonly<Record<ChartName, (data: NarrativeData) => Chart | null>> = { attained, samePeriod, byUnit }
