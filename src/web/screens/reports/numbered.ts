import type { ReportSection } from '../../contract.ts'

export type NumberedSection = ReportSection & { id: string; number: string; level: 1 | 2; figures: number }

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X']

/** Headings as the decree numbers them: I, 1, 2, II …; with how many figures each holds. */
export function numbered(sections: ReportSection[]): NumberedSection[] {
  let roman = 0
  let arabic = 0
  return sections.map((section, index) => {
    const level = section.level ?? 1
    if (level === 1) {
      roman++
      arabic = 0
    } else arabic++
    const figures = section.paragraphs.reduce(
      (sum, paragraph) => sum + paragraph.filter((part) => typeof part !== 'string').length,
      0,
    )
    const given = /^(?:[IVX]+|\d+)\.\s/.exec(section.heading)
    return {
      ...section,
      id: `phan-${index}`,
      level,
      number: given ? '' : level === 1 ? `${ROMAN[roman - 1] ?? roman}. ` : `${arabic}. `,
      figures,
    }
  })
}
