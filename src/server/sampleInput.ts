import type { Action } from '#actions/action.ts'
import { type InputField, inputShape, type JsonSchema } from './inputShape.ts'

/** What the fields that many actions share hold in an example: a place and a period of the sample province. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  unit: 'son-giang',
  period: '2023-H1',
  asOf: '2023-07-15',
  on: '2023-07-15',
  from: '2023-01-13',
  to: '2023-07-15',
  day: '2023-07-15',
  decidedOn: '2023-04-20',
  effectiveOn: '2023-07-01',
  number: '214/QĐ-BCH',
  register: 'personnel',
  indicator: 'force_training_attended',
  id: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8e9f',
  directive: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8ea0',
  conference: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8ea4',
  content: 'Ký quy chế phối hợp với công an phường',
  owners: 'Ban CHQS Sở Y tế',
  round: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8ea1',
  edition: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8ea2',
  delegation: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8ea3',
  concerns: 'so-y-te',
  dueOn: '2023-07-18',
  basis: 'Giấy ủy quyền số 12/GUQ-BCH',
  validFrom: '2023-07-01',
  validTo: '2023-07-31',
  words: 'Đề nghị đối chiếu lại sổ trực',
  key: '0190b2c4-7a1e-7c3d-9f10-000000000001',
  login: 'tro-ly',
  password: 'mat-khau-cua-toi',
  oneTimeCode: '123456',
  device: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8ea6',
  packet: '0190b2c4-7a1e-7c3d-9f10-3b5a6c7d8ea5',
  card: 'saovuong-khoa-1:the-khoa-cua-noi-kia',
  fingerprint: 'K7QM-2XTB-5DRA-WJ3P-ZC6N-EH4L-VU2S',
  name: 'Trần Thị Mai',
  role: 'clerk',
  reason: 'Đối chiếu với bản giấy',
  search: 'xi mang',
  column: 'identityNo',
  code: 'so-tai-chinh',
  text: 'Huấn luyện tự vệ 519/842 đồng chí, đạt 61,6%.',
}

/** An input that teaches: the required fields and the ones most often given, made from the schema itself. */
export function sampleInput(action: Action): Record<string, unknown> {
  const shown = inputShape(action).fields.filter((field) => field.required || ['unit', 'period', 'asOf'].includes(field.name))
  return Object.fromEntries(shown.filter((field) => field.kind !== 'file').map((field) => [field.name, sampleOf(field)]))
}

function sampleOf(field: InputField): unknown {
  const known = SAMPLES[field.name]
  if (field.choices.length > 0) return field.choices.includes(String(known)) ? known : field.choices[0]
  if (known !== undefined && typeof known === 'string' && field.kind === 'text') return known
  return sampleOfSchema(field.schema)
}

function sampleOfSchema(schema: JsonSchema): unknown {
  if (schema['default'] !== undefined) return schema['default']
  if (schema['const'] !== undefined) return schema['const']
  const choices = schema['enum'] as unknown[] | undefined
  if (choices) return choices[0]
  const options = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as JsonSchema[] | undefined
  if (options?.[0]) return sampleOfSchema(options[0])
  const type = [schema['type']].flat()[0]
  if (type === 'object') {
    const required = (schema['required'] as string[] | undefined) ?? []
    const properties = Object.entries((schema['properties'] as Record<string, JsonSchema> | undefined) ?? {})
    return Object.fromEntries(
      properties
        .filter(([name]) => required.includes(name))
        .map(([name, inner]) => [
          name,
          typeof SAMPLES[name] === 'string' && inner['type'] === 'string' ? SAMPLES[name] : sampleOfSchema(inner),
        ]),
    )
  }
  if (schema['format'] === 'email') return 'tro-ly@vi-du.vn'
  if (type === 'array') return [sampleOfSchema((schema['items'] as JsonSchema | undefined) ?? {})]
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema['minimum'] ?? 1))
  return 'chữ'
}

export const isSecret = (name: string): boolean => /password|token|oneTimeCode/i.test(name)
