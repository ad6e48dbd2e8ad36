import { type Finding, finding } from './finding.ts'
import type { Day } from './period.ts'
import { UNIT_KINDS, type UnitKind } from './unit.ts'
import { printDay } from './wording.ts'

/** Who goes where when a unit is split: by row, by team or hamlet, or everybody not named otherwise. */
export type Assignment = { to: string; people?: readonly string[]; groups?: readonly string[]; rest?: boolean }

/** One step of a reorganisation; units are named by their codes. */
export type Step =
  | {
      kind: 'found'
      code: string
      unitKind: UnitKind
      name: string
      shortName?: string
      managedBy?: 'province' | 'commune'
      parent: string
    }
  | { kind: 'rename'; unit: string; name: string; shortName?: string }
  | { kind: 'move'; unit: string; parent: string }
  | { kind: 'merge'; units: readonly string[]; into: string }
  | { kind: 'split'; unit: string; ends: boolean; assign: readonly Assignment[] }
  | { kind: 'dissolve'; unit: string; into?: string }

export const STEP_TITLES: Readonly<Record<Step['kind'], string>> = {
  found: 'Thành lập',
  rename: 'Đổi tên',
  move: 'Chuyển đơn vị trực thuộc',
  merge: 'Nhập',
  split: 'Chia, tách',
  dissolve: 'Giải thể',
}

/** A unit as a reorganisation meets it: since when it stands where it stands, and since when it has its name. */
export type TreeUnit = {
  code: string
  kind: UnitKind
  name: string
  validFrom: Day
  validTo: Day | null
  parent: string | null
  linkedOn: Day
  namedOn: Day
}

/** Under whom stands what a unit that ended leaves behind, and how it ended. */
export type Ended = { unit: string; role: 'merged' | 'split' | 'kept'; heir: string | null; successors: readonly string[] }
export type Moved = { unit: string; from: string; to: string }

/** What the steps make of a tree, and everything that speaks against it. */
export type Reshaped = {
  after: ReadonlyMap<string, TreeUnit>
  founded: readonly Extract<Step, { kind: 'found' }>[]
  renamed: readonly Extract<Step, { kind: 'rename' }>[]
  moved: readonly Moved[]
  ended: readonly Ended[]
  /** People of a whole unit, or those an assignment names. */
  people: readonly { from: string; assign: readonly Assignment[] }[]
  findings: readonly Finding[]
}

/** Takes the steps one after another over the tree of their day. Pure: the same steps over the same tree are the same event. */
export function reshape(tree: ReadonlyMap<string, TreeUnit>, steps: readonly Step[], on: Day): Reshaped {
  const after = new Map(tree)
  const findings: Finding[] = []
  const out = {
    founded: [] as Extract<Step, { kind: 'found' }>[],
    renamed: [] as Extract<Step, { kind: 'rename' }>[],
    moved: [] as Moved[],
    ended: [] as Ended[],
    people: [] as { from: string; assign: readonly Assignment[] }[],
  }
  const fresh = new Set<string>()
  let place = ''
  const refuse = (rule: string, unit: string, message: string): false => {
    findings.push(finding(`reorganisation.${rule}`, { unit, path: place }, message))
    return false
  }
  const nameOf = (code: string): string => after.get(code)?.name ?? `“${code}”`
  const below = new Map<string, Set<string>>()
  const hang = (code: string, parent: string): void => {
    const list = below.get(parent) ?? new Set()
    below.set(parent, list.add(code))
  }
  for (const { code, parent } of tree.values()) if (parent !== null) hang(code, parent)
  const childrenOf = (code: string): TreeUnit[] =>
    [...(below.get(code) ?? [])].flatMap((child) => {
      const unit = after.get(child)
      return unit && (unit.validTo === null || unit.validTo > on) ? [unit] : []
    })
  const gone = new Set<string>()

  /** Whether a unit can take part: known, there on the day, without an end and without a later story of its own. */
  function stands(code: string, asWhat: 'takes' | 'gives'): boolean {
    const unit = after.get(code)
    if (!unit) return refuse('unknown', code, `Không có đơn vị mã “${code}” trong phạm vi sắp xếp.`)
    const { name, validFrom, validTo, linkedOn } = unit
    if (gone.has(code)) return refuse('twice', code, `${name} đã kết thúc ở một bước trước của chính quyết định này.`)
    if (validTo !== null && validTo <= on)
      return refuse(
        'ended',
        code,
        `${name} đã kết thúc từ ${printDay(validTo)}, trước ngày ${printDay(on)}: không ${asWhat === 'takes' ? 'kế tục' : 'sắp xếp'} được.`,
      )
    if (validTo !== null)
      return refuse(
        'overlap',
        code,
        `${name} đã có ngày kết thúc ${printDay(validTo)} theo quyết định khác; hai thời hạn chồng nhau.`,
      )
    if (validFrom > on) return refuse('not_yet', code, `${name} thành lập ngày ${printDay(validFrom)}, sau ngày ${printDay(on)}.`)
    if (linkedOn > on)
      return refuse(
        'later',
        code,
        `${name} đã được sắp xếp lại từ ${printDay(linkedOn)}; việc của ngày ${printDay(on)} chen vào trước.`,
      )
    return true
  }

  /** Whether `below` stands under `code` or is it. */
  function within(code: string, below: string): boolean {
    const seen = new Set<string>()
    for (let at: string | null = below; at !== null && !seen.has(at); at = after.get(at)?.parent ?? null) {
      if (at === code) return true
      seen.add(at)
    }
    return false
  }

  function fits(kind: UnitKind, name: string, parent: string): boolean {
    const above = after.get(parent)
    if (!above || UNIT_KINDS[kind].width < UNIT_KINDS[above.kind].width) return true
    return refuse(
      'level',
      parent,
      `${name} (${UNIT_KINDS[kind].title}) không đặt được dưới ${above.name} (${UNIT_KINDS[above.kind].title}).`,
    )
  }

  function put(unit: TreeUnit, parent: string): void {
    if (unit.parent === null) return
    out.moved.push({ unit: unit.code, from: unit.parent, to: parent })
    below.get(unit.parent)?.delete(unit.code)
    hang(unit.code, parent)
    after.set(unit.code, { ...unit, parent, linkedOn: on })
  }

  /** Ends a unit; its children go to the heir, or it is refused with their names. */
  function end(code: string, how: Omit<Ended, 'unit'>, childrenTo: string | null): boolean {
    const unit = after.get(code)
    if (!unit) return false
    if (unit.parent === null)
      return refuse(
        'root',
        code,
        `${unit.name} đứng đầu phạm vi sắp xếp nên không kết thúc được ở đây. Lập quyết định ở cấp trên.`,
      )
    if (unit.validFrom >= on)
      return refuse('overlap', code, `${unit.name} thành lập đúng ngày ${printDay(on)}, không kết thúc cùng ngày được.`)
    const children = childrenOf(code)
    if (children.length > 0 && childrenTo === null)
      return refuse(
        'orphans',
        code,
        `${unit.name} kết thúc mà chưa xếp chỗ cho ${children.map(({ name }) => name).join(', ')}. Thêm bước chuyển các đơn vị này.`,
      )
    for (const child of children) {
      if (childrenTo === null || !fits(child.kind, child.name, childrenTo)) return false
      if (child.linkedOn >= on)
        return refuse(
          'later',
          child.code,
          `${child.name} đã về ${unit.name} từ ${printDay(child.linkedOn)}, không chuyển tiếp cùng ngày được.`,
        )
      put(child, childrenTo)
    }
    out.ended.push({ unit: code, ...how })
    gone.add(code)
    after.set(code, { ...unit, validTo: on })
    return true
  }

  function join(code: string, into: string): boolean {
    const [unit, heir] = [after.get(code), after.get(into)]
    if (!unit || !heir) return false
    if (code === into || within(code, into))
      return refuse(
        'cycle',
        code,
        `${unit.name} không nhập vào ${code === into ? 'chính mình' : `${heir.name} là đơn vị dưới mình`}: cây sẽ thành vòng.`,
      )
    if (!end(code, { role: 'merged', heir: into, successors: [into] }, into)) return false
    out.people.push({ from: code, assign: [{ to: into, rest: true }] })
    return true
  }

  const take: { [K in Step['kind']]: (step: Extract<Step, { kind: K }>) => void } = {
    found(step) {
      if (after.has(step.code)) return void refuse('taken', step.code, `Mã “${step.code}” đã có ${nameOf(step.code)} dùng.`)
      if (!stands(step.parent, 'takes') || !fits(step.unitKind, step.name, step.parent)) return
      out.founded.push(step)
      fresh.add(step.code)
      const { code, unitKind: kind, name, parent } = step
      after.set(code, { code, kind, name, parent, validFrom: on, validTo: null, linkedOn: on, namedOn: on })
      hang(code, parent)
    },
    rename(step) {
      if (!stands(step.unit, 'gives')) return
      const unit = after.get(step.unit)
      if (!unit) return
      if (fresh.has(step.unit) || out.renamed.some(({ unit: code }) => code === step.unit))
        return void refuse('twice', step.unit, `${unit.name} đã được đặt tên ở một bước trước của chính quyết định này.`)
      if (unit.namedOn >= on)
        return void refuse(
          'later',
          step.unit,
          `${unit.name} mang tên này từ ${printDay(unit.namedOn)}; tên của ngày ${printDay(on)} chen vào trước.`,
        )
      out.renamed.push(step)
      after.set(step.unit, { ...unit, name: step.name })
    },
    move({ unit: code, parent }) {
      if (!stands(code, 'gives') || !stands(parent, 'takes')) return
      const unit = after.get(code)
      if (!unit) return
      if (within(code, parent))
        return void refuse(
          'cycle',
          code,
          `${unit.name} không chuyển về ${parent === code ? 'chính mình' : `${nameOf(parent)} là đơn vị dưới mình`}: cây sẽ thành vòng.`,
        )
      if (unit.parent === null)
        return void refuse(
          'root',
          code,
          `${unit.name} đứng đầu phạm vi sắp xếp nên không chuyển được ở đây. Lập quyết định ở cấp trên.`,
        )
      if (unit.parent === parent) return void refuse('same', code, `${unit.name} vốn đã trực thuộc ${nameOf(parent)}.`)
      if (unit.linkedOn >= on)
        return void refuse('twice', code, `${unit.name} đã có nơi trực thuộc mới từ chính ngày ${printDay(on)}.`)
      if (fits(unit.kind, unit.name, parent)) put(unit, parent)
    },
    merge({ units, into }) {
      if (!stands(into, 'takes')) return
      for (const code of units) if (stands(code, 'gives')) join(code, into)
    },
    split({ unit: code, ends, assign }) {
      if (!stands(code, 'gives')) return
      const unit = after.get(code)
      if (!unit) return
      const targets = [...new Set(assign.map(({ to }) => to))]
      if (!targets.every((to) => stands(to, 'takes'))) return
      if (ends && targets.includes(code))
        return void refuse('cycle', code, `${unit.name} kết thúc khi chia nên không thể vừa là đơn vị nhận người.`)
      if (ends) {
        if (!end(code, { role: 'kept', heir: unit.parent, successors: targets }, null)) return
      }
      out.people.push({ from: code, assign })
    },
    dissolve({ unit: code, into }) {
      if (!stands(code, 'gives')) return
      if (into !== undefined) {
        if (stands(into, 'takes')) join(code, into)
        return
      }
      if (end(code, { role: 'kept', heir: null, successors: [] }, null)) out.people.push({ from: code, assign: [] })
    },
  }
  for (const [index, step] of steps.entries()) {
    place = `steps.${index}`
    ;(take[step.kind] as (step: Step) => void)(step)
  }
  return { after, ...out, findings }
}

/** A row of somebody who goes with a unit: its id, who it is, the team or hamlet it names. */
export type Follower = { id: string; name: string; group: string | null }

/** Where each of a unit's people goes; who is named twice, who is left behind. */
export function assignPeople(
  people: readonly Follower[],
  assign: readonly Assignment[],
): { to: ReadonlyMap<string, string>; left: readonly Follower[]; twice: readonly Follower[] } {
  const to = new Map<string, string>()
  const left: Follower[] = []
  const twice: Follower[] = []
  const rest = assign.find((one) => one.rest)?.to
  for (const person of people) {
    const named = new Set(assign.flatMap((one) => (one.people?.includes(person.id) ? [one.to] : [])))
    const grouped = new Set(
      assign.flatMap((one) => (person.group !== null && one.groups?.includes(person.group) ? [one.to] : [])),
    )
    const chosen = named.size > 0 ? named : grouped
    const target = [...chosen][0] ?? rest
    if (chosen.size > 1) twice.push(person)
    else if (target === undefined) left.push(person)
    else to.set(person.id, target)
  }
  return { to, left, twice }
}
