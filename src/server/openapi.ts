import type { Action } from '#actions/action.ts'
import { PROBLEMS } from '#domain/problem.ts'
import { type InputField, inputShape, type JsonSchema } from './inputShape.ts'
import REPLIES from './replies.json' with { type: 'json' }
import { sampleInput } from './sampleInput.ts'
import { FILE_LIMIT, takesFile } from './uploads.ts'

/** What every action answers (`npm run docs` reads it from the types); `schemas` are shared by several. */
export type Replies = { actions: Readonly<Record<string, JsonSchema>>; schemas: Readonly<Record<string, JsonSchema>> }

/** The API as OpenAPI 3.1, made from the same schemas that check the requests and from the types the replies are written by. */
export function openApi(actions: Readonly<Record<string, Action>>, replies: Replies = REPLIES): JsonSchema {
  const open = Object.entries(actions).filter(([, action]) => action.allow !== 'system')
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sao Vuông',
      version: '1',
      summary: 'Registers, targets and reports of local-defence commands; every figure with its proof.',
      description:
        'One address per action. Reads: GET with the fields in the address line (lists and objects as JSON), or POST with the same fields as JSON. ' +
        'Writes: POST. Files: multipart/form-data with a part `input` (JSON of the other fields) and the part of the file. ' +
        'Log in with `POST /api/login`: the reply sets the cookie `sv`. Every POST carries the header `x-sao-vuong: 1`. ' +
        'A refusal has a status, a code of the list below and Vietnamese words; wrong inputs list every fault in `findings`.',
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'read', description: 'Reads: change nothing' },
      { name: 'write', description: 'Writes: one transaction and one line in the audit trail' },
    ],
    paths: Object.fromEntries(open.map(([name, action]) => [`/api/${name}`, pathOf(name, action, replies.actions[name] ?? {})])),
    components: {
      schemas: { ...replies.schemas, Problem: problemSchema() },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'sv' } },
      parameters: {
        Forgery: {
          name: 'x-sao-vuong',
          in: 'header',
          required: true,
          schema: { const: '1' },
          description: 'Proves the request comes from a program that means it',
        },
      },
      responses: Object.fromEntries(statuses().map((status) => [`Refused${status}`, refusal(status)])),
    },
  }
}

function pathOf(name: string, action: Action, reply: JsonSchema): JsonSchema {
  const post = operation(name, action, reply, {
    parameters: [{ $ref: '#/components/parameters/Forgery' }],
    requestBody: { required: inputShape(action).fields.some((field) => field.required), content: bodyOf(action) },
  })
  if (action.kind === 'write' || takesFile(action)) return { post }
  return {
    get: operation(name, action, reply, { parameters: inputShape(action).fields.map(queryParameter) }),
    post: { ...post, operationId: `${name}ByPost` },
  }
}

function operation(name: string, action: Action, reply: JsonSchema, rest: JsonSchema): JsonSchema {
  return {
    operationId: name,
    summary: action.summary,
    description: action.title,
    tags: [action.kind],
    security: action.allow === 'open' ? [] : [{ session: [] }],
    ...rest,
    responses: {
      200: answerOf(reply),
      ...Object.fromEntries(statuses().map((status) => [status, { $ref: `#/components/responses/Refused${status}` }])),
    },
  }
}

/** JSON, a file, or either of them by what was asked. */
function answerOf(reply: JsonSchema): JsonSchema {
  const choices = (reply['anyOf'] as JsonSchema[] | undefined) ?? [reply]
  const [files, values] = [choices.filter((one) => one['file'] === true), choices.filter((one) => one['file'] !== true)]
  const json = { 'application/json': { schema: values.length === 1 ? values[0] : { anyOf: values } } }
  const file = { '*/*': { schema: { type: 'string', format: 'binary' } } }
  const description = files.length === 0 ? 'Done' : values.length === 0 ? 'The file' : 'Done, or the file where one was asked for'
  return { description, content: { ...(values.length > 0 ? json : {}), ...(files.length > 0 ? file : {}) } }
}

function bodyOf(action: Action): JsonSchema {
  const { schema, fields } = inputShape(action)
  const files = fields.filter((field) => field.kind === 'file')
  if (files.length === 0) return { 'application/json': { schema, example: sampleInput(action) } }
  const without = withoutFiles(schema, files)
  const parts = Object.fromEntries(
    files.map((field) => [
      field.name,
      { type: 'string', format: 'binary', description: `${field.description} (≤ ${FILE_LIMIT / 1024 / 1024} MB)` },
    ]),
  )
  return {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { input: without, ...parts },
        required: files.filter((field) => field.required).map((field) => field.name),
      },
      encoding: { input: { contentType: 'application/json' } },
      example: { input: sampleInput(action) },
    },
    ...(files.some((field) => field.required) ? {} : { 'application/json': { schema: without, example: sampleInput(action) } }),
  }
}

function withoutFiles(schema: JsonSchema, files: readonly InputField[]): JsonSchema {
  const names = files.map((field) => field.name)
  const properties = Object.entries((schema['properties'] as JsonSchema | undefined) ?? {}).filter(
    ([name]) => !names.includes(name),
  )
  const required = ((schema['required'] as string[] | undefined) ?? []).filter((name) => !names.includes(name))
  return { ...schema, properties: Object.fromEntries(properties), ...(required.length > 0 ? { required } : { required: [] }) }
}

function queryParameter(field: InputField): JsonSchema {
  const { description: _, ...schema } = field.schema
  const shape = field.kind === 'json' ? { content: { 'application/json': { schema } } } : { schema }
  return { name: field.name, in: 'query', required: field.required, description: field.description, ...shape }
}

const statuses = (): number[] => [...new Set(Object.values(PROBLEMS).map(({ status }) => status)), 500].sort((a, b) => a - b)

function refusal(status: number): JsonSchema {
  const codes = Object.entries(PROBLEMS).filter(([, problem]) => problem.status === status)
  const description =
    codes.length === 0 ? 'A fault of the server; `number` finds it in the log' : codes.map(([code]) => code).join(', ')
  const example = codes[0]
    ? { code: codes[0][0], message: codes[0][1].text, findings: [] }
    : { code: 'bug', message: 'Máy chủ gặp trục trặc số 481520 …', findings: [], number: '481520' }
  return { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' }, example } } }
}

const problemSchema = (): JsonSchema => ({
  type: 'object',
  required: ['code', 'message', 'findings'],
  properties: {
    code: { type: 'string', enum: [...Object.keys(PROBLEMS), 'bug', 'address.unknown'] },
    message: { type: 'string', description: 'Vietnamese: the fact, the place, the next step' },
    findings: { type: 'array', items: { $ref: '#/components/schemas/Finding' } },
    number: { type: 'string', description: 'Only of a bug: the number to quote' },
  },
})
