/**
 * An edition is one version of a unit's report in a round, from its draft to what is published. Its figures may change
 * while it is a draft; from the check in the unit on they stand as they were, and after it was sent up only a further
 * edition puts them right (NĐ 30/2020 Đ18(3): content by a replacement of equal form, form by a correction letter).
 */
export type EditionState =
  | 'draft'
  | 'checked'
  | 'approved'
  | 'submitted'
  | 'received'
  | 'returned'
  | 'accepted'
  | 'rolled_up'
  | 'published'
  | 'replaced'

export const EDITION_STATES: Readonly<Record<EditionState, string>> = {
  draft: 'Đang soạn',
  checked: 'Đã kiểm tra',
  approved: 'Thủ trưởng đã duyệt',
  submitted: 'Đã nộp',
  received: 'Đã nhận',
  returned: 'Trả lại',
  accepted: 'Đã chấp nhận',
  rolled_up: 'Đã tổng hợp',
  published: 'Đã ban hành',
  replaced: 'Đã thay thế',
}

/** The same said of a report in the middle of a sentence. */
export const EDITION_STANDS: Readonly<Record<EditionState, string>> = {
  draft: 'đang soạn',
  checked: 'đã kiểm tra',
  approved: 'đã được thủ trưởng duyệt',
  submitted: 'đã nộp',
  received: 'đã được nhận',
  returned: 'đã bị trả lại',
  accepted: 'đã được chấp nhận',
  rolled_up: 'đã được tổng hợp',
  published: 'đã ban hành',
  replaced: 'đã có bản thay thế',
}

/** Why there is this edition: the first, one after a return slip, or one that puts right what was accepted. */
export type EditionCause = 'first' | 'resubmission' | 'replacement' | 'correction' | 'restatement'

export const EDITION_CAUSES: Readonly<Record<EditionCause, string>> = {
  first: 'Lần đầu',
  resubmission: 'Nộp lại theo phiếu trả lại',
  replacement: 'Thay thế (sai nội dung)',
  correction: 'Đính chính (sai thể thức)',
  restatement: 'Điều chỉnh sau tổng hợp',
}

export type Verb =
  | 'prepare'
  | 'check'
  | 'approve'
  | 'reopen'
  | 'submit'
  | 'receive'
  | 'return'
  | 'accept'
  | 'roll_up'
  | 'publish'
  | 'replace'

export const VERBS: Readonly<Record<Verb, string>> = {
  prepare: 'soạn',
  check: 'kiểm tra',
  approve: 'duyệt',
  reopen: 'mở lại để sửa',
  submit: 'nộp',
  receive: 'nhận',
  return: 'trả lại',
  accept: 'chấp nhận',
  roll_up: 'tổng hợp',
  publish: 'ban hành',
  replace: 'thay thế',
}

/**
 * Who does it: somebody of the unit, its head (or who signs for the head), who issues what was signed, or the body the report
 * goes to. Writing and issuing are rights apart: who may issue need not be able to write, and who wrote it does not issue it.
 */
export type Side = 'unit' | 'head' | 'issuer' | 'receiver' | 'receiving_issuer'

export type Move = {
  verb: Verb
  from: readonly EditionState[]
  to: EditionState
  by: Side
  /** A roll-up is the opener's own edition: it is published, not submitted. Both where neither is named. */
  of?: 'report' | 'roll_up'
  /** Whoever did one of these to the same edition may not do this. */
  apart?: readonly Verb[]
  /** Needs its reasons in words. */
  reason?: true
}

/** What may follow what. `prepare` makes the edition; `replace` happens to an edition when its successor is accepted. */
export const MOVES: readonly Move[] = [
  { verb: 'check', from: ['draft'], to: 'checked', by: 'unit' },
  { verb: 'approve', from: ['checked'], to: 'approved', by: 'head', apart: ['prepare'] },
  { verb: 'reopen', from: ['checked', 'approved'], to: 'draft', by: 'unit', reason: true },
  { verb: 'submit', from: ['approved'], to: 'submitted', by: 'unit', of: 'report' },
  { verb: 'receive', from: ['submitted'], to: 'received', by: 'receiver', of: 'report' },
  { verb: 'return', from: ['received'], to: 'returned', by: 'receiver', of: 'report', reason: true },
  { verb: 'accept', from: ['received'], to: 'accepted', by: 'receiver', of: 'report', apart: ['prepare', 'approve'] },
  { verb: 'roll_up', from: ['accepted'], to: 'rolled_up', by: 'receiver', of: 'report' },
  { verb: 'publish', from: ['approved'], to: 'published', by: 'issuer', of: 'roll_up', apart: ['prepare'] },
  { verb: 'publish', from: ['rolled_up'], to: 'published', by: 'receiving_issuer', of: 'report' },
  { verb: 'replace', from: ['accepted', 'rolled_up', 'published'], to: 'replaced', by: 'receiver' },
]

/** Whether the head's hand may do it, and so that of who signs for the head. */
export const isSigned = (verb: Verb): boolean =>
  MOVES.some((move) => move.verb === verb && (move.by === 'head' || move.by === 'issuer'))

/** Its figures may still change. */
export const isOpen = (state: EditionState): boolean => state === 'draft' || state === 'checked' || state === 'approved'
/** It is under way: a unit has one such edition in a round, and no second beside it. */
export const UNDER_WAY: readonly EditionState[] = ['draft', 'checked', 'approved', 'submitted', 'received']
/** It counts: what is rolled up are these. */
export const STANDING: readonly EditionState[] = ['accepted', 'rolled_up', 'published']

export type Step = { verb: Verb; login: string; name: string }

export type EditionAt = { state: EditionState; of: 'report' | 'roll_up'; steps: readonly Step[] }
/** The person who wants to move it, and on which sides they stand. */
export type Mover = { login: string; sides: ReadonlySet<Side> }

export type Verdict =
  | { to: EditionState }
  | { refused: 'state' }
  | { refused: 'side'; side: Side }
  | { refused: 'reason' }
  | { refused: 'apart'; did: Verb }

/** Whether this person may do this to this edition now, and what it then is. */
export function judgeMove(edition: EditionAt, verb: Verb, mover: Mover, reason: string | undefined): Verdict {
  const move = MOVES.find(
    (one) => one.verb === verb && one.from.includes(edition.state) && (one.of === undefined || one.of === edition.of),
  )
  if (!move) return { refused: 'state' }
  if (!mover.sides.has(move.by)) return { refused: 'side', side: move.by }
  const did = currentSteps(edition.steps).find((step) => move.apart?.includes(step.verb) && step.login === mover.login)
  if (did) return { refused: 'apart', did: did.verb }
  if (move.reason && !reason) return { refused: 'reason' }
  return { to: move.to }
}

/** Steps of the figures as they are now: what was approved before they were opened again is approved no more. */
function currentSteps(steps: readonly Step[]): Step[] {
  const opened = steps.findLastIndex((step) => step.verb === 'reopen')
  return steps.filter((step, at) => at > opened || step.verb === 'prepare')
}

/** What this person may do to it now: the buttons of a screen. */
export const movesOpen = (edition: EditionAt, mover: Mover): Verb[] => [
  ...new Set(MOVES.map(({ verb }) => verb).filter((verb) => 'to' in judgeMove(edition, verb, mover, 'x'))),
]
