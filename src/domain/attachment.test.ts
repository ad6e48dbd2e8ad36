import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attachmentName } from './attachment.ts'

test('a name is kept as it is read: no folders, no hidden signs, its ending whole', () => {
  assert.equal(attachmentName('Quy chế phối hợp.docx'), 'Quy chế phối hợp.docx')
  assert.equal(attachmentName('Quy chế.docx'.normalize('NFD')), 'Quy chế.docx'.normalize('NFC'))
  assert.equal(attachmentName('C:\\Users\\lan\\..\\ke hoach.pdf'), 'ke hoach.pdf')
  assert.equal(attachmentName('../../etc/passwd'), 'passwd')
  assert.equal(attachmentName('kehoach\u202Efdp.exe'), 'kehoachfdp.exe')
  assert.equal(attachmentName('a\r\nSet-Cookie: x.pdf'), 'aSet-Cookie x.pdf')
  assert.equal(attachmentName('.pdf'), 'tep.pdf')
  assert.equal(attachmentName(''), 'tep')
  assert.equal(attachmentName(`${'dài '.repeat(80)}.docx`).length, 155)
})
