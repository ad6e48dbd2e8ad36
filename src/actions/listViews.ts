import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { viewsOf } from '#store/savedViews.ts'
import { defineAction } from './action.ts'
import { registerKey } from './inputs.ts'
import { registerOf } from './registerRow.ts'

export const listViews = defineAction({
  kind: 'read',
  title: 'Các cách xem đã lưu của một sổ',
  summary: 'The views one keeps of a register: columns, filter, order',
  input: z.object({ register: registerKey }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, actor }, { register: key }) {
    const register = registerOf(key)
    const views = await viewsOf(db, actor.userId, key)
    return {
      register: key,
      views: views.map(({ name, shape, savedAt }) => ({
        name,
        // A column the book lost since is not asked for again.
        columns: shape.columns?.filter((column) => column === 'unit' || Object.hasOwn(register.columns, column)) ?? null,
        where: shape.where,
        sort: shape.sort,
        savedAt: savedAt.toISOString(),
      })),
    }
  },
})
