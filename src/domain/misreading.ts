import { printInteger } from './wording.ts'

/** What was probably meant where a figure is not believable, and the slip that would have made it. */
export type Meant = { value: number; says: string }

/**
 * The nearest believable number a common slip of the hand away: a nought or a dot too many or too few, two digits
 * changed round, one struck twice. Null where none of them is believable: then nothing is suggested.
 */
export function meantInstead(value: number, believable: (value: number) => boolean, middle: number): Meant | null {
  if (!Number.isSafeInteger(value) || value <= 0 || believable(value)) return null
  const tried = [...shifted(value), ...turned(value), ...struckTwice(value)].filter((one) => believable(one.value))
  tried.sort((a, b) => Math.abs(a.value - middle) - Math.abs(b.value - middle))
  return tried[0] ?? null
}

const meant = (value: number, slip: string): Meant => ({ value, says: `Có lẽ ${slip}: ${printInteger(value)}.` })

function shifted(value: number): Meant[] {
  return [1, 2, 3].flatMap((noughts) => {
    const scale = 10 ** noughts
    const word = ['một', 'hai', 'ba'][noughts - 1]
    return [
      ...(value % scale === 0 ? [meant(value / scale, `gõ thừa ${word} số 0`)] : []),
      ...(Number.isSafeInteger(value * scale) ? [meant(value * scale, `gõ thiếu ${word} số 0`)] : []),
    ]
  })
}

function turned(value: number): Meant[] {
  const digits = String(value)
  return [...digits].slice(1).flatMap((digit, at) => {
    const before = digits[at] ?? ''
    const other = Number(`${digits.slice(0, at)}${digit}${before}${digits.slice(at + 2)}`)
    return digit === before || String(other).length < digits.length ? [] : [meant(other, 'gõ đảo hai chữ số')]
  })
}

function struckTwice(value: number): Meant[] {
  const digits = String(value)
  return [...digits]
    .slice(1)
    .flatMap((digit, at) =>
      digit === digits[at] && digit !== '0'
        ? [meant(Number(digits.slice(0, at) + digits.slice(at + 1)), 'gõ lặp một chữ số')]
        : [],
    )
}
