import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { printInteger } from '#domain/wording.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { alreadySpread, clusterAtHand, clusterStatements, clusterVersion } from '#store/distribution/cluster.ts'
import { partitionByProvince, partsHeld } from '#store/distribution/partitions.ts'
import { obstaclesOf, provincesOf, shapesOf } from '#store/distribution/tables.ts'
import { othersAtWork } from '#store/keyRotation.ts'
import { type OwnerHand, ownerTransaction, withOwner } from '#store/loading/ownerHand.ts'
import { type Context, defineAction } from './action.ts'

type Distributed = {
  how: 'cluster' | 'parts' | 'none'
  words: string
  tables: { table: string; parts: number; created: number }[]
}

/**
 * Spreads the tables over the nodes of a cluster by province, or, on one server and when asked, keeps those that grow in parts
 * by province. Where there is nothing to gain it says so and leaves everything as it was.
 */
export const distribute = defineAction({
  kind: 'write',
  title: 'Phân bố dữ liệu theo tỉnh',
  summary: 'Spread the tables by province over a Citus cluster; with --partition keep them in parts on one server; else nothing',
  input: z.object({
    partition: z.boolean().default(false).describe('Trên một máy chủ không có Citus: chia các bảng lớn thành phần theo tỉnh'),
  }),
  allow: 'system',
  transaction: 'own',
  run: (context, { partition }) =>
    withOwner(context.home.owner, async (hand): Promise<Distributed> => {
      const shapes = await shapesOf(hand.client)
      const obstacles = obstaclesOf(shapes)
      if (obstacles.length > 0) throw new Error(`the schema cannot be spread: ${obstacles.join('; ')}`)
      if (await clusterVersion(hand.client)) return overCluster(context, hand)
      return partition ? inParts(context, hand) : nothing(hand)
    }),
})

/** Rows are moved: whoever writes meanwhile would wait until all is done. */
async function refuseOthers({ db }: Context): Promise<void> {
  const others = await inScope({ app: db }, EVERYWHERE, othersAtWork)
  if (others > 0) throw new Problem('distribute.in_use', { count: others })
}

async function nothing({ client }: OwnerHand): Promise<Distributed> {
  const { parts } = await partsHeld(client)
  const kept = parts > 0 ? ` Các bảng lớn đang chia ${printInteger(parts)} phần theo tỉnh.` : ''
  const next = (await clusterAtHand(client))
    ? 'Máy chủ có sẵn Citus: chạy create extension citus bằng tài khoản quản trị rồi gọi lại.'
    : 'Nhiều tỉnh trên một máy chủ thì gọi lại với --partition để chia bảng lớn theo tỉnh.'
  return { how: 'none', words: `Máy chủ này không có Citus nên không phân bố; dữ liệu để nguyên.${kept} ${next}`, tables: [] }
}

async function inParts(context: Context, hand: OwnerHand): Promise<Distributed> {
  const provinces = await provincesOf(hand.client)
  if (provinces.length < 2) {
    const words = 'Cơ sở dữ liệu này chỉ giữ một tỉnh: chia phần không nhanh hơn mà mở thêm bảng, nên để nguyên.'
    return { how: 'none', words, tables: [] }
  }
  await refuseOthers(context)
  const tables = await ownerTransaction(hand, [], () => partitionByProvince(hand.client, provinces, context.progress))
  const created = tables.reduce((sum, table) => sum + table.created, 0)
  const words =
    created === 0
      ? `${printInteger(tables.length)} bảng lớn đã chia theo ${printInteger(provinces.length)} tỉnh từ trước, không có gì mới.`
      : `Đã chia ${printInteger(tables.length)} bảng lớn theo ${printInteger(provinces.length)} tỉnh, lập ${printInteger(created)} phần.`
  return { how: 'parts', words, tables }
}

async function overCluster(context: Context, hand: OwnerHand): Promise<Distributed> {
  const shapes = await shapesOf(hand.client)
  const known = new Set(await alreadySpread(hand.client))
  const left = shapes.filter(({ table, spread }) => spread !== 'local' && !known.has(table))
  const count = printInteger(shapes.length - shapes.filter(({ spread }) => spread === 'local').length)
  if (left.length === 0) return { how: 'cluster', words: `Cả ${count} bảng đã phân bố từ trước.`, tables: [] }
  await refuseOthers(context)
  const statements = clusterStatements(left)
  await ownerTransaction(hand, [], async () => {
    for (const [at, statement] of statements.entries()) {
      context.progress(at, statements.length, 'Phân bố')
      await hand.client.query(statement)
    }
  })
  return {
    how: 'cluster',
    words: `Đã phân bố ${printInteger(left.length)} bảng trên các nút của Citus theo tỉnh.`,
    tables: left.map(({ table }) => ({ table, parts: 0, created: 0 })),
  }
}
