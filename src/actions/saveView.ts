import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { type Condition, isSealed, type Register } from '#domain/register.ts'
import { lowerFirst } from '#domain/wording.ts'
import { keepView, viewsOf } from '#store/savedViews.ts'
import { defineAction } from './action.ts'
import { condition, registerKey, viewName } from './inputs.ts'
import { refuseNonsense, refuseOrder } from './listQuestion.ts'
import { registerOf } from './registerRow.ts'
import { refuseStrangeColumns } from './viewColumns.ts'
import { refuseWithheld } from './withheld.ts'

/** More than these nobody finds again. */
const MOST = 30

/**
 * Keeps how a person looks at a book, under a name: another of the same name is replaced. What is searched for is left out: it
 * is of the moment, and may be somebody's number.
 */
export const saveView = defineAction({
  kind: 'write',
  title: 'Lưu cách xem một sổ',
  summary: 'Keep the columns, filter and order of a register under a name, for oneself',
  input: z.object({
    register: registerKey,
    name: viewName,
    columns: z.array(z.string().max(80)).min(1).max(80).optional().describe('Các cột theo thứ tự; bỏ trống là mọi cột'),
    where: z.array(condition).max(40).default([]).describe('Điều kiện lọc'),
    sort: z
      .array(z.object({ column: z.string().max(80), down: z.boolean().default(false) }))
      .max(10)
      .default([])
      .describe('Thứ tự dòng'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, actor, unit, now }, { register: key, name, columns, where: asked, sort }) {
    const register = registerOf(key)
    const where = asked as Condition[]
    for (const one of where) {
      refuseNonsense(register, one)
      refuseSealed(register, one)
    }
    for (const { column } of sort) refuseOrder(register, column)
    refuseStrangeColumns(register, columns ?? [])
    refuseWithheld(register, [...(columns ?? []), ...where.map(({ column }) => column)], 'xem cột', actor, unit)
    const others = (await viewsOf(db, actor.userId, key)).filter((view) => view.name !== name)
    if (others.length >= MOST) throw new Problem('view.too_many', { register: register.title, most: MOST })
    const shape = { columns: columns ?? null, where, sort }
    await keepView(db, actor.userId, { register: key, name, shape, savedAt: now })
    return { register: key, name }
  },
})

/** What is sealed in the book must not lie open beside it. */
function refuseSealed(register: Register, { column: key, is }: Condition): void {
  const column = register.columns[key]
  if (isSealed(column) && is !== 'empty' && is !== 'filled')
    throw new Problem('view.sealed', { column: lowerFirst(column?.title ?? key) })
}
