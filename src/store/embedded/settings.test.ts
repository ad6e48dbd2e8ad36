import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsFor } from './settings.ts'

test('PostgreSQL’s own memory is a quarter of the machine’s, at least 128 MB and at most 1 GB', () => {
  const sharedAt = (memory: number) => settingsFor('/run/x', {}, memory).shared_buffers
  assert.deepEqual([256, 512, 2048, 4096, 8192, 262_144].map(sharedAt), ['128MB', '128MB', '512MB', '1024MB', '1024MB', '1024MB'])
})

test('what the caller chooses goes before what the machine suggests', () => {
  assert.equal(settingsFor('/run/x', { work_mem: '4MB' }, 8192).work_mem, '4MB')
})

test('with a socket folder there is no network address; without one there is loopback alone', () => {
  assert.equal(settingsFor('/run/x', {}, 8192).listen_addresses, '')
  assert.equal(settingsFor(undefined, {}, 8192).listen_addresses, '127.0.0.1')
  assert.equal(settingsFor(undefined, {}, 8192).unix_socket_directories, undefined)
})
