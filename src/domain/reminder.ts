import type { Role } from './access.ts'
import { printDay, printInteger } from './wording.ts'

/** A unit that owes a report: how many days late it is, nought on the day it is due. */
export type Owing = { unitId: number; name: string; daysLate: number }

/** Somebody who can be written to, by what they are at a unit: its clerks, its head. */
export type Reachable = { unitId: number; role: Role; login: string; name: string; email: string }

export type RoundOwed = { title: string; dueOn: string; receiverId: number }

/** One letter a person a round a day: everything that person is to be told of that round. */
export type Letter = { to: Reachable; owing: Owing[]; subject: string; body: string }

/**
 * Who is written to, one level more for each day late as `escalationOf` says: the clerk who makes the report on its day and
 * after, then the head of the unit, then who receives it, then the head who receives it. Whoever stands above gets one
 * letter with all units, never one for each.
 */
export function lettersOf(round: RoundOwed, owing: readonly Owing[], people: readonly Reachable[], address?: string): Letter[] {
  const told = new Map<string, { to: Reachable; owing: Owing[] }>()
  const tell = (unitId: number, role: Role, one: Owing) => {
    for (const to of people) {
      if (to.unitId !== unitId || to.role !== role) continue
      const letter = told.get(to.login) ?? { to, owing: [] }
      if (!letter.owing.some((other) => other.unitId === one.unitId)) letter.owing.push(one)
      told.set(to.login, letter)
    }
  }
  for (const one of owing) {
    tell(one.unitId, 'clerk', one)
    if (one.daysLate >= 2) tell(one.unitId, 'approver', one)
    if (one.daysLate >= 3) tell(round.receiverId, 'clerk', one)
    if (one.daysLate >= 4) tell(round.receiverId, 'approver', one)
  }
  return [...told.values()].map((letter) => ({ ...letter, ...wordsOf(round, letter, address) }))
}

function wordsOf(
  round: RoundOwed,
  { to, owing }: { to: Reachable; owing: readonly Owing[] },
  address: string | undefined,
): { subject: string; body: string } {
  const late = owing.some(({ daysLate }) => daysLate > 0)
  const own = owing.every(({ unitId }) => unitId === to.unitId)
  const subject = own
    ? `${round.title}: ${late ? `trễ ${printInteger(owing[0]?.daysLate ?? 0)} ngày` : `hạn hôm nay, ${printDay(round.dueOn)}`}`
    : `${round.title}: ${printInteger(owing.length)} đơn vị chưa nộp`
  const lines = owing
    .toSorted((a, b) => b.daysLate - a.daysLate)
    .map(({ name, daysLate }) => `- ${name}: ${daysLate > 0 ? `trễ ${printInteger(daysLate)} ngày` : 'hạn hôm nay'}`)
  const body = [
    `Kính gửi đồng chí ${to.name},`,
    '',
    `${round.title}, hạn nộp ${printDay(round.dueOn)}, chưa nhận được của:`,
    ...lines,
    '',
    own ? 'Mở Việc của tôi để lập, duyệt và nộp.' : 'Mở Nộp và duyệt để xem từng đơn vị, gia hạn hoặc lập thay.',
    ...(address === undefined ? [] : [address]),
    '',
    'Thư do Sao Vuông tự gửi, mỗi ngày nhiều nhất một thư cho một đợt báo cáo. Không trả lời thư này.',
  ].join('\n')
  return { subject, body }
}
