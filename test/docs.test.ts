import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import type { Action } from '#actions/action.ts'
import { actions as list } from '#actions/index.ts'
import { generatedDocuments } from '#cli/docs.ts'
import { PROBLEMS } from '#domain/problem.ts'
import { registers } from '#domain/registers/index.ts'
import { project } from './sources.ts'

const actions: Readonly<Record<string, Action>> = list
const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: project })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => !path.startsWith('docs/generated/'))
const read = (path: string) => readFileSync(join(project, path), 'utf8')

test('the generated pages are what the sources say today (npm run docs)', () => {
  const stale = generatedDocuments().filter(({ path, text }) => !existsSync(join(project, path)) || read(path) !== text)
  assert.deepEqual(
    stale.map(({ path }) => path),
    [],
  )
})

test('every link between the documents leads somewhere', () => {
  const dead = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => !existsSync(join(project, dirname(path), target)))
      .map((target) => `${path}: ${target}`),
  )
  assert.deepEqual(dead, [])
})

/** `src/domain/period.ts`, `domain/period.ts`, `docs/decisions/`: whatever in a document looks like a place in the repository. */
test('every path the documents mention exists', () => {
  const rooms = 'domain|store|reader|report|actions|server|cli|web|demo'
  const place = new RegExp(`^(?:(?:src|test|docs|bin|bench|samples)/|(?:${rooms})/)[\\w./-]*$`)
  const missing = documents.flatMap((path) =>
    [...read(path).matchAll(/`([^`\n]+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((word) => place.test(word) && !/[*…<]/.test(word))
      .filter((word) => ![word, `src/${word}`].some((one) => existsSync(normalize(join(project, one)))))
      .map((word) => `${path}: ${word}`),
  )
  assert.deepEqual(missing, [])
})

test('every command a document shows is one: npm scripts and actions by name', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)
  const wrong = documents.flatMap((path) => {
    const text = read(path)
    const run = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !scripts.includes(name))
    const called = [...text.matchAll(/(?:saovuong|cli) -- ([A-Za-z]+)/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !(name in actions) && name !== 'help')
    return [...run, ...called].map((name) => `${path}: ${name}`)
  })
  assert.deepEqual(wrong, [])
})

test('a document that names a register or a problem names one that exists', () => {
  const wrong = documents.flatMap((path) => {
    const text = read(path)
    const books = [...text.matchAll(/registers\/(\w+)\.ts/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !(name in registers) && !existsSync(join(project, `src/domain/registers/${name}.ts`)))
    const codes = [
      ...text.matchAll(
        /`((?:session|access|input|action|unit|register|record|period|indicator|target|entry|file|database)\.[a-z_]+)`/g,
      ),
    ].map((match) => match[1] ?? '')
    return [...books, ...codes.filter((code) => !(code in PROBLEMS))].map((name) => `${path}: ${name}`)
  })
  assert.deepEqual(wrong, [])
})
