import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { pdfOfWord, wordProgram } from './wordPages.ts'

test('a machine without the program says so, and a setting of 0 means none', () => {
  assert.equal(wordProgram('0'), null)
  assert.equal(wordProgram('/khong/co/soffice'), null)
  assert.equal(wordProgram(process.execPath), process.execPath)
})

test('what cannot be set is told as such, and of many who ask at once the last are sent away', async () => {
  // Any program that leaves no pages behind: this one only says its version.
  const asked = Array.from({ length: 6 }, () => pdfOfWord(process.execPath, new Uint8Array([1, 2, 3])))
  assert.deepEqual(await Promise.all(asked), ['failed', 'failed', 'failed', 'failed', 'busy', 'busy'])
  assert.equal(await pdfOfWord(process.execPath, new Uint8Array()), 'failed')
})

test('the program that sets pages is told nothing of keys and databases', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-test-'))
  const before = { ...process.env }
  try {
    const program = join(folder, 'soffice')
    writeFileSync(program, '#!/bin/sh\nenv > "$7/giay.pdf"\n', { mode: 0o755 })
    Object.assign(process.env, {
      SAOVUONG_KEY: 'chìa khóa',
      DATABASE_URL: 'postgres://ai:mat-khau@may/so',
      PGPASSWORD: 'mat-khau',
    })
    const told = await pdfOfWord(program, new Uint8Array([1]))
    assert.ok(typeof told === 'object', String(told))
    const said = Buffer.from(told).toString()
    assert.match(said, /^FONTCONFIG_FILE=/m)
    assert.doesNotMatch(said, /chìa khóa|mat-khau/)
  } finally {
    process.env = before
    rmSync(folder, { recursive: true })
  }
})

test('a program that takes too long is ended with whatever it started', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-test-'))
  try {
    const program = join(folder, 'soffice')
    writeFileSync(program, `#!/bin/sh\nsleep 600 &\necho $! > "${join(folder, 'started')}"\nwait\n`, { mode: 0o755 })
    assert.equal(await pdfOfWord(program, new Uint8Array([1]), 1500), 'failed')
    assert.equal(runs(Number(readFileSync(join(folder, 'started'), 'utf8'))), false)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** What was killed and nobody has waited for yet runs no more. */
function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return !/^State:\s+[ZX]/m.test(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')
  } catch {
    return false
  }
}
