import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '#domain/problem.ts'
import { asProblem } from './refusals.ts'

const codeOf = (error: Error): string => {
  const told = asProblem(error)
  return told instanceof Problem ? told.code : 'bug'
}
const fault = (code: string, syscall?: string) => Object.assign(new Error('x'), { code, ...(syscall ? { syscall } : {}) })

test('a database that went away is told as one that cannot be reached, however its connection ended', () => {
  const away = [fault('57P01'), fault('57P03'), fault('08006'), fault('ECONNREFUSED', 'connect'), fault('ENOENT', 'connect')]
  const cut = [fault('EPIPE', 'write'), fault('ECONNRESET', 'read'), fault('53300')]
  for (const error of [...away, ...cut]) assert.equal(codeOf(error), 'database.unreachable')
})

test('a disk that is full has words of its own; a file that is missing, or a pipe of something else, stays a fault of ours', () => {
  assert.equal(codeOf(fault('53100')), 'database.full')
  assert.equal(codeOf(fault('ENOENT', 'open')), 'bug')
  assert.equal(codeOf(fault('23514')), 'bug')
})
