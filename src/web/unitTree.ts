import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SecondTree } from '#domain/unit.ts'
import { read } from './call.ts'
import type { UnitNode } from './contract.ts'
import type { TreeItem } from './kit/Tree.tsx'
import { useSession, useUnit } from './session.ts'

/**
 * Branches are asked for when they open; the way to the chosen unit opens by itself. `tree`: another order of the same
 * units; `again` changes when somebody was placed in it.
 */
export function useUnitTree(
  chosen: string,
  on: string,
  tree?: SecondTree,
  again = 0,
): { items: TreeItem[]; fold: (code: string, open: boolean) => void } {
  const client = useQueryClient()
  const session = useSession()
  const here = useUnit(chosen, on)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [children, setChildren] = useState<ReadonlyMap<string, UnitNode[]>>(new Map())
  const roots = session.data?.grants.map((grant) => grant.unit) ?? []
  const rootCodes = roots.map((root) => root.code).join(' ')

  const load = async (code: string) => {
    const input = { unit: code, ...(on ? { on } : {}), ...(tree ? { tree } : {}) }
    const reply = await client.fetchQuery({
      queryKey: ['showUnits', input],
      queryFn: () => read('showUnits', input),
      staleTime: 60_000,
    })
    setChildren((old) => new Map(old).set(`${tree} ${code}`, reply.children))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens the way once the unit and the roots are known
  useEffect(() => {
    if (!here || rootCodes === '') return
    const way = [...here.path.map((above) => above.code), here.code]
    const from = way.findIndex((code) => rootCodes.split(' ').includes(code))
    const codes = from < 0 ? rootCodes.split(' ') : way.slice(from)
    for (const code of codes) void load(code)
    setOpen(new Set(codes))
  }, [here, rootCodes, tree, again])

  const items: TreeItem[] = []
  const walk = (unit: { code: string; name: string; childCount?: number }, depth: number) => {
    const below = children.get(`${tree} ${unit.code}`)
    const count = unit.childCount ?? below?.length ?? 1
    items.push({
      id: unit.code,
      name: unit.name,
      depth,
      folder: count > 0,
      open: open.has(unit.code),
      ...(count > 0 && unit.childCount ? { note: String(unit.childCount) } : {}),
    })
    if (open.has(unit.code)) for (const child of below ?? []) walk(child, depth + 1)
  }
  const seen = new Set<string>()
  for (const root of roots) {
    if (seen.has(root.code)) continue
    seen.add(root.code)
    walk(root, 0)
  }
  const fold = (code: string, next: boolean) => {
    if (next) void load(code)
    setOpen((old) => {
      const changed = new Set(old)
      if (next) changed.add(code)
      else changed.delete(code)
      return changed
    })
  }
  return { items, fold }
}
