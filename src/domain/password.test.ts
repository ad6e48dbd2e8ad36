import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { passwordFault } from './password.ts'

test('twelve letters are enough, eleven are not, and a whole sentence is welcome', () => {
  assert.equal(passwordFault('trăng lên đồ', 'lan'), null)
  assert.equal(passwordFault('trăng lên đ', 'lan'), 'short')
  assert.equal(passwordFault('con cò bay lả bay la, bay từ cửa phủ bay ra cánh đồng, rồi lại bay về bờ ao', 'lan'), null)
  assert.equal(passwordFault(`${'trăng lên đồi '.repeat(15)}`, 'lan'), 'long')
})

test('nothing is asked about capitals, figures or signs: only length and that not everybody tries it first', () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('bưởi', 'khê', 'lũng', 'sương', 'đoàn', 'quỳnh'), { minLength: 4, maxLength: 9 }),
      (words) => {
        assert.equal(passwordFault(words.join(' '), 'lan'), new Set(words.join(' ')).size < 5 ? 'known' : null)
      },
    ),
  ))

test('what everybody tries first is refused however it is dressed up', () => {
  for (const password of [
    'matkhau123456',
    'Mật khẩu 2026!',
    'password2026!!',
    'danquantuve2026',
    '123456789012',
    '098765432109',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abababababab',
    'qwertyqwerty12',
    'Admin@12345678',
  ])
    assert.equal(passwordFault(password, 'lan'), 'known', password)
})

test('a password that is the log-in with a year behind it is refused as such', () => {
  assert.equal(passwordFault('tro-ly-phu-son-2026', 'tro-ly-phu-son'), 'named')
  assert.equal(passwordFault('Trợ lý Phú Sơn 2026', 'tro-ly-phu-son'), 'named')
})
