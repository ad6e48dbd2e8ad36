import { choiceAdvice, choiceReader, yesNoReader } from '#domain/choiceWords.ts'
import type { Finding } from '#domain/finding.ts'
import type { Day } from '#domain/period.ts'
import { type CellValue, type Column, isSealed, MASK } from '#domain/register.ts'
import { readTypedDay } from '#domain/typedDay.ts'
import { printDay, readInteger } from '#domain/wording.ts'
import type { SheetCell } from '../sheet.ts'
import { isLegacyFont, plainText } from './texts.ts'

/** Says what is wrong with the cell being read. */
export type Tell = (severity: Finding['severity'], code: string, message: string) => void

/** The value a cell means; null where it says "nothing", undefined where it could not be read (and was told). */
export type CellReader = (cell: SheetCell, tell: Tell) => CellValue | undefined

/** Reads the cells of one column by what the register declares of it. */
export function cellReader(column: Column, today: Day): CellReader {
  const read = readerOf(column, today)
  return (cell, tell) => {
    if (cell.formula !== undefined) {
      tell('error', 'roster.formula', `Ô ${cell.ref} là công thức. Trong Excel chép ô, dán lại bằng “Giá trị” rồi nhập lại.`)
      return undefined
    }
    if (cell.kind === 'error') {
      tell('error', 'roster.cell_error', `Ô ${cell.ref} đang báo ${String(cell.value)}. Ghi lại giá trị của ô.`)
      return undefined
    }
    return cell.value === null ? null : read(cell, tell)
  }
}

function readerOf(column: Column, today: Day): CellReader {
  switch (column.kind) {
    case 'day':
      return dayReader(column, today)
    case 'integer':
      return integerReader(column)
    case 'identity':
      return identityReader(column)
    case 'choice':
      return listReader(column)
    case 'yesNo':
      return tickReader(column)
    case 'name':
    case 'reference':
      return nameReader(column)
    default:
      return textReader(column)
  }
}

/** How a sentence calls the column: "ngày sinh", "cột Từ ngày". */
export const columnName = ({ title }: Column): string =>
  title.startsWith('Ngày') ? title.charAt(0).toLowerCase() + title.slice(1) : `cột ${title}`

function dayReader(column: Column, today: Day): CellReader {
  const name = columnName(column)
  const known = new Map<string, Day>()
  return ({ kind, value, ref }, tell) => {
    if (kind === 'date') return String(value).slice(0, 10)
    if (kind === 'number' && typeof value === 'number' && !(Number.isInteger(value) && value >= 1900 && value <= 2100)) {
      tell(
        'error',
        'roster.not_a_day',
        `Ô ${ref} ghi số ${String(value)}, không phải ngày. Đồng chí ghi ${name} theo ngày/tháng/năm, ví dụ 14/02/1990.`,
      )
      return undefined
    }
    if (kind === 'time' || kind === 'boolean') {
      tell('error', 'roster.not_a_day', `Ô ${ref} không ghi ngày. Đồng chí ghi ${name} theo ngày/tháng/năm, ví dụ 14/02/1990.`)
      return undefined
    }
    const text = plainText(String(value))
    if (text === '') return null
    const before = known.get(text)
    if (before !== undefined) return before
    const read = readTypedDay(text, name, today)
    if ('day' in read) {
      known.set(text, read.day)
      return read.day
    }
    tell('error', `roster.${read.fault}`, read.message)
    return undefined
  }
}

function integerReader(column: Column): CellReader {
  const name = columnName(column)
  const notWhole = (text: string, tell: Tell): undefined => {
    tell('error', 'roster.not_whole', `“${text}” không phải số nguyên. Đồng chí ghi lại ${name}.`)
    return undefined
  }
  return ({ kind, value }, tell) => {
    if (kind === 'number' && typeof value === 'number')
      return Number.isSafeInteger(value) ? value : notWhole(String(value).replace('.', ','), tell)
    const text = plainText(String(value))
    if (kind !== 'text') return notWhole(kind === 'date' ? printDay(String(value).slice(0, 10)) : text, tell)
    if (text === '') return null
    const whole = readInteger(text.replace(/,0+$/, ''))
    if (whole !== null && Number.isSafeInteger(Number(whole))) return Number(whole)
    const doubtful = /^(\d+)\.(\d{1,2})$/.exec(text)
    if (doubtful && Number(doubtful[2]) === 0) return Number(doubtful[1])
    if (doubtful) {
      const [, whole = '', part = ''] = doubtful
      tell(
        'error',
        'roster.ambiguous_number',
        `“${text}” là ${whole},${part} hay ${whole}${part}? Đồng chí ghi lại ${name} bằng số nguyên.`,
      )
      return undefined
    }
    return notWhole(text, tell)
  }
}

const MASKED = /^[•*●]{2,}\s*\d{4}$/

/** Twelve digits, kept as text: Excel drops the zero in front of a number, and every identity number begins with one. */
function identityReader(column: Column): CellReader {
  return ({ kind, value, ref }, tell) => {
    if (kind === 'number' && typeof value === 'number' && Number.isSafeInteger(value) && value > 0) {
      const digits = String(value)
      if (digits.length === 12) return digits
      if (digits.length === 10 || digits.length === 11) {
        const whole = digits.padStart(12, '0')
        tell(
          'warning',
          'roster.zero_dropped',
          `Ô ${ref} ghi số ${digits}, thiếu số 0 đứng đầu nên hiểu là ${mask(whole)} đủ 12 chữ số. Đồng chí kiểm tra lại.`,
        )
        return whole
      }
    }
    const text = plainText(String(value))
    if (text === '') return null
    if (MASKED.test(text)) return `••••${text.slice(-4)}`
    const digits = text.replace(/^'/, '').replace(/[\s.-]/g, '')
    if (/^\d{12}$/.test(digits)) return digits
    const seen = /^\d+$/.test(digits) ? `có ${digits.length} chữ số` : 'có ký tự không phải chữ số'
    const old = digits.length === 9 ? ' Số chứng minh nhân dân 9 chữ số không dùng được nữa.' : ''
    tell('error', 'roster.identity_form', `${column.title} ở ô ${ref} ${seen}, phải gồm 12 chữ số.${old}`)
    return undefined
  }
}

const mask = (digits: string): string => `••••${digits.slice(-4)}`

function listReader(column: Column): CellReader {
  const choices = choiceReader(column.choices ?? [])
  // The few wordings of a list stand in it a hundred thousand times.
  const known = new Map<unknown, string>()
  return ({ value }, tell) => {
    const before = known.get(value)
    if (before !== undefined) return before
    const text = plainText(String(value))
    if (text === '') return null
    if (isSealed(column) && text === MASK) return MASK
    const code = choices.read(text)
    if (code !== null) {
      if (known.size < 1000) known.set(value, code)
      return code
    }
    const advice = choiceAdvice(column.choices ?? [], text)
    tell('error', 'roster.not_a_choice', `“${text}” không có trong danh mục của ${columnName(column)}. ${advice}`)
    return undefined
  }
}

function tickReader(column: Column): CellReader {
  const read = yesNoReader(column)
  const known = new Map<unknown, boolean>()
  return ({ kind, value }, tell) => {
    if (typeof value === 'boolean') return value
    const before = kind === 'date' ? undefined : known.get(value)
    if (before !== undefined) return before
    const text = plainText(kind === 'date' ? printDay(String(value).slice(0, 10)) : String(value))
    const answer = read(text)
    if (answer !== null) {
      if (kind !== 'date' && known.size < 1000) known.set(value, answer)
      return answer
    }
    tell('error', 'roster.not_yes_no', `“${text}” ở ${columnName(column)} chưa rõ là có hay không. Đánh x hoặc để trống.`)
    return undefined
  }
}

function nameReader(column: Column): CellReader {
  return ({ kind, value, ref }, tell) => {
    const text = plainText(String(value))
    if (text === '') return null
    if (kind === 'text' && isLegacyFont(text)) {
      tell(
        'error',
        'roster.legacy_font',
        `Chữ ở ô ${ref} dùng bảng mã cũ (TCVN3 hoặc VNI), không đọc thành tên được. Chuyển tệp sang Unicode rồi nhập lại.`,
      )
      return undefined
    }
    if (kind === 'text' && (column.kind === 'reference' || /\p{L}/u.test(text))) return text
    tell('error', 'roster.not_a_name', `Ô ${ref} ghi “${text}”, không phải ${column.title.toLowerCase()}.`)
    return undefined
  }
}

function textReader(column: Column): CellReader {
  return ({ kind, value, raw, ref }, tell) => {
    if (kind === 'date' && typeof value === 'string') {
      const text = printDay(value.slice(0, 10))
      tell(
        'warning',
        'roster.turned_to_day',
        `Excel đã đổi ô ${ref} thành ngày ${text}. Nếu ${columnName(column)} không ghi ngày, đồng chí đặt kiểu ô là Văn bản rồi ghi lại.`,
      )
      return text
    }
    if (kind === 'number') return plainText(raw)
    const text = plainText(String(value))
    return text === '' ? null : text
  }
}
