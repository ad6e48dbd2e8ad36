import { z } from 'zod'
import type { Action } from '#actions/action.ts'
import { FIELD_WORDS } from './fieldWords.ts'

/** One field of an action's input, as the command line, the address line of a read and the API description need it. */
export type InputField = {
  name: string
  kind: 'text' | 'integer' | 'number' | 'yesNo' | 'file' | 'json'
  required: boolean
  /** Vietnamese, from the schema's own `.describe()`. */
  description: string
  choices: readonly string[]
  /** Value when nothing is given; undefined where there is none. */
  fallback: unknown
  schema: JsonSchema
}

export type JsonSchema = { readonly [key: string]: unknown }

const shapes = new WeakMap<Action, { schema: JsonSchema; fields: InputField[] }>()

/** The JSON Schema of an action's input and its fields; made once, since every request reads it. */
export function inputShape(action: Action): { schema: JsonSchema; fields: InputField[] } {
  const known = shapes.get(action)
  if (known) return known
  // Only `custom` (a file) has no JSON Schema of its own; its meta says that it is a file.
  const {
    $schema: _,
    '~standard': __,
    ...schema
  } = z.toJSONSchema(action.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema
  const shape = { schema, fields: fieldsOf(schema) }
  shapes.set(action, shape)
  return shape
}

/** Inputs that are one of several objects show the fields of all; a field is required when it is in each of them. */
function fieldsOf(schema: JsonSchema): InputField[] {
  const options = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (options) {
    const each = options.map(fieldsOf)
    const all = new Map(each.flat().map((field) => [field.name, field]))
    return [...all.values()].map((field) => ({
      ...field,
      required: each.every((fields) => fields.some(({ name, required }) => name === field.name && required)),
    }))
  }
  const parts = (schema['allOf'] as JsonSchema[] | undefined)?.flatMap(fieldsOf) ?? []
  const required = (schema['required'] as string[] | undefined) ?? []
  const own = Object.entries((schema['properties'] as Record<string, JsonSchema> | undefined) ?? {}).map(([name, field]) => ({
    name,
    kind: kindOf(field),
    required: required.includes(name),
    description: String(field['description'] ?? FIELD_WORDS[name] ?? ''),
    choices: choicesOf(field),
    fallback: field['default'],
    schema: field,
  }))
  return [...parts, ...own]
}

function kindOf(schema: JsonSchema): InputField['kind'] {
  if (schema['file'] === true) return 'file'
  const types = typesOf(schema)
  // A text that may also be a number or a list is typed as it is; JSON only where nothing else can say it.
  if (types.has('string')) return 'text'
  if (types.has('array') || types.has('object')) return 'json'
  if (types.has('boolean')) return 'yesNo'
  if (types.has('number')) return 'number'
  return types.has('integer') ? 'integer' : 'text'
}

function typesOf(schema: JsonSchema): Set<unknown> {
  const options = (schema['anyOf'] ?? schema['oneOf'] ?? schema['allOf']) as JsonSchema[] | undefined
  if (options) return new Set(options.flatMap((option) => [...typesOf(option)]))
  if (schema['enum'] !== undefined || schema['const'] !== undefined) return new Set([schema['type'] ?? 'string'])
  return new Set([schema['type']].flat())
}

function choicesOf(schema: JsonSchema): string[] {
  const options = (schema['anyOf'] ?? schema['oneOf']) as JsonSchema[] | undefined
  if (options) return options.flatMap(choicesOf)
  return ((schema['enum'] as unknown[] | undefined) ?? []).map(String)
}
