import type { Cutoff } from '#domain/calendar.ts'
import { figuresOf } from '#domain/figures.ts'
import { operandsOf, parseFormula } from '#domain/formula.ts'
import { INDICATORS, indicators } from '#domain/indicators/index.ts'
import { ANNEX_INDICATORS } from '#report/annexTables.ts'
import { CHART_NAMES, type ChartName, drawCharts } from '#report/charts.ts'
import type { ReportDocumentData } from '#report/reportDocument.ts'
import { factsOf } from '#store/facts.ts'
import { pathOf } from '#store/units.ts'
import type { Context } from './action.ts'
import { annualData } from './annualData.ts'
import { reportData } from './reportData.ts'
import { printedSections } from './reportText.ts'

const ANNEX_SET: ReadonlySet<string> = new Set(ANNEX_INDICATORS)
/** With what they are assigned or computed from: a quota may be the sum of two entered ones. */
const ANNEX_MEASURES: readonly string[] = [
  ...new Set(ANNEX_INDICATORS.flatMap((id) => [...withParts(id), ...withParts(indicators.get(id)?.target)])),
]

function withParts(id: string | undefined): string[] {
  const formula = id === undefined ? undefined : indicators.get(id)?.formula
  const parsed = formula === undefined ? null : parseFormula(formula).formula
  return [...(id === undefined ? [] : [id]), ...(parsed ? operandsOf(parsed).map((operand) => operand.id) : [])]
}

/** All that the report of a period and its annex are printed from. */
export async function reportPaper(
  context: Pick<Context, 'db' | 'home' | 'unit' | 'actor' | 'now' | 'today'>,
  cutoff: Cutoff,
  { ofEach = [], charts = [] }: { ofEach?: readonly string[]; charts?: readonly ChartName[] } = {},
): Promise<ReportDocumentData> {
  const { db, home, unit, actor, now, today } = context
  const narrative = await reportData(db, home, unit, cutoff)
  // A template may ask for further figures of each unit.
  const asked = [
    ...new Set([...ANNEX_MEASURES, ...ofEach.flatMap((id) => [...withParts(id), ...withParts(indicators.get(id)?.target)])]),
  ]
  const shown = new Set([...ANNEX_SET, ...ofEach])
  const facts = await factsOf(
    db,
    home,
    narrative.children.map((child) => child.unit),
    cutoff,
    asked,
  )
  const children = narrative.children.flatMap((child) => {
    const found = facts.get(child.unit.id)
    return found ? [{ unit: child.unit, figures: figuresOf(found, INDICATORS, shown) }] : []
  })
  const path = await pathOf(db, unit.id, cutoff.asOf)
  const sections = await printedSections(db, unit, cutoff, narrative)
  return {
    narrative,
    sections,
    path,
    children,
    madeOn: today,
    madeBy: actor.name,
    created: stampOf(now),
    charts: await drawCharts(narrative, charts),
    annual: cutoff.period.kind === 'year' ? await annualData(context, cutoff) : null,
  }
}

/** The moment of writing as the properties of a file hold it. */
export const stampOf = (now: Date): string => now.toISOString().replace(/\.\d+Z$/, 'Z')

/** A month and a quarter are read as figures; what covers half a year or more is looked at as well. */
export const chartsOf = ({ period }: Cutoff): readonly ChartName[] =>
  period.kind === 'month' || period.kind === 'quarter' ? [] : CHART_NAMES

/** The charts a template asks for. */
export const chartsAsked = (names: readonly string[]): ChartName[] =>
  CHART_NAMES.filter((name) => names.includes(CHART_TAGS[name]))

const CHART_TAGS = { attained: 'bieu_do_chi_tieu', samePeriod: 'bieu_do_cung_ky', byUnit: 'bieu_do_don_vi' } as const
