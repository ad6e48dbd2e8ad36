import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { SECOND_TREES } from '#domain/unit.ts'
import { childrenIn, countChildrenIn } from '#store/secondTrees.ts'
import { childrenOf, countChildren, descendantsOf, searchUnits } from '#store/units.ts'
import { defineAction } from './action.ts'
import { day, oneOf, unitCode } from './inputs.ts'
import { unitLine, unitRef } from './unitRef.ts'

/** A unit, its path and what stands under it on a day; or what a search finds in its subtree. */
export const showUnits = defineAction({
  kind: 'read',
  title: 'Xem cây tổ chức',
  summary: 'A unit with its path and children at a date, its whole subtree, or a search without tone marks',
  input: z.object({
    unit: unitCode.optional(),
    on: day.optional(),
    search: z.string().max(100).optional(),
    deep: z.boolean().default(false),
    tree: oneOf(SECOND_TREES).optional().describe('Cây thứ hai; bỏ trống là hệ thống chỉ huy'),
  }),
  allow: (actor, unit) => maySee(actor, unit),
  anyBook: true,
  async run({ db, unit, today }, { on = today, search, deep, tree }) {
    const children = tree
      ? await childrenIn(db, tree, unit.id, on)
      : deep
        ? (await descendantsOf(db, unit.id, on)).slice(1)
        : await childrenOf(db, unit.id, on, on)
    const ids = children.map((child) => child.id)
    const below = tree ? await countChildrenIn(db, tree, ids, on) : await countChildren(db, ids, on)
    const found = search ? await searchUnits(db, unit, search) : undefined
    return {
      unit: await unitRef(db, unit, on),
      children: children.map((child) => ({ ...unitLine(child), childCount: below.get(child.id) ?? 0 })),
      ...(found ? { found: await Promise.all(found.map((one) => unitRef(db, one, on))) } : {}),
    }
  },
})
