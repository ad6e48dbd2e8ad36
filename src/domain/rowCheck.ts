import { type Finding, finding, type Where } from './finding.ts'
import { type Day, isDay } from './period.ts'
import { type CellValue, type Column, type Register, type Row, typedColumns, type UnitFacts } from './register.ts'
import { lowerFirst } from './wording.ts'

/** Earliest day any register accepts: before it, a year was typed with two digits or by mistake. */
const EARLIEST: Day = '1930-01-01'

/**
 * A register of an unclassified system holds nothing secret (Luật 117/2025/QH15), not even its title: a grade of secrecy
 * standing as its own word in capitals. In a heading all in capitals the word also ends "bí mật", "bảo mật", "không mật".
 */
const MARKING = /(?<!\p{L})(TUYỆT MẬT|TỐI MẬT|(?<!(?:BÍ|BẢO|CƠ|KHÔNG|ĐỘ)\s)MẬT)(?!\p{L})/u

/** Every grade ends in the same word: a text without it is not looked at closer. */
function isMarked(text: string): boolean {
  const composed = text.normalize('NFC')
  return composed.includes('MẬT') && MARKING.test(composed)
}

/** What Excel writes where a formula came to nothing. */
const SHEET_ERROR = /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/i

/** A name has letters. What begins as a formula does would be reckoned by the next sheet it is copied into. */
const isName = (text: string): boolean => /\p{L}/u.test(text) && !/^[=+\-@]/.test(text) && !SHEET_ERROR.test(text)

const codes = new WeakMap<Column, ReadonlySet<CellValue>>()

/** The codes of a list, made once: every row of a long roster asks. */
function codesOf(column: Column): ReadonlySet<CellValue> {
  const known = codes.get(column)
  if (known) return known
  const made = new Set<CellValue>(column.choices?.map(({ code }) => code))
  codes.set(column, made)
  return made
}

/**
 * Everything wrong with a row's values, at once: kinds, limits, code lists, days that do not exist or lie in the future,
 * and the register's own rules. `where` says which cell a column's finding points at.
 */
export function checkRow(
  register: Register,
  row: Row,
  today: Day,
  where: (column: string) => Where = (column) => ({ column }),
  unit: UnitFacts | null = null,
): Finding[] {
  const findings: Finding[] = []
  const unfit: string[] = []
  for (const [key, column] of typedColumns(register)) {
    const found = checkValue(column, row[key] ?? null, today)
    if (!found) continue
    findings.push(finding(`${register.key}.${key}.${found.code}`, where(key), found.message))
    if (UNFIT.includes(found.code)) unfit.push(key)
  }
  const broken = new Set(findings.map((found) => found.where.column))
  // Half a person or a word in a number's place is nothing to reckon with: the rules of the book see an empty cell there.
  const fit = unfit.length === 0 ? row : { ...row, ...Object.fromEntries(unfit.map((key) => [key, null])) }
  for (const check of register.checks) {
    const found = check(fit, today, unit)
    if (found && !broken.has(where(found.column).column))
      findings.push({ code: found.code, severity: found.severity, where: where(found.column), message: found.message })
  }
  return findings
}

/** What a cell can hold that is no value of its column at all; a day in the future or an unlikely year is still one. */
const UNFIT: readonly string[] = ['not_a_day', 'not_whole', 'too_small', 'too_large', 'not_a_choice', 'not_yes_no', 'not_text']

function checkValue(column: Column, value: Row[string] | undefined, today: Day): { code: string; message: string } | null {
  const title = column.title
  if (value === null || value === undefined || value === '') {
    return column.optional || column.kind === 'yesNo' || column.kind === 'identity'
      ? null
      : { code: 'missing', message: `Chưa ghi ${lowerFirst(title)}.` }
  }
  switch (column.kind) {
    case 'day': {
      if (typeof value !== 'string' || !isDay(value))
        return {
          code: 'not_a_day',
          message: `${title} “${String(value)}” không phải ngày có thật. Ghi ngày/tháng/năm, ví dụ 14/02/1990.`,
        }
      if (value < EARLIEST) return { code: 'too_early', message: `${title} trước năm 1930. Đồng chí kiểm tra lại năm.` }
      if (!column.future && value > today) return { code: 'future', message: `${title} ở tương lai. Đồng chí kiểm tra lại ngày.` }
      return null
    }
    case 'integer': {
      if (typeof value !== 'number' || !Number.isInteger(value))
        return { code: 'not_whole', message: `${title} phải là số nguyên, đang ghi ${written(value)}.` }
      if (column.from !== undefined && value < column.from)
        return { code: 'too_small', message: `${title} ít nhất là ${column.from}.` }
      if (column.to !== undefined && value > column.to)
        return { code: 'too_large', message: `${title} nhiều nhất là ${column.to}.` }
      return null
    }
    case 'choice':
      return codesOf(column).has(value)
        ? null
        : { code: 'not_a_choice', message: `“${String(value)}” không có trong danh mục ${lowerFirst(title)}.` }
    case 'yesNo':
      return typeof value === 'boolean' ? null : { code: 'not_yes_no', message: `${title}: đánh x hoặc để trống.` }
    case 'text':
    case 'name': {
      if (typeof value !== 'string') return { code: 'not_text', message: `${title} phải là chữ.` }
      if (column.from !== undefined && value.length < column.from) return { code: 'too_short', message: `${title} quá ngắn.` }
      if (column.to !== undefined && value.length > column.to)
        return { code: 'too_long', message: `${title} dài quá ${column.to} chữ.` }
      if (column.kind === 'name' && !isName(value))
        return {
          code: 'not_a_name',
          message: `“${value}” không phải ${lowerFirst(title)}: tên phải có chữ, không bắt đầu bằng = + - @ và không phải mã báo lỗi của Excel. Đồng chí ghi lại tên.`,
        }
      if (column.kind === 'text' && isMarked(value))
        return { code: 'classified', message: `${title} mang dấu độ mật. Thông tin mật không ghi ở đây; đồng chí bỏ dòng này.` }
      return null
    }
    default:
      return typeof value === 'string' ? null : { code: 'not_text', message: `${title} ghi chưa đúng.` }
  }
}

/** A number as people here write it, the decimals after a comma; a program that sends one as a text is told so. */
const written = (value: unknown): string =>
  typeof value === 'number'
    ? `“${String(value).replace('.', ',')}”`
    : /^\d+$/.test(String(value))
      ? `chữ “${String(value)}”; gửi số không đặt trong ngoặc kép`
      : `“${String(value)}”`

/** Whether a row may become another by the register's state machine; the first of a chain has nothing before it. */
export function checkMove(register: Register, from: Row | null, to: Row): Finding | null {
  const states = register.states
  if (!states) return null
  const [before, after] = [from?.[states.column] ?? null, to[states.column] ?? null]
  const choices = register.columns[states.column]?.choices
  const say = (code: unknown) => choices?.find((choice) => choice.code === code)?.title ?? String(code)
  if (before === null) {
    if (states.first.includes(String(after))) return null
    return finding(`${register.key}.first_state`, { column: states.column }, `Dòng mới không thể bắt đầu bằng “${say(after)}”.`)
  }
  if (before === after || states.next[String(before)]?.includes(String(after))) return null
  return finding(
    `${register.key}.state_move`,
    { column: states.column },
    `Từ “${say(before)}” không chuyển sang “${say(after)}” được.`,
  )
}
