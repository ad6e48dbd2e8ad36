import type { Figure, FigureTable } from '#domain/figures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { INDICATORS, indicators } from '#domain/indicators/index.ts'
import type { FigurePart } from '#domain/paperTags.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { MISSING } from '../annex/signs.ts'
import { amount, chapterRows, countWords, shareOf, valueWords } from '../chapterTables.ts'
import { percentWords } from '../figureWords.ts'
import { commandName } from '../issuer.ts'
import { type NarrativeSection, plain } from '../narrative.ts'
import type { PaperValues } from '../paperTemplate.ts'
import { comparisonWords } from '../phrases/comparison.ts'
import type { ReportDocumentData } from '../reportDocument.ts'

/** What the template of a report can write; the charts are drawn only where one is asked for. */
export function reportValues({ narrative, sections, children, charts }: ReportDocumentData): PaperValues {
  const { cutoff, figures, shortfalls } = narrative
  const names = new Map(narrative.children.map(({ unit }) => [unit.code, unit.name]))
  const titles = new Map(INDICATORS.map(({ id, title }) => [id, title]))
  const withTarget = shortfalls.filter(({ target }) => target !== null)
  return {
    texts: { ky: printPeriod(cutoff.period), tu_ngay: printDay(cutoff.window.from), den_ngay: printDay(cutoff.asOf) },
    pictures: {
      bieu_do_chi_tieu: charts?.attained ?? null,
      bieu_do_cung_ky: charts?.samePeriod ?? null,
      bieu_do_don_vi: charts?.byUnit ?? null,
    },
    figures: figureTexts(figures),
    loops: {
      phan: sectionValues(sections),
      chi_tieu_giao: INDICATORS.filter(
        ({ id, targetOf, measure }) =>
          targetOf === undefined && measure !== 'ratio' && (figures.get(id)?.target ?? null) !== null,
      ).map((indicator, at) => ({
        texts: { tt: String(at + 1), ...assignedTexts(indicator, figures.get(indicator.id) as Figure) },
      })),
      chuong: chapterValues(figures),
      don_vi: children.map((child, at) => ({
        texts: { tt: String(at + 1), ten: commandName(child.unit), ten_gon: child.unit.shortName },
        figures: figureTexts(child.figures),
      })),
      con_thieu: withTarget.map((one, at) => ({
        texts: {
          tt: String(at + 1),
          chi_tieu: titles.get(one.indicator) ?? '',
          ten: names.get(one.unit) ?? one.name,
          giao: countWords(one.target),
          dat: countWords(one.value),
          ty_le: one.target ? percentWords(one.value, one.target).replace('%', '') : '',
          thieu: countWords(-(one.gap ?? 0)),
        },
      })),
      ton_tai: [
        ...Map.groupBy(
          shortfalls.filter(({ target }) => target === null),
          ({ indicator }) => indicator,
        ),
      ].map(([id, short]) => ({
        texts: {
          noi_dung: titles.get(id) ?? '',
          so_don_vi: printInteger(short.reduce((sum, { value }) => sum + value, 0)),
          ten: short.map((one) => names.get(one.unit) ?? one.name).join('; '),
        },
      })),
    },
  }
}

function assignedTexts(indicator: Indicator, figure: Figure): Record<string, string> {
  const { gap, value, target, previous } = figure
  return {
    ten: indicator.title,
    don_vi_tinh: indicator.unit,
    giao: countWords(target),
    dat: countWords(value),
    ty_le: shareOf({ value, target }),
    thieu: gap === null ? MISSING : gap < 0 ? printInteger(-gap) : gap > 0 ? `vượt ${printInteger(gap)}` : '-',
    cung_ky: countWords(previous),
  }
}

/** The figures of a report chapter by chapter, as loops. */
export const chapterValues = (
  figures: Parameters<typeof chapterRows>[1],
  catalogue: readonly Indicator[] = INDICATORS,
): PaperValues[] =>
  chapterRows(catalogue, figures).map(({ title, rows }) => ({
    texts: { ten: title },
    loops: {
      chi_tieu: rows.map(({ indicator, target, value, share, previous }, at) => ({
        texts: {
          tt: String(at + 1),
          ten: indicator.title,
          don_vi_tinh: indicator.unit,
          giao: target,
          dat: value,
          ty_le: share,
          cung_ky: previous,
        },
      })),
    },
  }))

type Section = Pick<NarrativeSection, 'number' | 'heading' | 'level'> & {
  paragraphs: readonly (readonly (string | { text: string })[])[]
}

/** Parts, and within them their sections, each with its paragraphs as plain words. */
export function sectionValues(sections: readonly Section[]): PaperValues[] {
  const parts: { texts: Record<string, string>; loops: { doan: PaperValues[]; muc: PaperValues[] } }[] = []
  for (const { number, heading, level, paragraphs } of sections) {
    const doan = paragraphs.map((runs) => ({ texts: { chu: plain(runs as NarrativeSection['paragraphs'][number]) } }))
    const texts = { so: number, ten: heading }
    if (level === 1) parts.push({ texts, loops: { doan, muc: [] } })
    else parts.at(-1)?.loops.muc.push({ texts, loops: { doan } })
  }
  return parts
}

/** A frozen figure says less: no year before it. */
type Told = Pick<Figure, 'value' | 'target' | 'numerator' | 'denominator' | 'gap' | 'state'> &
  Partial<Pick<Figure, 'previous' | 'qualifier'>>

/** Figures by the id of their indicator; undefined for what is no indicator. */
export function figureTexts(
  figures: ReadonlyMap<string, Told> | FigureTable,
  catalogue: ReadonlyMap<string, Indicator> = indicators,
): (id: string, part: FigurePart) => string | undefined {
  return (id, part) => {
    const indicator = catalogue.get(id)
    if (!indicator) return undefined
    if (part === 'ten') return indicator.title
    if (part === 'don_vi_tinh') return indicator.unit
    const figure = figures.get(id) as Told | undefined
    return figure ? partOf(figure, indicator, part) : MISSING
  }
}

function partOf(figure: Told, indicator: Indicator, part: FigurePart): string {
  const { gap, target, previous } = figure
  switch (part) {
    case 'giao':
      return countWords(target)
    case 'ty_le':
      return shareOf(figure) || MISSING
    case 'thieu':
      return gap === null ? MISSING : countWords(Math.max(0, -gap))
    case 'vuot':
      return gap === null ? MISSING : countWords(Math.max(0, gap))
    case 'cung_ky':
      return previous === undefined || previous === null ? MISSING : amount(previous, indicator)
    case 'tang_giam': {
      const words = previous === undefined ? null : comparisonWords(figure as Figure, indicator)
      return words === null ? MISSING : plain(words)
    }
    default:
      return valueWords(figure, indicator)
  }
}
