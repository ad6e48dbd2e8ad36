import type { Cutoff } from '#domain/calendar.ts'
import { type Finding, finding, note } from '#domain/finding.ts'
import { periodKey as keyOf } from '#domain/period.ts'
import type { PrintedSection } from '#domain/reportText.ts'
import type { Unit } from '#domain/unit.ts'
import { type NarrativeData, writeNarrative } from '#report/narrative.ts'
import { printedText } from '#report/reportText.ts'
import type { Db } from '#store/db.ts'
import { textOf } from '#store/reportTexts.ts'
import { standingOf } from './reportText.ts'

/** The words an edition is sent up with, and what in them is not bound to a figure or a source. */
export async function editionText(
  db: Db,
  unit: Unit,
  cutoff: Cutoff,
  data: NarrativeData,
): Promise<{ text: PrintedSection[]; findings: Finding[] }> {
  const stored = await textOf(db, unit, keyOf(cutoff.period), cutoff.asOf)
  if (!stored) return { text: writeNarrative(data), findings: [] }
  const { moved, typed } = standingOf(stored.sections, data)
  const where = (section: number, paragraph: number) => ({ unit: unit.code, path: `sections.${section}.paragraphs.${paragraph}` })
  const place = (section: number) => stored.sections[section]?.heading ?? ''
  return {
    text: printedText(stored.sections, data),
    findings: [
      ...moved.map((chip) =>
        finding(
          'text.moved',
          where(chip.section, chip.paragraph),
          `Bài viết “${chip.text}” ở mục “${place(chip.section)}”, số hiện nay là ${chip.now ?? 'chưa có'}. Mở Soạn bài, nhận số mới rồi kiểm tra lại.`,
        ),
      ),
      ...typed
        .filter(({ standing }) => standing !== 'matched')
        .map((number) =>
          finding(
            'text.typed',
            where(number.section, number.paragraph),
            `Số “${number.text}” gõ tay ở mục “${place(number.section)}”: ${number.reason} Liên kết với chỉ tiêu hoặc ghi nguồn của số trích.`,
          ),
        ),
      ...typed
        .filter(({ standing }) => standing === 'matched')
        .map((number) =>
          note(
            'text.unlinked',
            where(number.section, number.paragraph),
            `Số “${number.text}” gõ tay ở mục “${place(number.section)}” khớp sổ nhưng chưa liên kết.`,
          ),
        ),
    ],
  }
}
