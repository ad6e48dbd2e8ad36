import type { FastifyRequest } from 'fastify'
import type { Action, GivenFile } from '#actions/action.ts'
import { Problem } from '#domain/problem.ts'
import type { GivenInput } from './givenInput.ts'
import { inputShape } from './inputShape.ts'

export const FILE_LIMIT = 64 * 1024 * 1024
/** A pasted text may hold 5 MB of letters of up to three bytes. */
export const JSON_LIMIT = 16 * 1024 * 1024

export const takesFile = (action: Action): boolean => inputShape(action).fields.some((field) => field.kind === 'file')

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
