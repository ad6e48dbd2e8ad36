import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registers } from '#domain/registers/index.ts'
import { conditionWords } from '../../src/web/conditionWords.ts'

const personnel = registers.personnel

test('a condition of a proof is said in the words of its register', () => {
  assert.ok(personnel)
  const say = (condition: Parameters<typeof conditionWords>[0]) =>
    conditionWords(condition, personnel as unknown as Parameters<typeof conditionWords>[1])
  assert.equal(say({ column: 'force', is: 'equal', value: 'self_defence' }), 'Lực lượng: Tự vệ')
  assert.equal(say({ column: 'status', is: 'in', value: ['serving', 'extended'] }), 'Tình trạng: Đang phục vụ, Kéo dài thời hạn')
  assert.equal(say({ column: 'joinedOn', is: 'to', value: '2023-07-15' }), 'Từ ngày: đến hết 15/7/2023')
  assert.equal(say({ column: 'female', is: 'equal', value: true }), 'Nữ: có')
  assert.equal(say({ column: 'leftOn', is: 'openAt', value: '2023-07-15' }), 'Đến ngày: chưa hết vào 15/7/2023')
  assert.equal(say({ column: 'leftOn', is: 'empty' }), 'Đến ngày: để trống')
  assert.equal(say({ column: 'unit.managedBy', is: 'equal', value: 'province' }), 'Cấp quản lý: cấp tỉnh')
})

test('every kind of condition a register counts by has words, and none shows a code', () => {
  for (const register of Object.values(registers))
    for (const { where } of register.counts)
      for (const condition of where) {
        const words = conditionWords(condition, register as unknown as Parameters<typeof conditionWords>[1])
        assert.match(words, /^\S.*: \S/)
        assert.doesNotMatch(words, /_|undefined|null|NaN/)
      }
})
