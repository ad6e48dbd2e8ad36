import { sql } from 'kysely'
import { Problem } from '#domain/problem.ts'
import type { Reshaped } from '#domain/reorganisation.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db } from './db.ts'

type Placed = {
  id: number
  code: string
  name: string
  kind: Unit['kind']
  provinceId: number
  pos: number
  end: number
  next: number
}

/**
 * Gives the units that moved their numbers below their new parent, and what a unit left behind a stretch below its heir: rights
 * hold for a range of numbers, so they follow. Numbers given up are never given again.
 */
export async function renumber(db: Db, root: Unit, { moved, ended }: Reshaped): Promise<void> {
  const { rows } = await sql<Placed>`
    select id, code, short_name as name, kind, province_id, pos, end_pos as "end", next_pos as "next" from units where pos between ${root.pos} and ${root.end} order by pos`.execute(
    db,
  )
  const first = new Map(rows.map((row) => [row.id, { ...row }]))
  const places: Places = { rows, first: rows.map(({ pos }) => pos), movedIn: new Map(), was: first }
  const byCode = new Map(rows.map((row) => [row.code, row]))
  for (const { unit, to } of moved) shift(places, byCode.get(unit), byCode.get(to))
  for (const { unit, heir, role } of ended)
    if (role === 'merged' && heir !== null) tuck(places, byCode.get(unit), byCode.get(heir))
  const moves = rows.flatMap((row) => {
    const was = first.get(row.id)
    const same = was && was.pos === row.pos && was.end === row.end && was.next === row.next && was.provinceId === row.provinceId
    return same ? [] : [{ id: row.id, new_pos: row.pos, new_end: row.end, new_next: row.next, new_province: row.provinceId }]
  })
  if (moves.length > 0) await sql`select renumber_units(${JSON.stringify(moves)}::jsonb)`.execute(db)
}

function take(parent: Placed, width: number): number {
  const at = parent.next
  if (at + width - 1 > parent.end)
    throw new Problem('input.wrong', { detail: `${parent.name} không còn chỗ cho đơn vị chuyển đến` })
  parent.next = at + width
  return at
}

/** The units in the order they stood in, their numbers then, and who has come under whom since. */
type Places = {
  rows: readonly Placed[]
  first: readonly number[]
  movedIn: Map<number, Placed[]>
  was: ReadonlyMap<number, Placed>
}

/** A unit and all that stand in its range now: those that stood there before and stayed, and those that came. */
function under(places: Places, unit: Placed): Placed[] {
  const { rows, first, movedIn, was } = places
  const { pos, end } = was.get(unit.id) ?? unit
  const found = new Set<Placed>([unit])
  let [low, high] = [0, first.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((first[middle] ?? 0) < pos) low = middle + 1
    else high = middle
  }
  for (let at = low; at < rows.length && (first[at] ?? 0) <= end; at++) {
    const row = rows[at]
    if (row && row.pos >= unit.pos && row.pos <= unit.end) found.add(row)
  }
  // Whoever came under one of them came with all of its own.
  for (const row of found)
    for (const came of movedIn.get(row.id) ?? []) if (came.pos >= unit.pos && came.pos <= unit.end) found.add(came)
  return [...found]
}

/** The whole subtree keeps its inner order: one distance for all. */
function shift(places: Places, unit: Placed | undefined, parent: Placed | undefined): void {
  if (!unit || !parent) return
  const subtree = under(places, unit)
  const by = take(parent, unit.end - unit.pos + 1) - unit.pos
  const province = parent.kind === 'province' ? parent.id : parent.provinceId
  const was = unit.provinceId
  came(places, subtree, parent)
  for (const row of subtree) {
    row.pos += by
    row.end += by
    row.next += by
    if (unit.kind !== 'province' && row.provinceId === was) row.provinceId = province
  }
}

/** A unit that ended takes no children any more: it and the ended ones below it need one number each. */
function tuck(places: Places, unit: Placed | undefined, heir: Placed | undefined): void {
  if (!unit || !heir || (heir.pos <= unit.pos && unit.pos <= heir.end)) return
  const left = under(places, unit).toSorted((a, b) => a.pos - b.pos)
  const at = take(heir, left.length)
  const province = heir.kind === 'province' ? heir.id : heir.provinceId
  came(places, left, heir)
  const given = left.map((row, index) => ({ row, pos: at + index, end: at + left.findLastIndex((one) => one.pos <= row.end) }))
  for (const { row, pos, end } of given) Object.assign(row, { pos, end, next: end + 1, provinceId: province })
}

function came({ movedIn }: Places, units: readonly Placed[], parent: Placed): void {
  const list = movedIn.get(parent.id) ?? []
  list.push(...units)
  movedIn.set(parent.id, list)
}
