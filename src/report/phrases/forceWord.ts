import type { StandingTable } from '#domain/figures.ts'
import { levelOf, type Unit } from '#domain/unit.ts'

type Child = { unit: Pick<Unit, 'kind'>; figures: StandingTable }

/**
 * Which force the training of a unit is about. Self-defence stands at agencies, militia at territories, and one count
 * holds both: a unit above says "tự vệ" only where all who trained or were to train are agencies.
 */
export function forceWord(unit: Pick<Unit, 'kind'>, children: readonly Child[]): string {
  const level = levelOf(unit.kind)
  if (level === 'CQ') return 'tự vệ'
  const trained = children.filter(({ figures }) => {
    const figure = figures.get('force_training_attended')
    return (figure?.value ?? 0) > 0 || (figure?.target ?? 0) > 0
  })
  if (trained.length === 0) return level === 'XA' || level === 'KV' ? 'dân quân' : 'dân quân tự vệ'
  const agencies = trained.filter((child) => levelOf(child.unit.kind) === 'CQ').length
  if (agencies === trained.length) return 'tự vệ'
  const communes = trained.filter((child) => levelOf(child.unit.kind) === 'XA').length
  return communes === trained.length ? 'dân quân' : 'dân quân tự vệ'
}
