import type { Facts, Figure, FigureTable } from '#domain/figures.ts'
import { printInteger } from '#domain/wording.ts'
import type { Decision } from '#store/targets.ts'

/** A step that is an indicator itself names it, so that it opens its own proof. */
export type LadderStep = { title: string; value: number; note: string; indicator: string | null }

/** Strength, due, called, present, graded: five counts that stay apart; each drop is said. */
export function ladderOf(id: string, figures: FigureTable, facts: Facts | undefined): LadderStep[] {
  if (!id.startsWith('force_training')) return []
  const strength = figures.get('sdf_strength')?.value ?? null
  const due = figures.get('force_training_quota')?.value ?? null
  const present = figures.get('force_training_attended')?.value ?? null
  const called = facts?.now.get('force_training.called')?.value ?? null
  const graded = facts?.now.get('force_training.graded')?.value ?? null
  const steps: LadderStep[] = []
  const add = (title: string, indicator: string | null, value: number | null, note: (value: number) => string) => {
    if (value !== null) steps.push({ title, value, note: note(value), indicator })
  }
  add('Quân số', 'sdf_strength', strength, () => '')
  add('Phải huấn luyện', 'force_training_quota', due, (value) =>
    strength !== null && strength > value ? `${printInteger(strength - value)} ngoài kế hoạch năm` : '',
  )
  add('Được gọi', null, called, (value) => (due !== null && due > value ? `${printInteger(due - value)} chưa gọi` : ''))
  add('Có mặt', 'force_training_attended', present, (value) =>
    due !== null && due > value ? `thiếu ${printInteger(due - value)} so với chỉ tiêu` : '',
  )
  add('Đã kiểm tra', null, graded, (value) =>
    present !== null && present > value ? `${printInteger(present - value)} chưa kiểm tra` : '',
  )
  return steps
}

/** What was looked at before the figure was shown, said as sentences that hold or do not. */
export function checksOf(
  figure: Figure | undefined,
  children: readonly { value: number | null; target: number | null }[],
  decisions: readonly Decision[],
  additive: boolean,
): { ok: boolean; text: string }[] {
  const checks: { ok: boolean; text: string }[] = []
  if (!figure) return checks
  if (figure.target !== null && figure.value !== null)
    checks.push({
      ok: figure.value <= figure.target,
      text: `Kết quả ${printInteger(figure.value)} ${figure.value <= figure.target ? 'không quá' : 'vượt'} chỉ tiêu ${printInteger(figure.target)}`,
    })
  const split = children.filter((child) => child.target !== null)
  if (additive && figure.target !== null && split.length > 0) {
    const sum = split.reduce((total, child) => total + (child.target ?? 0), 0)
    const number = decisions.at(-1)?.number
    checks.push({
      ok: sum === figure.target,
      text: `Chỉ tiêu ${split.length} đơn vị cộng ${sum === figure.target ? 'đúng' : `${printInteger(sum)}, khác`} ${printInteger(figure.target)}${number ? `, theo ${number}` : ''}`,
    })
  }
  return checks
}
