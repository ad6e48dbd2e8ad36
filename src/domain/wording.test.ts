import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, dayPeriod, weekOfDay } from './period.ts'
import { rational } from './quantity.ts'
import {
  foldSpelling,
  foldTone,
  otherSpelling,
  printDay,
  printDecimal,
  printFigure,
  printInteger,
  printLongDay,
  printMoney,
  printPercent,
  printPeriod,
  printWords,
  readDay,
  readDecimal,
  readInteger,
  readMoney,
  readPercent,
  readPeriod,
  readWords,
} from './wording.ts'

test('numbers are written the Vietnamese way', () => {
  assert.equal(printInteger(1122), '1.122')
  assert.equal(printInteger(-3), '\u22123')
  assert.equal(printPercent(116, 121), '95,87%')
  assert.equal(printPercent(1, 0), '')
  assert.equal(printMoney(4_700_000_000), '4,7 tỷ đồng')
  assert.equal(printMoney(327_600), '327.600 đồng')
  assert.equal(printMoney(1_170_000), '1,17 triệu đồng')
})

test('a day below ten and the months January and February carry a zero', () => {
  assert.equal(printDay('2023-07-15'), '15/7/2023')
  assert.equal(printDay('2023-07-01'), '01/7/2023')
  assert.equal(printDay('2023-02-14'), '14/02/2023')
  assert.equal(printLongDay('2023-07-01'), 'ngày 01 tháng 7 năm 2023')
})

test('a day is read in every form people write it', () => {
  for (const text of [
    '15/7/2023',
    '15-07-23',
    '15.7.2023',
    '15-7-2023',
    'ngày 15/7/2023',
    'ngày 15 tháng 7 năm 2023',
    '15 tháng 7/2023',
    '2023-07-15',
  ])
    assert.equal(readDay(text), '2023-07-15', text)
  assert.equal(readDay('1/7', 2023), '2023-07-01')
  assert.equal(readDay('1/7'), null)
  assert.equal(readDay('31/4/2023'), null)
  assert.equal(readDay('15/7-2023'), null)
})

test('periods are read in their variants', () => {
  assert.deepEqual(readPeriod('Quý II/2023'), { kind: 'quarter', year: 2023, part: 2 })
  assert.deepEqual(readPeriod('6 tháng đầu năm', 2023), { kind: 'half', year: 2023, part: 1 })
  assert.deepEqual(readPeriod('nửa cuối năm 2023'), { kind: 'half', year: 2023, part: 2 })
  assert.deepEqual(readPeriod('tháng 7/2023'), { kind: 'month', year: 2023, part: 7 })
  assert.deepEqual(readPeriod('quý III'), null)
  assert.deepEqual(readPeriod('tháng 13/2023'), null)
  assert.deepEqual(readPeriod('6 tháng đầu năm'), null)
  assert.deepEqual(readPeriod('đầu năm 2023'), null)
})

test('every period is read back as it was printed', () => {
  for (let year = 1999; year <= 2050; year++)
    for (const [kind, parts] of [
      ['month', 12],
      ['quarter', 4],
      ['half', 2],
      ['nine', 1],
      ['year', 1],
    ] as const)
      for (let part = 1; part <= parts; part++)
        assert.deepEqual(readPeriod(printPeriod({ kind, year, part })), { kind, year, part })
})

test('every week and every day a report is asked for is read back; a week the year does not have is none', () => {
  for (let day = '2019-12-25'; day < '2027-01-10'; day = addDays(day, 1))
    for (const period of [weekOfDay(day), dayPeriod(day)]) assert.deepEqual(readPeriod(printPeriod(period)), period)
  assert.deepEqual(readPeriod('Tuần 30/2026'), { kind: 'week', year: 2026, part: 30 })
  assert.deepEqual(readPeriod('tuần 30', 2026), { kind: 'week', year: 2026, part: 30 })
  assert.deepEqual([readPeriod('tuần 30'), readPeriod('tuần 53/2027'), readPeriod('tuần 0/2026')], [null, null, null])
})

test('every day of thirty years is read back, short and long', () => {
  for (let day = '2010-01-01'; day < '2040-01-01'; day = addDays(day, 1)) {
    assert.equal(readDay(printDay(day)), day)
    assert.equal(readDay(printLongDay(day)), day)
  }
})

test('integers, decimals, percentages and sums of money are read back as they were printed', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.integer({ min: 0, max: 6 }), (units, decimals) => {
      assert.equal(readInteger(printInteger(units)), units)
      assert.deepEqual(readDecimal(printDecimal({ units, decimals })), { units, decimals })
      assert.deepEqual(readPercent(`${printDecimal({ units, decimals })}%`), { units, decimals })
      assert.equal(readMoney(printMoney(units)), units)
      assert.equal(readMoney(printMoney(units * 1_000_000n)), units * 1_000_000n)
    }),
  )
  assert.equal(readInteger('1.12'), null)
  assert.equal(readDecimal('1,2,3'), null)
})

test('number words are written as schools teach them', () => {
  const known: Record<string, number> = {
    không: 0,
    'mười lăm': 15,
    'hai mươi mốt': 21,
    'hai mươi tư': 24,
    'một trăm linh năm': 105,
    'một nghìn hai trăm': 1200,
    'một nghìn không trăm linh năm': 1005,
    'tám nghìn tám trăm ba mươi hai': 8832,
    'hai triệu không trăm linh một': 2_000_001,
    'bốn tỷ bảy trăm triệu': 4_700_000_000,
    'năm mươi lăm': 55,
    'mười một': 11,
  }
  for (const [words, value] of Object.entries(known)) {
    assert.equal(printWords(value), words)
    assert.equal(readWords(words), BigInt(value))
  }
})

test('number words are read as people also say them', () => {
  const said: Record<string, number> = {
    'hai mốt': 21,
    'ba lăm': 35,
    'năm tư': 54,
    'một ngàn hai trăm': 1200,
    'một trăm lẻ năm': 105,
    'một triệu hai': 1_200_000,
    'hai trăm rưỡi': 250,
    'ba nghìn rưỡi': 3500,
    'bẩy mươi': 70,
    'hai chục': 20,
    'hai nghìn ba trăm tỷ': 2_300_000_000_000,
    'hai trăm tư': 240,
  }
  for (const [words, value] of Object.entries(said)) assert.equal(readWords(words), BigInt(value), words)
  for (const words of ['', 'đồng chí', 'hai người', 'mốt', 'linh năm']) assert.equal(readWords(words), null, words)
})

test('every number up to ten thousand, and any at all, is read back from its words', () => {
  for (let value = 0; value <= 10_000; value++) assert.equal(readWords(printWords(value)), BigInt(value))
  fc.assert(fc.property(fc.bigInt(0n, 10n ** 40n), (value) => assert.equal(readWords(printWords(value)), value)))
})

test('a figure is printed with its own unit, and a missing one is never a zero', () => {
  assert.equal(printFigure(1122, { unit: 'đồng chí', measure: 'count' }), '1.122 đồng chí')
  assert.equal(printFigure(null, { unit: 'đồng chí', measure: 'count' }), '–')
  assert.equal(printFigure(rational(519, 842), { unit: '%', measure: 'ratio', percent: true }), '61,64%')
  assert.equal(printFigure(1, { unit: '%', measure: 'ratio', percent: true }), '100,00%')
  assert.equal(printFigure(4_700_000_000n, { unit: 'tỷ đồng', measure: 'money', scale: 1_000_000_000 }), '4,7 tỷ đồng')
  assert.equal(printFigure(rational(9467, 2568), { unit: 'người', measure: 'ratio' }), '3,69 người')
  assert.equal(printFigure(327_600, { unit: 'đồng/ngày', measure: 'money' }), '327.600 đồng/ngày')
})

test('folding forgets tone marks, composition and the place of the mark', () => {
  assert.equal(foldTone('Hòa Bình'), foldTone('Hoà  Bình'.normalize('NFD')))
  assert.equal(foldTone('Đồng chí'), 'dong chi')
})

test('a syllable written with i or with y is one word for whoever compares, and no other word is', () => {
  for (const [one, other] of [
    ['chiến sỹ', 'Chiến sĩ'],
    ['kỹ thuật', 'kĩ thuật'],
    ['Quí I', 'quý I'],
    ['Uỷ ban', 'Ủy ban'],
    ['Hoà, Mỹ', 'Hòa, Mĩ'],
    ['LÝ', 'lí'],
  ] as const)
    assert.equal(foldSpelling(one), foldSpelling(other))
  for (const [one, other] of [
    ['tay', 'tai'],
    ['thuý', 'thúi'],
    ['máy', 'mái'],
    ['yên', 'iên'],
    ['quy', 'quây'],
  ] as const)
    assert.notEqual(foldSpelling(one), foldSpelling(other))
  assert.deepEqual(['sy', 'qui', 'say', 'y', 'si'].map(otherSpelling), ['si', 'quy', null, null, 'sy'])
})
