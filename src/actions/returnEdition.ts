import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { figuresOf } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import { dayInVietnam } from '#domain/period.ts'
import { Problem } from '#domain/problem.ts'
import { indicatorById } from '#domain/sources.ts'
import { printDay } from '#domain/wording.ts'
import { contentOf, insertSlip, moveEditions } from '#store/editions.ts'
import { factsOf } from '#store/facts.ts'
import { defineAction } from './action.ts'
import { editionAtHand, handFor, isDoneAlready, notBefore } from './editionAtHand.ts'
import { cutoffOfRound } from './editionContent.ts'
import { day, reasonText } from './inputs.ts'

/** Sends an edition back with a slip: which cells, what is asked, until when. The unit sees the same slip. */
export const returnEdition = defineAction({
  kind: 'write',
  title: 'Trả lại báo cáo',
  summary: 'Return an edition with a slip: the cells, the request and the day by which it is to come again',
  input: z.object({
    edition: z.uuid().describe('Bản báo cáo'),
    version: z.int().min(1).describe('Lần ghi của bản đang xem'),
    reason: reasonText.describe('Đề nghị đơn vị'),
    dueOn: day.describe('Hạn nộp lại'),
    cells: z
      .array(z.object({ indicator: z.string().max(80), note: z.string().trim().max(300).default('') }))
      .max(100)
      .default([])
      .describe('Các ô phải sửa'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run(context, { edition: id, version, reason, dueOn, cells }) {
    const { db, home, actor, now, about } = context
    const atHand = await editionAtHand(db, id, 'return')
    about(atHand.unit)
    if (isDoneAlready(atHand, 'return', version, actor.login)) return { edition: id, state: 'returned' as const, changed: false }
    const { unit, round } = atHand
    let { edition } = atHand
    const today = dayInVietnam(notBefore(now, edition))
    if (dueOn < today) throw new Problem('edition.due_past', { due: printDay(dueOn), today: printDay(today) })
    const unknown = cells.find(({ indicator }) => !indicatorById(indicator))
    if (unknown) throw new Problem('indicator.unknown', { indicator: unknown.indicator })
    if (edition.state === 'submitted') {
      await handFor(context, { ...atHand, edition: { ...edition, state: 'received' } }, 'return', reason)
      await moveEditions(db, [edition], 'receive', 'received', await handFor(context, atHand, 'receive'))
      edition = { ...edition, state: 'received', version: edition.version + 1 }
    }
    const hand = await handFor(context, { ...atHand, edition }, 'return', reason)
    const asked = new Set(cells.map(({ indicator }) => indicator))
    const said = new Map((await contentOf(db, id))?.figures.map((figure) => [figure.indicator, figure.value]))
    const facts = (await factsOf(db, home, [unit], cutoffOfRound(round), [...asked])).get(unit.id)
    const book = facts ? figuresOf(facts, INDICATORS, asked) : new Map()
    await insertSlip(
      db,
      edition,
      unit,
      {
        cells: cells.map(({ indicator, note }) => ({
          indicator,
          note,
          submitted: said.get(indicator) ?? null,
          book: book.get(indicator)?.value ?? null,
        })),
        reason,
        dueOn,
      },
      hand,
    )
    await moveEditions(db, [edition], 'return', 'returned', hand)
    return { edition: id, state: 'returned' as const, changed: true }
  },
})
