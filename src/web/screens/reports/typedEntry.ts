import type { Finding } from '#domain/finding.ts'
import { fromRounded, multiply, rational } from '#domain/quantity.ts'
import { printDecimal, printInteger, readDecimal } from '#domain/wording.ts'
import type { Entry, FormEntry } from '../../contract.ts'
import { numberFault } from './numberFault.ts'

/** What stands in the boxes of one figure. An empty box is "no figure yet", 0 is "there is none": two different things. */
export type Typed = { text: string; applies: boolean; qualifier: string; note: string }

export const QUALIFIERS = ['gần', 'hơn', 'trên', 'khoảng', 'ít nhất'] as const

export function typedOf(entry: FormEntry, scale: number): Typed {
  const text =
    entry.state === 'zero' ? '0' : entry.state === 'value' && entry.value !== null ? scaledText(entry.value, scale) : ''
  return { text, applies: entry.state !== 'not_applicable', qualifier: entry.qualifier ?? '', note: entry.note ?? '' }
}

/** 4.700.000.000 đồng in a column of tỷ đồng is 4,7. */
export function scaledText(value: number, scale: number): string {
  if (scale === 1) return printInteger(value)
  let decimals = 0
  while (decimals < 9 && (value * 10 ** decimals) % scale !== 0) decimals++
  return printDecimal({ units: (BigInt(value) * 10n ** BigInt(decimals)) / BigInt(scale), decimals })
}

export function entriesOf(
  typed: Readonly<Record<string, Typed>>,
  slots: ReadonlyMap<string, { title: string; scale: number }>,
): { entries: Entry[]; wrong: Finding[] } {
  const entries: Entry[] = []
  const wrong: Finding[] = []
  for (const [indicator, one] of Object.entries(typed)) {
    const slot = slots.get(indicator)
    const extra = {
      ...(one.qualifier ? { qualifier: one.qualifier } : {}),
      ...(one.note.trim() ? { note: one.note.trim() } : {}),
    }
    if (!one.applies) entries.push({ indicator, state: 'not_applicable', ...extra })
    else if (one.text.trim() === '') entries.push({ indicator, state: 'missing', ...extra })
    else {
      const value = wholeValue(one.text, slot?.scale ?? 1)
      const fault = numberFault(one.text, slot?.scale ?? 1)
      if (fault !== null || value === null)
        wrong.push({
          code: 'form.wrong',
          severity: 'error',
          where: { indicator },
          message: `${slot?.title ?? indicator}: ${fault ?? `“${one.text}” không đọc được. Viết như 4,7.`}`,
        })
      else if (value === 0) entries.push({ indicator, state: 'zero', ...extra })
      else entries.push({ indicator, state: 'value', value, ...extra })
    }
  }
  return { entries, wrong }
}

/** The whole number kept (counts; đồng for money), or null where the text is none. */
export function wholeValue(text: string, scale: number): number | null {
  const read = readDecimal(text.trim())
  if (!read) return null
  const whole = multiply(fromRounded(read), rational(BigInt(scale)))
  return whole.d === 1n && whole.n >= 0n && whole.n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(whole.n) : null
}
