import type { Step } from '#domain/reorganisation.ts'
import type { UnitKind } from '#domain/unit.ts'
import { codeOf } from '../../unitCode.ts'

export const STEP_KINDS = [
  { code: 'merge', title: 'Nhập vào đơn vị khác' },
  { code: 'move', title: 'Chuyển nơi trực thuộc' },
  { code: 'rename', title: 'Đổi tên' },
  { code: 'found', title: 'Thành lập' },
  { code: 'split', title: 'Chia, tách một phần cho đơn vị khác' },
  { code: 'dissolve', title: 'Giải thể' },
] as const
export type StepKind = (typeof STEP_KINDS)[number]['code']

/** A step while it is typed: every box there may be, as text. */
export type TypedStep = {
  key: number
  kind: StepKind
  unit: string
  to: string
  name: string
  unitKind: string
  groups: string
  ends: boolean
}

export const emptyStep = (key: number): TypedStep => ({
  key,
  kind: 'merge',
  unit: '',
  to: '',
  name: '',
  unitKind: 'commune',
  groups: '',
  ends: false,
})

/** The steps as the action takes them; null while one lacks something. Parts of one unit that go to several are one step. */
export function typedSteps(list: readonly TypedStep[]): Step[] | null {
  const out: Step[] = []
  for (const { kind, unit, to, name, unitKind, groups, ends } of list) {
    const given = name.trim()
    if (kind !== 'found' && unit === '') return null
    if (['merge', 'move', 'split', 'found'].includes(kind) && to === '') return null
    if ((kind === 'rename' || kind === 'found') && given.length < 2) return null
    if (kind === 'merge') out.push({ kind, units: [unit], into: to })
    else if (kind === 'move') out.push({ kind, unit, parent: to })
    else if (kind === 'rename') out.push({ kind, unit, name: given })
    else if (kind === 'dissolve') out.push({ kind, unit, ...(to ? { into: to } : {}) })
    else if (kind === 'found') out.push({ kind, code: codeOf(given), unitKind: unitKind as UnitKind, name: given, parent: to })
    else {
      const parts = groups
        .split(';')
        .map((group) => group.trim())
        .filter(Boolean)
      const assign = parts.length > 0 ? { to, groups: parts } : { to, rest: true }
      const before = out.findIndex((step) => step.kind === 'split' && step.unit === unit)
      const same = out[before]
      if (same?.kind === 'split') out[before] = { ...same, ends: same.ends || ends, assign: [...same.assign, assign] }
      else out.push({ kind, unit, ends, assign: [assign] })
    }
  }
  return out
}
