import type { Unit } from './unit.ts'
import { foldTone } from './wording.ts'

/** Who a sentence gives a task to: the units it names, and the words that name none or more than one. */
export type Owners = { units: Unit[]; unknown: string[]; several: string[] }

/** Groups a conclusion speaks to without naming each of them. */
const GROUPS: readonly { said: RegExp; holds(unit: Unit, direct: boolean): boolean }[] = [
  { said: /^(cac|tat ca cac|toan the) (don vi|ban chqs|co quan) truc thuoc$/, holds: (_, direct) => direct },
  {
    said: /^(cac|tat ca cac) (ban chqs )?co quan,? (to chuc|don vi)( tu ve)?$/,
    holds: ({ kind }) => kind === 'agency_command',
  },
  {
    said: /^(cac|tat ca cac) (ban chqs )?(cap )?(xa|xa,? phuong|xa,? phuong,? dac khu|phuong,? xa)$/,
    holds: ({ kind }) => kind === 'commune',
  },
  { said: /^(cac|tat ca cac) (bo chqs )?tinh(,? thanh pho)?$/, holds: ({ kind }) => kind === 'province' },
  { said: /^(cac|tat ca cac) (ban chqs )?(cap )?huyen$/, holds: ({ kind }) => kind === 'district' },
  { said: /^(cac|tat ca cac) (ban )?(chptkv|chi huy phong thu khu vuc)$/, holds: ({ kind }) => kind === 'regional_command' },
]

/** "Ban CHQS Sở Y tế" and "Sở Y tế" are one unit; so are names with and without their short words. */
const bare = (name: string): string =>
  foldTone(name)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(bo|ban) chqs /, '')

/** Reads "Ban CHQS Sở Y tế; các xã, phường" against the units below: those directly below, and all of them. */
export function ownersIn(text: string, below: readonly Unit[], direct: ReadonlySet<number>): Owners {
  const byName = new Map<string, Unit[]>()
  for (const unit of below)
    for (const name of new Set([foldTone(unit.code), bare(unit.name), bare(unit.shortName)])) {
      byName.set(name, [...(byName.get(name) ?? []), unit])
    }
  const found = new Map<number, Unit>()
  const [unknown, several]: [string[], string[]] = [[], []]
  for (const said of text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')) {
    const folded = foldTone(said)
      .replace(/\s+/g, ' ')
      .replace(/[.,]+$/, '')
    const group = GROUPS.find((one) => one.said.test(folded))
    const named = group ? below.filter((unit) => group.holds(unit, direct.has(unit.id))) : (byName.get(bare(folded)) ?? [])
    if (named.length === 0) unknown.push(said)
    else if (!group && named.length > 1) several.push(said)
    else for (const unit of named) found.set(unit.id, unit)
  }
  return { units: [...found.values()], unknown, several }
}
