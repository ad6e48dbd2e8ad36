import { printInteger, printMoment, printPercent } from '#domain/wording.ts'
import type { Completeness, RoundLine } from '../../contract/chain.ts'
import type { IconName } from '../../kit/Icon.tsx'

export type Tag = { tone: 'olive' | 'gold' | 'red' | 'slate' | 'plain'; icon: IconName; children: string }

const STATES: Readonly<Record<string, Tag>> = {
  draft: { tone: 'slate', icon: 'pen', children: 'Đang soạn' },
  checked: { tone: 'slate', icon: 'question', children: 'Chờ thủ trưởng duyệt' },
  approved: { tone: 'slate', icon: 'right', children: 'Đã duyệt, chưa nộp' },
  submitted: { tone: 'slate', icon: 'right', children: 'Đã nộp' },
  received: { tone: 'slate', icon: 'eye', children: 'Đã nhận' },
  returned: { tone: 'red', icon: 'back', children: 'Trả lại' },
  accepted: { tone: 'olive', icon: 'check', children: 'Đã chấp nhận' },
  rolled_up: { tone: 'olive', icon: 'sum', children: 'Đã tổng hợp' },
  published: { tone: 'olive', icon: 'lock', children: 'Đã ban hành' },
  replaced: { tone: 'plain', icon: 'back', children: 'Đã thay thế' },
}

/** A sum is issued where the report of a unit is sent. */
export const tagOf = (state: string, rollUp = false): Tag =>
  rollUp && state === 'approved'
    ? { tone: 'slate', icon: 'right', children: 'Đã duyệt, chờ ban hành' }
    : (STATES[state] ?? { tone: 'plain', icon: 'info', children: state })

/** How a unit's own report stands, and how late it is where nothing was sent. */
export function stateTag(asked: NonNullable<RoundLine['asked']>): Tag {
  if (asked.excused) return { tone: 'plain', icon: 'info', children: 'Được miễn' }
  if (asked.daysLate > 0) return { tone: 'red', icon: 'warning', children: lateWords(asked.daysLate) }
  return asked.state === null ? { tone: 'gold', icon: 'form', children: 'Chưa lập' } : tagOf(asked.state)
}

export const lateWords = (days: number): string => `trễ ${printInteger(days)} ngày`

export const shareWords = ({ submitted, expected, accepted }: Completeness): string =>
  `${printInteger(submitted)}/${printInteger(expected)} đã nộp${expected > 0 ? ` (${printPercent(submitted, expected)})` : ''}, ${printInteger(accepted)} đã chấp nhận`

/** '16:42 ngày 15/7/2023' */
export const momentWords = (at: string | null): string => (at === null ? '' : printMoment(new Date(at)))

export const countWords = (value: number | null): string => (value === null ? '…' : printInteger(value))
