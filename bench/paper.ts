import { unzipSync } from 'fflate'
import { reportPaper } from '#actions/reportPaper.ts'
import { cutoffOf } from '#domain/calendar.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { shortfallsOf } from '#domain/shortfalls.ts'
import { CHART_NAMES, drawCharts } from '#report/charts.ts'
import { writeDocx } from '#report/docx.ts'
import { headValues, withValues } from '#report/paperTemplate/headValues.ts'
import { reportValues } from '#report/paperTemplate/reportValues.ts'
import { starterTemplate } from '#report/paperTemplate/starter.ts'
import { fillPaperTemplate } from '#report/paperTemplate.ts'
import { writePdf } from '#report/pdf.ts'
import { type ReportDocumentData, reportDocument } from '#report/reportDocument.ts'
import { inScope } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { unitsByCodes } from '#store/units.ts'
import { fillFigures, foundNation, SMALL } from './nation.ts'
import { withOwnDatabase } from './ownDatabase.ts'
import type { BenchLine, BenchTable } from './table.ts'
import { median, timed } from './timing.ts'

const ROUNDS = 5

/** The report of a year of a province with 150 units on paper: what whoever presses the button waits for. */
export async function paper(): Promise<BenchTable> {
  const size = { ...SMALL, provinces: 1 }
  return withOwnDatabase(async ({ database, owner }) => {
    await foundNation(database, size)
    await fillFigures(database, owner, size)
    const home = await homeOf(database)
    const cutoff = cutoffOf({ kind: 'year', year: 2024, part: 1 })
    if (!cutoff) throw new Error('no such cut-off')
    const read = () =>
      inScope(database, { lo: 0, hi: Number.MAX_SAFE_INTEGER }, async (db) => {
        const unit = (await unitsByCodes(db, ['tinh-0'])).get('tinh-0')
        if (!unit) throw new Error('no province')
        const actor = { userId: '', login: 'thu', name: 'Người thử', grants: [] }
        return reportPaper({ db, home, unit, actor, now: new Date('2024-12-20T03:00:00Z'), today: '2024-12-20' }, cutoff)
      })
    await read()
    const data = await times(read)
    const full = assigned(data.result)
    const drawn = await times(() => drawCharts(full.narrative, CHART_NAMES))
    const whole = { ...full, charts: drawn.result }
    const word = await times(async () => writeDocx(reportDocument(whole)))
    const template = await writeDocx(starterTemplate('annual_report', whole.created))
    const filled = await times(() =>
      fillPaperTemplate(template, withValues(headValues(reportDocument(whole), 'Bộ CHQS'), reportValues(whole)), whole.created),
    )
    const pdf = await times(() => writePdf(reportDocument(whole)))
    const tables =
      Buffer.from(unzipSync(word.result)['word/document.xml'] ?? [])
        .toString()
        .split('<w:tblHeader/>').length - 1
    const sum = data.ms + drawn.ms + word.ms
    const lines: BenchLine[] = [
      {
        what: 'reading, charts and Word together',
        value: sum,
        unit: 'ms',
        limit: 1500,
        note: `${tables} heading rows, ${whole.children.length} units`,
      },
      { what: '  reading figures and text', value: data.ms, unit: 'ms' },
      { what: '  three charts', value: drawn.ms, unit: 'ms', note: drawn.result.attained ? 'drawn' : 'this machine cannot draw' },
      { what: '  Word', value: word.ms, unit: 'ms', note: `${Math.round(word.result.length / 1024)} KB` },
      { what: 'Word on a template', value: filled.ms, unit: 'ms', note: 'the starter, 150 rows by unit' },
      {
        what: 'PDF',
        value: pdf.ms,
        unit: 'ms',
        note: pdf.result ? `${Math.round(pdf.result.length / 1024)} KB` : 'not on this machine',
      },
    ]
    return { title: 'The report of a year on paper', lines }
  })
}

async function times<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const taken: number[] = []
  let last: { result: T } | undefined
  for (let at = 0; at < ROUNDS; at++) {
    const { ms, result } = await timed(work)
    taken.push(ms)
    last = { result }
  }
  if (!last) throw new Error('nothing done')
  return { ms: median(taken), result: last.result }
}

/** Every indicator that can be assigned was assigned a tenth more than was done: as many units behind as there can be. */
function assigned(data: ReportDocumentData): ReportDocumentData {
  const ids = new Set(INDICATORS.filter(({ target, measure }) => target !== undefined && measure === 'count').map(({ id }) => id))
  const withTargets = <
    Figure extends { value: number | null; target: number | null; gap: number | null; percent: number | null },
  >(
    figures: ReadonlyMap<string, Figure>,
  ): Map<string, Figure> =>
    new Map(
      [...figures].map(([id, figure]) => {
        if (!ids.has(id) || figure.value === null) return [id, figure]
        const target = figure.value + Math.ceil(figure.value / 10) + 1
        return [id, { ...figure, target, gap: figure.value - target, percent: Math.floor((figure.value * 100) / target) }]
      }),
    )
  const children = data.narrative.children.map(({ unit, figures }) => ({ unit, figures: withTargets(figures) }))
  const shortfalls = shortfallsOf(children.map(({ unit, figures }) => ({ unit: { id: unit.code, name: unit.name }, figures })))
  return {
    ...data,
    narrative: { ...data.narrative, figures: withTargets(data.narrative.figures), children, shortfalls },
  }
}
