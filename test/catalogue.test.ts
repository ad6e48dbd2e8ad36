import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Action } from '#actions/action.ts'
import { actions as list } from '#actions/index.ts'
import { readFlags } from '#cli/flags.ts'
import { exampleLine } from '#cli/help.ts'
import { PROBLEMS } from '#domain/problem.ts'
import { readGivenInput } from '#server/givenInput.ts'
import { inputShape } from '#server/inputShape.ts'
import { sampleInput } from '#server/sampleInput.ts'
import { takesFile } from '#server/uploads.ts'
import { project, sources } from './sources.ts'

const actions: Readonly<Record<string, Action>> = list
const all = sources()
const vietnamese = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i

test('every action says who may, what it is in Vietnamese and in English, and what it takes', () => {
  for (const [name, action] of Object.entries(actions)) {
    assert.ok(['open', 'session', 'system'].includes(String(action.allow)) || typeof action.allow === 'function', name)
    assert.match(action.title, vietnamese, name)
    assert.doesNotMatch(action.summary, vietnamese, name)
    assert.ok(action.summary.length >= 10, name)
    for (const field of inputShape(action).fields) assert.match(field.name, /^[a-z][A-Za-z0-9]*$/, `${name}.${field.name}`)
  }
})

test('every example the help and the API description show is an input the action takes', () => {
  for (const [name, action] of Object.entries(actions)) {
    const files = Object.fromEntries(
      inputShape(action)
        .fields.filter((field) => field.kind === 'file' && field.required)
        .map((field) => [field.name, { name: 'a.xlsx', bytes: new Uint8Array() }]),
    )
    const sample = sampleInput(action)
    assert.doesNotThrow(() => readGivenInput(action, { values: sample, files }), name)
    // The same example as the command line types it.
    const [, ...words] = exampleLine(name, action).split(` ${name}`)
    const flags = [...words.join(` ${name}`).matchAll(/(--[\w-]+)(?: ('[^']*'|[^\s-]\S*))?/g)].flatMap(([, flag = '', value]) =>
      value === undefined ? [flag] : [flag, value.replace(/^'|'$/g, '')],
    )
    assert.doesNotThrow(
      () => readGivenInput(action, { texts: readFlags(flags, action).texts, files }),
      `${name} ${flags.join(' ')}`,
    )
  }
})

test('every field has words a person understands', () => {
  const bare = Object.entries(actions).flatMap(([name, action]) =>
    inputShape(action)
      .fields.filter(({ description }) => description === '')
      .map((field) => `${name}.${field.name}`),
  )
  assert.deepEqual(bare, [])
})

test('only log-in, an invitation and the sample province open without a session', () => {
  const open = Object.entries(actions)
    .filter(([, { allow }]) => allow === 'open')
    .map(([name]) => name)
  assert.deepEqual(open.sort(), ['acceptInvitation', 'enterDemo', 'finishSignOn', 'login'])
})

test('every action file is in the list under its own name, and the list names no other', () => {
  const files = all.filter(({ room, text }) => room === 'actions' && /^export const (\w+) = defineAction(<[^(]*>)?\(/m.test(text))
  const exported = files.map(({ path, text }) => [path, /^export const (\w+) = defineAction/m.exec(text)?.[1] ?? ''] as const)
  for (const [path, name] of exported) assert.equal(path, `src/actions/${name}.ts`)
  assert.deepEqual(exported.map(([, name]) => name).sort(), Object.keys(actions).sort())
})

test('every problem the product refuses with is used, has words and a status', () => {
  const texts = all
    .filter(({ path }) => path !== 'src/domain/problem.ts')
    .map(({ text }) => text)
    .join('\n')
  const unused = Object.keys(PROBLEMS).filter((code) => !texts.includes(`'${code}'`))
  assert.deepEqual(unused, [])
  for (const [code, { status, text }] of Object.entries(PROBLEMS)) {
    assert.ok(status >= 400 && status < 600, code)
    assert.match(text, vietnamese, code)
    assert.match(text, /[.]$/, code)
    assert.doesNotMatch(text, /!|Lỗi|Vui lòng/, code)
  }
})

test('every word a problem leaves open is filled where it is thrown', () => {
  const thrown = all.flatMap(({ path, text }) =>
    [...text.matchAll(/new Problem\(\s*'([\w.]+)'\s*(?:,\s*\{([^}]*)\})?/g)].map(([, code, args]) => ({
      path,
      code: code ?? '',
      args: args ?? '',
    })),
  )
  assert.ok(thrown.length > 20)
  const lacking = thrown.flatMap(({ path, code, args }) => {
    const text = (PROBLEMS as Readonly<Record<string, { text: string }>>)[code]?.text
    if (text === undefined) return [`${path}: ${code} is not in the table`]
    const wanted = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    return wanted
      .filter((word) => !new RegExp(`\\b${word}\\b`).test(args) && !args.includes('...'))
      .map((word) => `${path}: ${code} lacks ${word}`)
  })
  assert.deepEqual(lacking, [])
})

test('the words a person reads do not shout, beg or say only that something failed', () => {
  const shouting = all
    .filter(({ room }) => room !== 'reader')
    .flatMap(({ path, text }) =>
      [...text.matchAll(/'([^'\n]*)'|`([^`]*)`|>([^<>{}\n]+)</g)].map((match) => ({
        path,
        words: match[1] ?? match[2] ?? match[3] ?? '',
      })),
    )
    .filter(({ words }) => vietnamese.test(words) && /Lỗi!|Vui lòng|[\p{L}]!(\s|$)/u.test(words))
  assert.deepEqual(shouting, [])
})

test('migrations are numbered without a gap', () => {
  const names = readdirSync(`${project}/src/store/migrations`)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  assert.deepEqual(
    names.map((name) => Number(name.slice(0, 4))),
    names.map((_, at) => at + 1),
  )
  for (const name of names) assert.match(name, /^\d{4}-[a-z-]+\.sql$/)
  assert.ok(names.every((name) => readFileSync(`${project}/src/store/migrations/${name}`, 'utf8').trim() !== ''))
})

test('whether an action takes a file is read off its input as the description of it says', () => {
  const told = Object.entries(actions).map(([name, action]) => [name, takesFile(action)])
  const described = Object.entries(actions).map(([name, action]) => [
    name,
    inputShape(action).fields.some((field) => field.kind === 'file'),
  ])
  assert.deepEqual(told, described)
  assert.ok(told.some(([, takes]) => takes))
})
