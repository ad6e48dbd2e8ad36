import { choiceAdvice, choiceReader, yesNoReader } from './choiceWords.ts'
import type { Day } from './period.ts'
import { type CellValue, type Column, isSealed } from './register.ts'
import { readTypedDay } from './typedDay.ts'
import { readInteger } from './wording.ts'

/** What a typed text means in a column: a value (null: nothing written), or why it is none, in words for the cell. */
export type CellRead = { value: CellValue } | { fault: string; message: string }

/** Composed letters, single spaces, and none of the marks that cannot be seen but make two texts differ. */
export const cleanText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g, '')
    .trim()
    .replace(/\s+/g, ' ')

/** What stands for a sealed value: it means the value stays as it is. */
export const isMasked = (column: Column, text: string): boolean => isSealed(column) && text.includes('•')

/**
 * Reads what a person types or pastes into one cell. Names of other rows (kind `reference`) are not read here: which row a
 * name means is known only where the rows are.
 */
export function readTypedCell(column: Column, raw: string, today: Day): CellRead {
  const text = cleanText(raw)
  if (column.kind === 'yesNo') {
    const answer = yesNoReader(column)(text)
    return answer === null
      ? { fault: 'not_yes_no', message: `“${text}” chưa rõ là có hay không. Đánh x hoặc để trống.` }
      : { value: answer }
  }
  if (text === '') return { value: null }
  switch (column.kind) {
    case 'day': {
      const read = readTypedDay(text, lowerTitle(column), today)
      return 'day' in read ? { value: read.day } : read
    }
    case 'integer':
      return readWhole(text)
    case 'choice': {
      const choices = column.choices ?? []
      const code = choiceReader(choices).read(text)
      return code === null
        ? { fault: 'not_a_choice', message: `“${text}” không có trong danh mục. ${choiceAdvice(choices, text)}` }
        : { value: code }
    }
    case 'identity': {
      const digits = text.replace(/^'/, '').replace(/[\s.-]/g, '')
      return /^\d{12}$/.test(digits)
        ? { value: digits }
        : { fault: 'identity_form', message: `${column.title} phải gồm 12 chữ số, đang ghi “${text}”.` }
    }
    default:
      return { value: text }
  }
}

/** A dot before exactly three digits groups; before one or two it may be a decimal mark, and whoever wrote it is asked. */
function readWhole(text: string): CellRead {
  const whole = readInteger(text.replaceAll(' ', '').replace(/,0+$/, ''))
  if (whole !== null && Number.isSafeInteger(Number(whole))) return { value: Number(whole) }
  const [, before = '', after = ''] = /^(\d+)\.(\d{1,2})$/.exec(text) ?? []
  return before
    ? { fault: 'ambiguous_number', message: `“${text}” là ${before},${after} hay ${before}${after}? Ghi lại bằng số nguyên.` }
    : { fault: 'not_whole', message: `“${text}” không phải số nguyên. Viết như 1122 hoặc 1.122.` }
}

const lowerTitle = ({ title }: Column): string => title.charAt(0).toLowerCase() + title.slice(1)
