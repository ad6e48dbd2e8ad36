import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { read } from '../call.ts'
import type { UnitNode } from '../contract.ts'
import { Icon } from '../kit/Icon.tsx'
import { Popover } from '../kit/Popover.tsx'
import { Empty } from '../kit/States.tsx'
import { Tree, type TreeItem } from '../kit/Tree.tsx'
import { useMove, usePlace } from '../place.ts'
import { useSession, useUnit } from '../session.ts'
import { useRead } from '../useRead.ts'

export function UnitPicker() {
  const { unit, asOf } = usePlace()
  const move = useMove()
  const here = useUnit(unit, asOf)
  return (
    <Popover
      name="Chọn đơn vị"
      triggerClass="pick unit-pick"
      className="unit-popover"
      trigger={
        <>
          <Icon name="pin" />
          <span className="hidden-words">Đơn vị:</span>
          <b className="pick-text">{here?.name ?? 'Đơn vị'}</b>
          <Icon name="down" />
        </>
      }
    >
      {(close) => (
        <Choose
          chosen={unit}
          on={asOf}
          onChoose={(code) => {
            move({ unit: code, at: undefined, row: undefined })
            close()
          }}
        />
      )}
    </Popover>
  )
}

function Choose({ chosen, on, onChoose }: { chosen: string; on: string; onChoose: (code: string) => void }) {
  const [words, setWords] = useState('')
  const search = words.trim()
  const found = useRead('showUnits', search.length >= 2 ? { search, ...(on ? { on } : {}) } : null)
  const { items, fold } = useUnitTree(chosen, on)
  return (
    <div className="choose-unit">
      <input
        className="box"
        type="search"
        placeholder="Tìm đơn vị, viết không dấu cũng được"
        aria-label="Tìm đơn vị"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className="quiet tree-on">Cây tổ chức cùng ngày số liệu</p>
      {search.length >= 2 ? (
        <ul className="found" aria-label="Đơn vị tìm thấy">
          {(found.data?.found ?? []).map((unit) => (
            <li key={unit.code}>
              <button type="button" onClick={() => onChoose(unit.code)}>
                <span>{unit.name}</span>
                <span className="quiet">{unit.path.at(-1)?.name ?? ''}</span>
              </button>
            </li>
          ))}
          {found.data && !found.isFetching && (found.data.found ?? []).length === 0 && (
            <Empty>Không có đơn vị nào tên như “{search}” trong phạm vi của đồng chí.</Empty>
          )}
        </ul>
      ) : (
        <Tree items={items} chosen={chosen} name="Cây tổ chức" onFold={fold} onChoose={onChoose} />
      )}
    </div>
  )
}

/** Branches are asked for when they open; the way to the chosen unit opens by itself. */
function useUnitTree(chosen: string, on: string): { items: TreeItem[]; fold: (code: string, open: boolean) => void } {
  const client = useQueryClient()
  const session = useSession()
  const here = useUnit(chosen, on)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [children, setChildren] = useState<ReadonlyMap<string, UnitNode[]>>(new Map())
  const roots = session.data?.grants.map((grant) => grant.unit) ?? []
  const rootCodes = roots.map((root) => root.code).join(' ')

  const load = async (code: string) => {
    const input = { unit: code, ...(on ? { on } : {}) }
    const reply = await client.fetchQuery({
      queryKey: ['showUnits', input],
      queryFn: () => read('showUnits', input),
      staleTime: 60_000,
    })
    setChildren((old) => new Map(old).set(code, reply.children))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: opens the way once the unit and the roots are known
  useEffect(() => {
    if (!here || rootCodes === '') return
    const way = [...here.path.map((above) => above.code), here.code]
    const from = way.findIndex((code) => rootCodes.split(' ').includes(code))
    const codes = from < 0 ? rootCodes.split(' ') : way.slice(from)
    for (const code of codes) void load(code)
    setOpen(new Set(codes))
  }, [here, rootCodes])

  const items: TreeItem[] = []
  const walk = (unit: { code: string; name: string; childCount?: number }, depth: number) => {
    const below = children.get(unit.code)
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
