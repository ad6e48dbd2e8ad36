import type { Condition } from './register.ts'
import { CALL_UP_GROUNDS, FIT_GRADES, STOP_REASONS, UNFIT_GRADES } from './registers/serviceYearCodes.ts'
import { printInteger } from './wording.ts'

/**
 * The call-up year as a funnel: who reached each step, and why the others did not. Every number is a filter over the book
 * of the year, so that it opens the rows it counts.
 */
export type Step = {
  key: string
  title: string
  /** Who reached it; each step stands on the one before, so that the last one reached tells the others. */
  reached: readonly Condition[]
  /** Who did not, among those who reached the one before. */
  missed: readonly Condition[]
  /** The day by which the law wants it done, in the year before (-1) or the year itself (0). */
  done: readonly [year: -1 | 0, day: string]
}

const by = (column: string): Pick<Step, 'reached' | 'missed'> => ({
  reached: [{ column, is: 'filled' }],
  missed: [{ column, is: 'empty' }],
})

/** Luật Nghĩa vụ quân sự Điều 33, 34, 40: examination in November and December, handover in February or March. */
export const STEPS: readonly Step[] = [
  { key: 'listed', title: 'Trong danh sách', reached: [], missed: [], done: [-1, '09-30'] },
  { key: 'prescreenCalled', title: 'Gọi sơ tuyển', ...by('prescreenCalledOn'), done: [-1, '10-31'] },
  { key: 'prescreened', title: 'Có mặt sơ tuyển', ...by('prescreenOn'), done: [-1, '10-31'] },
  {
    key: 'passed',
    title: 'Đạt sơ tuyển',
    reached: [{ column: 'prescreenResult', is: 'equal', value: 'passed' }],
    missed: [{ column: 'prescreenResult', is: 'in', value: ['failed', null] }],
    done: [-1, '10-31'],
  },
  { key: 'medicalCalled', title: 'Gọi khám sức khỏe', ...by('medicalCalledOn'), done: [-1, '12-31'] },
  { key: 'examined', title: 'Có mặt khám', ...by('medicalOn'), done: [-1, '12-31'] },
  {
    key: 'fit',
    title: 'Đủ sức khỏe',
    reached: [{ column: 'healthGrade', is: 'in', value: FIT_GRADES }],
    missed: [{ column: 'healthGrade', is: 'in', value: [...UNFIT_GRADES, null] }],
    done: [-1, '12-31'],
  },
  { key: 'ordered', title: 'Phát lệnh gọi', ...by('orderOn'), done: [0, '02-28'] },
  { key: 'handedOver', title: 'Giao quân', ...by('handedOn'), done: [0, '03-31'] },
  {
    key: 'enlisted',
    title: 'Nhập ngũ sau phúc tra',
    reached: [{ column: 'inForce', is: 'equal', value: true }],
    missed: [{ column: 'inForce', is: 'equal', value: false }],
    done: [0, '04-07'],
  },
]
const EXAMINED = STEPS.findIndex(({ key }) => key === 'examined')
const HANDED = STEPS.findIndex(({ key }) => key === 'handedOver')

/** Rows of the book alike in all the funnel asks: where they stand, how far they came, what stopped them. */
export type Tally = {
  /** Child unit they stand under; null at the unit itself. */
  child: number | null
  step: number
  force: string | null
  reserveOrder: boolean
  ground: string | null
  reason: string | null
  graded: boolean
  returned: boolean
  many: number
}

export type Loss = {
  kind: 'ground' | 'unfit' | 'returned' | 'reason' | 'unexplained' | 'waiting'
  code: string
  title: string
  many: number
  where: Condition[]
}
export type FunnelStep = {
  key: string
  title: string
  count: number
  army: number
  police: number
  where: Condition[]
  losses: Loss[]
}

const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, { many }) => total + many, 0)
const titleOf = (list: readonly { code: string; title: string }[], code: string): string =>
  list.find((one) => one.code === code)?.title ?? code

/** The steps of a year with what was lost between each and the next: in = out + losses, the unexplained among them by name. */
export function funnelOf(tallies: readonly Tally[], year: number, today: string): FunnelStep[] {
  return STEPS.map((step, at) => {
    const here = tallies.filter((tally) => tally.step >= at)
    const where: Condition[] = [{ column: 'year', is: 'equal', value: year }, ...step.reached]
    const stopped = tallies.filter((tally) => tally.step === at)
    return {
      key: step.key,
      title: step.title,
      count: sum(here),
      army: sum(here.filter(({ force }) => force === 'army')),
      police: sum(here.filter(({ force }) => force === 'police')),
      where,
      losses: at + 1 < STEPS.length ? lossesOf(stopped, at, where, isOver(at + 1, year, today)) : [],
    }
  })
}

function isOver(at: number, year: number, today: string): boolean {
  const done = STEPS[at]?.done
  return done !== undefined && today > `${year + done[0]}-${done[1]}`
}

const FREE: Condition = { column: 'ground', is: 'empty' }

function lossesOf(stopped: readonly Tally[], at: number, reached: readonly Condition[], over: boolean): Loss[] {
  const base: Condition[] = [...reached, ...(STEPS[at + 1]?.missed ?? [])]
  // What the step itself says comes before a reason somebody wrote: an unfit grade, a return at the re-check.
  const told: readonly Condition[] =
    at === EXAMINED
      ? [FREE, { column: 'healthGrade', is: 'empty' }]
      : at === HANDED
        ? [FREE, { column: 'recheckResult', is: 'in', value: ['kept', null] }]
        : [FREE]
  const losses: Loss[] = []
  const add = (kind: Loss['kind'], code: string, title: string, many: number, more: readonly Condition[]) => {
    if (many > 0) losses.push({ kind, code, title, many, where: [...base, ...more] })
  }
  const bySelf = (tally: Tally) => (at === EXAMINED && tally.graded) || (at === HANDED && tally.returned)
  const free = stopped.filter(({ ground }) => ground === null)
  for (const { code, title } of CALL_UP_GROUNDS)
    add('ground', code, title, sum(stopped.filter(({ ground }) => ground === code)), [
      { column: 'ground', is: 'equal', value: code },
    ])
  if (at === EXAMINED)
    add('unfit', 'unfit', 'Sức khỏe loại 4 đến 6', sum(free.filter(bySelf)), [
      FREE,
      { column: 'healthGrade', is: 'in', value: UNFIT_GRADES },
    ])
  if (at === HANDED)
    // That somebody was sent back says where he stopped, not why: without a reason he is among those to be asked about.
    for (const told of [true, false])
      add(
        told ? 'returned' : 'unexplained',
        told ? 'returned' : 'returned_unexplained',
        told ? 'Trả về sau phúc tra' : 'Trả về, chưa ghi lý do',
        sum(free.filter((tally) => bySelf(tally) && (tally.reason !== null) === told)),
        [
          FREE,
          { column: 'recheckResult', is: 'equal', value: 'returned' },
          { column: 'stopReason', is: told ? 'filled' : 'empty' },
        ],
      )
  const rest = free.filter((tally) => !bySelf(tally))
  for (const { code } of STOP_REASONS)
    add('reason', code, titleOf(STOP_REASONS, code), sum(rest.filter(({ reason }) => reason === code)), [
      ...told,
      { column: 'stopReason', is: 'equal', value: code },
    ])
  const silent = sum(rest.filter(({ reason }) => reason === null))
  const silence: Condition[] = [...told, { column: 'stopReason', is: 'empty' }]
  if (over) add('unexplained', 'unexplained', 'Chưa rõ lý do', silent, silence)
  else add('waiting', 'waiting', 'Chưa đến bước tiếp theo', silent, silence)
  return losses
}

/** The quota of a year, by force. */
export type Quota = { army: number; police: number }
export type Question = { code: string; message: string; where: readonly Condition[] }

const say = printInteger

/** What the commander is to be asked about a year: who was lost without a word, and what passes what the law allows. */
export function questionsOf(steps: readonly FunnelStep[], quota: Quota | null, reserveOrders: number): Question[] {
  const asked: Question[] = []
  for (const [at, step] of steps.entries())
    for (const loss of step.losses)
      if (loss.kind === 'unexplained')
        asked.push({
          code: 'funnel.unexplained',
          message:
            loss.code === 'returned_unexplained'
              ? `${say(loss.many)} công dân bị trả về sau phúc tra, chưa ghi vì sao.`
              : `${say(loss.many)} công dân dừng ở bước “${step.title}”, chưa sang “${steps[at + 1]?.title ?? ''}” và chưa ghi vì sao.`,
          where: loss.where,
        })
  const total = quota ? quota.army + quota.police : 0
  if (!quota || total === 0) return asked
  const at = (key: string) => steps.find((step) => step.key === key)
  const called = at('medicalCalled')
  // TT 148/2018: at most four called to the examination for each place, reserve orders at most five in a hundred.
  if (called && called.count > total * 4)
    asked.push({
      code: 'funnel.over_called',
      message: `Gọi khám ${say(called.count)} công dân cho ${say(total)} chỉ tiêu, quá bốn người một chỉ tiêu.`,
      where: called.where,
    })
  if (reserveOrders * 100 > total * 5)
    asked.push({
      code: 'funnel.over_reserve',
      message: `${say(reserveOrders)} lệnh gọi dự phòng, quá 5% của ${say(total)} chỉ tiêu.`,
      where: [...(at('ordered')?.where ?? []), { column: 'orderKind', is: 'equal', value: 'reserve' }],
    })
  const enlisted = at('enlisted')
  const forces = [
    ['army', 'quân đội'],
    ['police', 'công an'],
  ] as const
  for (const [force, name] of forces) {
    const many = enlisted?.[force] ?? 0
    if (enlisted && enlisted.count > 0 && many !== quota[force])
      asked.push({
        code: 'funnel.off_quota',
        message: `Nhập ngũ vào ${name} ${say(many)}, chỉ tiêu ${say(quota[force])}: ${many < quota[force] ? 'thiếu' : 'vượt'} ${say(Math.abs(many - quota[force]))}.`,
        where: [...enlisted.where, { column: 'force', is: 'equal', value: force }],
      })
  }
  return asked
}
