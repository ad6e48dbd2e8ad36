import assert from 'node:assert/strict'
import { z } from 'zod'
import { isMadeFile } from '#actions/action.ts'
import type { Replies } from '#server/openapi.ts'
import described from '#server/replies.json' with { type: 'json' }

const { actions, schemas }: Replies = described
const shapes = new Map<string, z.ZodType>()

/** What an action answered is what the API description says it answers; else the test that asked fails. */
export function holdsToItsDescription(action: string, output: unknown): void {
  const schema = actions[action]
  // An action a test brought along is described nowhere.
  if (!schema) return
  if (isMadeFile(output)) {
    assert.ok(answersWithFile(schema), `${action} answered with a file`)
    return
  }
  let shape = shapes.get(action)
  if (!shape) {
    shape = z.fromJSONSchema(
      JSON.parse(JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/')),
    )
    shapes.set(action, shape)
  }
  const { error } = shape.safeParse(JSON.parse(JSON.stringify(output ?? null)))
  assert.equal(
    error && z.prettifyError(error),
    undefined,
    `${action} answers otherwise than docs/generated/openapi.json says; npm run docs describes it anew`,
  )
}

const answersWithFile = (schema: Readonly<Record<string, unknown>>): boolean =>
  schema.file === true || ((schema.anyOf ?? []) as Readonly<Record<string, unknown>>[]).some(({ file }) => file === true)
