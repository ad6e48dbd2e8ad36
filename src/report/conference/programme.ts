import { printTimeOfDay } from '#domain/timeOfDay.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Block, OfficialDocument, TableCell } from '../docx.ts'
import { type ConferencePaper, conferenceName, conferenceTime, countOf, issuedAs, textOf } from './conferencePaper.ts'

/** The hours of a part: from its beginning to its end, or to the next part where nobody said how long it takes. */
export function hoursOf(items: ConferencePaper['items'], at: number): { from: string; to: string } {
  const item = items[at] ?? {}
  const start = countOf(item, 'minuteOfDay')
  if (start === null) return { from: textOf(item, 'startsAt'), to: '' }
  const long = countOf(item, 'minutes')
  const end = long === null ? countOf(items[at + 1] ?? {}, 'minuteOfDay') : start + long
  return { from: printTimeOfDay(start), to: end === null || end > 1439 ? '' : printTimeOfDay(end) }
}

/** The programme as a document: when, what, who, then the papers. */
export function programme(paper: ConferencePaper, copiedFrom: string | null): OfficialDocument {
  const { conference, items, papers, madeOn, madeBy } = paper
  const { head, recipients } = issuedAs(paper, 'CTr')
  const blocks: Block[] = [
    { type: 'paragraph', align: 'centre', runs: [{ type: 'text', text: `Thời gian: ${conferenceTime(paper)}`, italic: true }] },
    {
      type: 'table',
      widths: [32, 86, 57],
      align: ['centre', 'left', 'left'],
      headingRows: [['Thời gian', 'Nội dung', 'Người thực hiện']],
      rows: items.map((item, at): TableCell[] => {
        const { from, to } = hoursOf(items, at)
        return [to ? `${from} - ${to}` : from, textOf(item, 'content'), textOf(item, 'person')]
      }),
    },
  ]
  if (papers.length > 0)
    blocks.push({
      type: 'table',
      caption: `Tham luận (${printInteger(papers.length)} bài)`,
      widths: [11, 84, 50, 30],
      align: ['centre', 'left', 'left', 'left'],
      headingRows: [['TT', 'Tên tham luận', 'Đơn vị', 'Hình thức']],
      rows: papers.map((one, at): TableCell[] => [
        String(countOf(one, 'place') ?? at + 1),
        textOf(one, 'title'),
        textOf(one, 'body'),
        one.use === 'read' ? 'Đọc' : 'In tài liệu',
      ]),
    })
  const draft = copiedFrom ? `Dự kiến theo chương trình của ${copiedFrom}. ` : ''
  return {
    ...head,
    kind: 'Chương trình',
    abstract: conferenceName(conference),
    sections: blocks,
    recipients,
    footer: `${draft}Lập ngày ${printDay(madeOn)}, ${madeBy}.`,
  }
}
