import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Action, GivenFile } from '#actions/action.ts'
import { Problem } from '#domain/problem.ts'
import type { GivenInput } from './givenInput.ts'

export const FILE_LIMIT = 64 * 1024 * 1024
/** A pasted text may hold 5 MB of letters of up to three bytes. */
export const JSON_LIMIT = 16 * 1024 * 1024

const files = new WeakMap<Action, boolean>()

/** Whether a field of its input is a file. Every route asks it at the start, where describing each input whole would be waited for. */
export function takesFile(action: Action): boolean {
  const known = files.get(action) ?? fieldsOf(action.input).some(isFile)
  files.set(action, known)
  return known
}

function fieldsOf(input: z.core.$ZodType): z.core.$ZodType[] {
  if (input instanceof z.ZodObject) return Object.values(input.shape)
  if (input instanceof z.ZodUnion) return input.options.flatMap(fieldsOf)
  if (input instanceof z.ZodIntersection) return [input.def.left, input.def.right].flatMap(fieldsOf)
  return input instanceof z.ZodPipe ? fieldsOf(input.in) : []
}

const isFile = (field: z.core.$ZodType): boolean =>
  field instanceof z.ZodOptional || field instanceof z.ZodNullable || field instanceof z.ZodDefault
    ? isFile(field.unwrap())
    : z.globalRegistry.get(field)?.['file'] === true

/**
 * multipart/form-data: a part `input` with the JSON of the other fields, and a part for each file field. The part may say that it
 * is application/json, or not, and a browser that appends a Blob gives it a file name: all three are the same JSON.
 */
export async function readUpload(request: FastifyRequest): Promise<GivenInput> {
  const files: Record<string, GivenFile> = {}
  const texts: [string, string][] = []
  let values: unknown = {}
  for await (const part of request.parts()) {
    if (part.fieldname === 'input')
      values = part.type === 'file' ? parseInput(String(await part.toBuffer())) : inputOf(part.value)
    else if (part.type === 'file') files[part.fieldname] = { name: part.filename, bytes: await part.toBuffer() }
    else texts.push([part.fieldname, typeof part.value === 'string' ? part.value : JSON.stringify(part.value)])
  }
  return { values, texts, files }
}

/** A part that says it is application/json has been read already. */
const inputOf = (value: unknown): unknown => (typeof value === 'string' ? parseInput(value) : value)

function parseInput(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('input.wrong', { detail: 'phần “input” không phải JSON đọc được.' })
  }
}
