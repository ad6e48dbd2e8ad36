import { nearest, wordKey } from './nearestWord.ts'
import type { Choice, Column } from './register.ts'

/** Codes of a list by every way its items are written: title, other names, code; tone marks and case do not matter. */
export function choiceReader(choices: readonly Choice[]): {
  read(text: string): string | null
  /** Titles a wording may mean, where it is known to be said of more than one thing or of none. */
  asked(text: string): string[]
  nearest(text: string): string | null
} {
  const codes = new Map<string, string>()
  for (const { code, title, also } of choices) {
    for (const word of [title, code, ...(also ?? [])]) if (!codes.has(wordKey(word))) codes.set(wordKey(word), code)
  }
  const known = new Map<string, string | null>()
  return {
    read(text) {
      const before = known.get(text)
      if (before !== undefined) return before
      const code = codes.get(wordKey(text)) ?? null
      known.set(text, code)
      return code
    },
    asked: (text) =>
      choices.flatMap(({ title, heard }) => (heard?.some((word) => wordKey(word) === wordKey(text)) ? [title] : [])),
    nearest: (text) =>
      nearest(
        text,
        choices.flatMap(({ title, also }) => [title, ...(also ?? [])]),
      ),
  }
}

/** What to write instead of a wording no list holds: what it may mean, what is nearest, or what there is. */
export function choiceAdvice(choices: readonly Choice[], text: string): string {
  const reader = choiceReader(choices)
  const code = reader.read(text)
  const written = choices.find((choice) => choice.code === code)
  // A workbook is read by its words; only a program that was to send the code comes here.
  if (written) return `Gửi mã “${written.code}” thay cho “${written.title}”.`
  const meant = reader.asked(text)
  if (meant.length > 0) return `Đồng chí ghi rõ: ${meant.map((title) => `“${title}”`).join(' hay ')}.`
  const near = reader.nearest(text)
  return near
    ? `Gần nhất là “${near}”.`
    : `Các mục nhận được: ${choices
        .slice(0, 12)
        .map(({ title }) => title)
        .join('; ')}.`
}

const YES = new Set(['x', 'co', '1', 'v', 'yes', 'y', 'true', 'dung', 'roi', 'da'])
const NO = new Set(['', '0', 'khong', 'ko', 'k', 'no', 'n', 'false', 'sai', 'chua'])
const TICKS = /^[✓✔☑✗✘×+*]$/

/** x, có, 1 and the word of the heading itself mean yes; a blank, 0, không mean no; of a sex column "Nữ" and "Nam". */
export function yesNoReader({ title, headings }: Column): (text: string) => boolean | null {
  const own = wordKey(title)
  const bySex = headings?.some((heading) => wordKey(heading) === 'gioi tinh') ?? false
  return (text) => {
    if (TICKS.test(text)) return true
    if (/^[-–—]$/.test(text)) return false
    const word = wordKey(text)
    if (word === own || YES.has(word)) return true
    if (NO.has(word) || (bySex && word === 'nam')) return false
    return null
  }
}
