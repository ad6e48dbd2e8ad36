import { maySee } from '#domain/access.ts'
import { INDICATORS, indicators } from '#domain/indicators/index.ts'
import { lowerFirst, printInteger } from '#domain/wording.ts'
import { defineAction } from './action.ts'
import { begunCutoff, stillRunning } from './cutoff.ts'
import { conferenceAhead, roundAhead } from './overviewAhead.ts'
import { type ReportData, reportData, reportHead, reportInput } from './reportData.ts'
import { unitLine } from './unitRef.ts'

/** The figures a leader asks for first. */
const KEY = [
  'org_military_commands_total',
  'commune_military_commands_total',
  'sdf_strength',
  'sdf_female_strength',
  'sdf_female_rate',
  'militia_strength',
  'msdf_total_strength',
  'msdf_population_rate',
  'duty_turns',
  'duty_man_days',
  'duty_man_days_per_turn',
  'patrol_sorties',
  'force_training_attended',
  'force_training_quota',
]
/** Plan level of attendance in percent; provinces decide it, 85 is the one most of them use. */
const PLAN_LEVEL = 85
const MOST_LINES = 5

/** One screen before a conference: key figures, attainment, every unit by its weakest number, what needs a word. */
export const showOverview = defineAction({
  kind: 'read',
  title: 'Xem tổng quan',
  summary: 'One screen: key figures, attainment of targets, units by attainment, shortcomings by number of units, what to know',
  input: reportInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }, { period, asOf }) {
    const cutoff = begunCutoff(period, asOf, today)
    const data = await reportData(db, home, unit, cutoff)
    const { figures, children } = data
    const targets = INDICATORS.flatMap((indicator) => {
      const figure = figures.get(indicator.id)
      if (!figure || figure.target === null || indicator.targetOf !== undefined || indicator.measure === 'ratio') return []
      return [
        {
          indicator: indicator.id,
          title: indicator.title,
          value: figure.value,
          target: figure.target,
          percent: figure.percent,
          gap: figure.gap,
          previous: figure.previous,
          numerator: figure.numerator,
          denominator: figure.denominator,
        },
      ]
    })
    const head = await reportHead(db, unit, cutoff)
    return {
      ...head,
      round: await roundAhead({ db, unit, today }, head),
      conference: await conferenceAhead({ db, home, unit, today }, cutoff.asOf),
      planLevel: PLAN_LEVEL,
      key: Object.fromEntries(
        KEY.flatMap((id) => {
          const figure = figures.get(id)
          return figure ? [[id, figure]] : []
        }),
      ),
      targets,
      units: children.flatMap(({ unit: child, figures: its }) => {
        const one = its.get('force_training_attended')
        return one && one.target !== null && one.target > 0
          ? [{ unit: unitLine(child), value: one.value, target: one.target, percent: one.percent, gap: one.gap }]
          : []
      }),
      lacking: lackingOf(data),
      know: toKnow(data),
      findings: stillRunning(cutoff, today),
    }
  },
})

function lackingOf({ children, figures }: ReportData) {
  const rows = INDICATORS.filter((indicator) => indicator.lacking === true).flatMap((indicator) => {
    const figure = figures.get(indicator.id)
    const of = children.filter(({ figures: its }) => its.get(indicator.id)?.value != null).length
    return figure?.value ? [{ indicator: indicator.id, title: indicator.title, units: figure.value, of }] : []
  })
  return rows.sort((a, b) => b.units - a.units)
}

type Known = { number: number; title: string; detail: string; indicator: string; grave: boolean }

/** What a leader is asked about: the largest gaps first, then what is not explained; a number first, names in the detail. */
function toKnow({ figures, children, shortfalls }: ReportData): Known[] {
  const lines: Known[] = []
  const names = new Map(children.map(({ unit }) => [unit.code, unit.shortName]))
  for (const indicator of INDICATORS) {
    const figure = figures.get(indicator.id)
    if (!figure || figure.gap === null || figure.gap >= 0 || indicator.targetOf !== undefined || indicator.measure === 'ratio')
      continue
    const short = shortfalls.filter((one) => one.indicator === indicator.id)
    const weak = short.filter((one) => (one.percent ?? 100) < 50)
    const most = short[0]
    const detail = [
      weak.length > 0
        ? `${weak.length} đơn vị dưới 50% thiếu ${printInteger(weak.reduce((sum, one) => sum - (one.gap ?? 0), 0))}`
        : short.length > 0
          ? `ở ${short.length} đơn vị`
          : '',
      most ? `nhiều nhất: ${names.get(most.unit) ?? most.name} ${printInteger(-(most.gap ?? 0))}` : '',
    ]
      .filter(Boolean)
      .join('; ')
    lines.push({
      number: -figure.gap,
      title: `${indicator.unit} còn thiếu: ${lowerFirst(indicator.title)}`,
      detail,
      indicator: indicator.id,
      grave: (figure.percent ?? 100) < PLAN_LEVEL,
    })
  }
  const strength = figures.get('sdf_strength')?.value ?? null
  const due = figures.get('force_training_quota')?.value ?? null
  if (strength !== null && due !== null && strength > due) {
    lines.push({
      number: strength - due,
      title: 'đồng chí ngoài chỉ tiêu huấn luyện năm',
      detail: `${printInteger(strength)} quân số, ${printInteger(due)} phải huấn luyện`,
      indicator: 'force_training_quota',
      grave: false,
    })
  }
  for (const { indicator, units } of lackingOf({ children, figures } as ReportData)) {
    lines.push({
      number: units,
      title: lowerFirst(indicators.get(indicator)?.title ?? indicator),
      detail: shortfalls
        .filter((one) => one.indicator === indicator)
        .slice(0, 3)
        .map((one) => names.get(one.unit) ?? one.name)
        .join(', '),
      indicator,
      grave: false,
    })
  }
  return lines.sort((a, b) => Number(b.grave) - Number(a.grave)).slice(0, MOST_LINES)
}
