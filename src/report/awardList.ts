import type { Unit } from '#domain/unit.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import type { Award } from './award.ts'
import type { Block, OfficialDocument, TableCell } from './docx.ts'
import { issuerOf } from './issuer.ts'

export type AwardListData = {
  unit: Unit
  path: readonly Unit[]
  year: number
  /** What the list is of: decided awards, or dossiers on their way. */
  state: 'awarded' | 'proposed' | 'considered'
  awards: readonly Award[]
  madeOn: string
  madeBy: string
  created: string
}

const SAYS = { awarded: 'được khen thưởng', proposed: 'đề nghị khen thưởng', considered: 'đã xét, trình khen thưởng' } as const

/** Each body that decides with each title it gives. */
export const awardGroups = (awards: readonly Award[]): [string, Award[]][] => [
  ...Map.groupBy(awards, ({ body, award }) => `${body}: ${award}`),
]

/** The decision of what was given, the merit of what is proposed. */
export const groundOf = (one: Award, state: AwardListData['state']): string =>
  state === 'awarded' ? `${one.decision} ngày ${one.decidedOn}` : one.reason

/** The list that goes with a decision or a proposal: a table for each body that decides and each title it gives. */
export function awardList({ unit, path, year, state, awards, madeOn, madeBy, created }: AwardListData): OfficialDocument {
  const issuer = issuerOf(unit, path)
  const blocks = awardGroups(awards).flatMap(([heading, list]): Block[] => [
    { type: 'heading', level: 1, text: heading },
    {
      type: 'table',
      widths: [12, 56, 48, 48],
      align: ['centre', 'left', 'left', 'left'],
      headingRows: [['TT', 'Tập thể, cá nhân', 'Chức vụ, đơn vị', state === 'awarded' ? 'Quyết định' : 'Thành tích']],
      rows: list.map((one, at): TableCell[] => [String(at + 1), one.subject, one.post || one.unit, groundOf(one, state)]),
    },
  ])
  const total = `Danh sách có ${printInteger(awards.length)} tập thể, cá nhân.`
  return {
    issuer: { body: issuer.body, ...(issuer.superior === undefined ? {} : { superior: issuer.superior }) },
    number: issuer.number.replace('/BC-', '/DS-'),
    place: issuer.place,
    date: madeOn.slice(0, 7),
    kind: 'Danh sách',
    abstract: `Tập thể, cá nhân ${SAYS[state]}\nnăm ${year}`,
    sections: [...blocks, { type: 'paragraph', runs: [{ type: 'text', text: total }] }],
    signature: { authority: issuer.authority },
    recipients: issuer.recipients,
    footer: `Lập ngày ${printDay(madeOn)}, ${madeBy}.`,
    created,
  }
}
