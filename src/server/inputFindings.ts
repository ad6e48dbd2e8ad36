import type { z } from 'zod'
import { type Finding, finding } from '#domain/finding.ts'
import { FIELD_NAMES } from './fieldWords.ts'
import type { FieldNaming } from './givenInput.ts'
import type { InputField } from './inputShape.ts'

/** Every fault the schema found, in words: the fact and what to write instead. Secrets are never repeated. */
export function inputFindings(
  issues: readonly z.core.$ZodIssue[],
  input: unknown,
  fields: readonly InputField[],
  naming: FieldNaming,
): Finding[] {
  return issues.map((issue) => {
    const [head, ...inner] = issue.path.map(String)
    const field = fields.find(({ name }) => name === head)
    // Over HTTP a person filled a box with a title; on the command line somebody typed a flag.
    const called = naming(head ?? '')
    const name = [called === head ? (FIELD_NAMES[called] ?? called) : called, ...inner].join('.')
    const value = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], input)
    const wanted = inner.length === 0 && field?.description ? ` (${field.description})` : ''
    const path = issue.path.join('.')
    if (value === undefined && issue.code !== 'unrecognized_keys')
      return finding('input.missing', { path }, `thiếu ${name}${wanted}.`)
    const shown = head !== undefined && /password|token/i.test(head) ? '' : shownValue(value)
    return finding(`input.${issue.code}`, { path }, `${name} ${fault(issue)}${shown}${wanted}.`)
  })
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'một đoạn chữ',
  number: 'một số',
  int: 'một số nguyên',
  boolean: 'true hoặc false',
  array: 'một danh sách [ … ]',
  object: 'một đối tượng { … }',
  record: 'một đối tượng { … }',
  null: 'để trống (null)',
}

function fault(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `phải là ${KINDS[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `phải là một trong: ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `${issue.inclusive === false ? 'phải lớn hơn' : 'phải từ'} ${issue.minimum}${measured(issue.origin)}${issue.inclusive === false ? '' : ' trở lên'}`
    case 'too_big':
      return `${issue.inclusive === false ? 'phải dưới' : 'nhiều nhất là'} ${issue.maximum}${measured(issue.origin)}`
    case 'invalid_format':
      return 'viết chưa đúng dạng'
    case 'unrecognized_keys':
      return `có mục lạ: ${issue.keys.join(', ')}`
    case 'not_multiple_of':
      return `phải chia hết cho ${issue.divisor}`
    case 'custom':
      return `phải là ${issue.message}`
    default:
      return 'chưa đúng dạng nào được nhận'
  }
}

const measured = (origin: string): string => ({ string: ' chữ', array: ' mục', set: ' mục', file: ' byte' })[origin] ?? ''

function shownValue(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text === '' ? '' : `, đang là “${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}
