import type { Column, Condition } from '../register.ts'

/** What every book kept for a conference begins with: which one, and what follows from it. */
export const ofConference: Readonly<Record<'conference' | 'heldOn' | 'listed', Column>> = {
  conference: {
    kind: 'reference',
    title: 'Hội nghị',
    headings: ['Tên hội nghị'],
    refersTo: 'conferences',
    own: true,
    named: ['title', 'heldOn'],
    width: 36,
    example: 'Sơ kết công tác 6 tháng đầu năm 2023',
  },
  heldOn: { kind: 'day', title: 'Ngày họp', carried: 'conference.heldOn', future: true, hidden: true },
  listed: { kind: 'yesNo', title: 'Kê theo danh sách', carried: 'conference.listed', hidden: true },
}

/** Rows count for a conference only where it says that they do: else its own totals would be counted twice. */
export const COUNTED_BY_LIST: Condition = { column: 'listed', is: 'equal', value: true }
