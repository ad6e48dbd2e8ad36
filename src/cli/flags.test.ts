import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { z } from 'zod'
import { defineAction } from '#actions/action.ts'
import { givenFile, unitCode } from '#actions/inputs.ts'
import { Problem } from '#domain/problem.ts'
import { readGivenInput } from '#server/givenInput.ts'
import { flagName, readFlags } from './flags.ts'

const action = defineAction({
  kind: 'write',
  title: 'Thử',
  summary: 'A trial of every kind of field',
  input: z.object({
    unit: unitCode.optional(),
    asOf: z.string().optional(),
    keep: z.boolean().default(false),
    limit: z.int().optional(),
    share: z.number().optional(),
    where: z.array(z.object({ column: z.string() })).optional(),
    roles: z.array(z.string()).optional(),
    file: givenFile.optional(),
  }),
  allow: 'system',
  run: async (_, input) => input,
})
const read = (...args: string[]) => readGivenInput(action, { texts: readFlags(args, action).texts })

test('flags are read by the kind of their field', () => {
  assert.deepEqual(
    read(
      '--unit',
      'so-y-te',
      '--as-of',
      '2023-07-15',
      '--keep',
      '--limit=5',
      '--share',
      '-0.5',
      '--where',
      '[{"column":"post"}]',
    ),
    {
      unit: 'so-y-te',
      asOf: '2023-07-15',
      keep: true,
      limit: 5,
      share: -0.5,
      where: [{ column: 'post' }],
    },
  )
})

test('a bare switch does not swallow what follows it, a spoken one does', () => {
  assert.deepEqual(read('--keep', '--unit', 'a'), { keep: true, unit: 'a' })
  assert.deepEqual(read('--keep', 'false', '--unit', 'a'), { keep: false, unit: 'a' })
  assert.deepEqual(read('--keep', 'không'), { keep: false })
})

test('a flag given twice makes a list where the field takes one', () => {
  assert.deepEqual(read('--roles', 'clerk', '--roles', 'viewer'), { roles: ['clerk', 'viewer'], keep: false })
})

test('what belongs to the command line itself is no field', () => {
  const { wishes, texts, files } = readFlags(['--json', '--out', 'x.json', '--file', 'a.docx', '--unit', 'a', '-h'], action)
  assert.deepEqual(wishes, { json: true, help: true, out: 'x.json', folder: null, jsonl: false })
  assert.deepEqual([texts, files], [[['unit', 'a']], [['file', 'a.docx']]])
})

test('a word without a flag and a flag without its value are refused', () => {
  for (const args of [['so-y-te'], ['--unit'], ['--unit', '--keep'], ['--out']])
    assert.throws(() => readFlags(args, action), Problem, args.join(' '))
})

test('every fault of the flags is told at once, by the flag as it is typed', () => {
  assert.throws(
    () =>
      readGivenInput(action, { texts: readFlags(['--limit', 'năm', '--as-off', 'x', '--where', '{'], action).texts }, flagName),
    (problem: Problem) => {
      const messages = problem.findings.map((finding) => (finding as { message: string }).message)
      assert.equal(messages.length, 3)
      for (const flag of ['--limit', '--as-of', '--where'])
        assert.ok(
          messages.some((message) => message.includes(flag)),
          flag,
        )
      return true
    },
  )
})

test('whatever text a flag carries arrives as it was typed', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 100 }), (text) => {
      assert.deepEqual(readFlags([`--unit=${text}`], action).texts, [['unit', text]])
      if (!text.startsWith('--')) assert.deepEqual(readFlags(['--unit', text], action).texts, [['unit', text]])
    }),
  )
})
