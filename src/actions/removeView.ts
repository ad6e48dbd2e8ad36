import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { dropView } from '#store/savedViews.ts'
import { defineAction } from './action.ts'
import { registerKey, viewName } from './inputs.ts'

export const removeView = defineAction({
  kind: 'write',
  title: 'Bỏ một cách xem đã lưu',
  summary: 'Forget a kept view of a register',
  input: z.object({ register: registerKey, name: viewName }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, actor }, { register, name }) {
    if (!(await dropView(db, actor.userId, register, name))) throw new Problem('view.unknown', { name })
    return { register, name }
  },
})
