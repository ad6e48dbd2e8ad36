import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, type Day } from '#domain/period.ts'
import type { Column } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { rosterColumns, templateColumns } from '#domain/rosterColumns.ts'
import { readTypedDay } from '#domain/typedDay.ts'
import { foldTone, printDay } from '#domain/wording.ts'
import { type CellSpec, workbookBytes } from '#report/xlsx.ts'
import { cellReader } from './roster/cells.ts'
import { nearest, plainText, wordKey } from './roster/texts.ts'
import { readRoster } from './roster.ts'
import type { SheetCell } from './sheet.ts'

const TODAY: Day = '2026-07-15'
const personnel = registers.personnel ?? assert.fail()
const duty = registers.duty ?? assert.fail()
const aDay = fc.nat(25_000).map((days) => addDays('1930-01-01', days))

/** What one cell of a column is read as, and what is told of it. */
function reads(
  column: Column | undefined,
  value: SheetCell['value'],
  kind: SheetCell['kind'] = typeof value === 'number' ? 'number' : 'text',
): [unknown, string[]] {
  const told: string[] = []
  const cell: SheetCell = { ref: 'C4', column: 3, kind, value, raw: String(value) }
  const read = cellReader(column ?? assert.fail(), TODAY)(cell, (severity, code) => told.push(`${severity} ${code}`))
  return [read, told]
}

test('a day written in any of the usual ways is read as that day', () => {
  fc.assert(
    fc.property(aDay, (day) => {
      const [year = '', month = '', date = ''] = day.split('-')
      const [m, d] = [String(Number(month)), String(Number(date))]
      const ways = [
        printDay(day),
        `${d}/${m}/${year}`,
        `${d}-${m}-${year}`,
        `${d}.${m}.${year}`,
        `${date} / ${month} / ${year}`,
        day,
        `${year}/${month}/${date}`,
        `ngày ${d} tháng ${m} năm ${year}`,
        `${printDay(day)} 00:00:00`,
      ]
      for (const text of ways) assert.deepEqual(readTypedDay(text, 'ngày sinh', TODAY), { day }, text)
    }),
  )
})

test('two digits of a year are the nearest year that is not to come', () => {
  assert.deepEqual(readTypedDay('12-5-94', 'ngày sinh', TODAY), { day: '1994-05-12' })
  assert.deepEqual(readTypedDay('1/2/22', 'ngày sinh', TODAY), { day: '2022-02-01' })
  assert.deepEqual(readTypedDay('1/2/27', 'ngày sinh', TODAY), { day: '2027-02-01' })
  assert.deepEqual(readTypedDay('1/2/28', 'ngày sinh', TODAY), { day: '1928-02-01' })
})

test('a day that does not exist is told with what the month has', () => {
  const told = (text: string) => {
    const read = readTypedDay(text, 'ngày sinh', TODAY)
    return 'day' in read ? read.day : read.message
  }
  assert.equal(told('31/4/1991'), 'Tháng 4 có 30 ngày. Đồng chí kiểm tra lại ngày sinh 31/4/1991.')
  assert.equal(told('29/2/1991'), 'Tháng 2 năm 1991 có 28 ngày. Đồng chí kiểm tra lại ngày sinh 29/2/1991.')
  assert.equal(told('5/13/1994'), 'Không có tháng 13. Ngày ghi trước, tháng ghi sau. Đồng chí kiểm tra lại ngày sinh 5/13/1994.')
  assert.equal(told('1994'), 'Mới ghi năm 1994. Đồng chí ghi đủ ngày/tháng/năm vào ngày sinh.')
  assert.match(told('05/1994'), /^Mới ghi tháng, năm/)
  assert.match(told('không rõ'), /không phải ngày/)
})

test('whatever is typed into a day, it is a day that exists or a reason', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9/.\- ]{0,12}$/)), (text) => {
      const read = readTypedDay(text, 'ngày sinh', TODAY)
      if ('day' in read) assert.equal(new Date(`${read.day}T00:00:00Z`).toISOString().slice(0, 10), read.day)
      else assert.match(read.message, /Đồng chí/)
    }),
  )
})

test('whole numbers as text are read, a point that may open decimals is asked about', () => {
  const people = duty.columns.people
  for (const [text, value] of [
    ['12', 12],
    ['1.122', 1122],
    ['12,0', 12],
    ['12.0', 12],
    [' 7 ', 7],
  ] as const)
    assert.deepEqual(reads(people, text), [value, []], text)
  assert.deepEqual(reads(people, 12), [12, []])
  assert.deepEqual(reads(people, '1.5'), [undefined, ['error roster.ambiguous_number']])
  assert.deepEqual(reads(people, 1.5), [undefined, ['error roster.not_whole']])
  assert.deepEqual(reads(people, 'năm người'), [undefined, ['error roster.not_whole']])
})

test('yes is x, có, 1, the word of the heading; of a sex column also Nam and Nữ', () => {
  for (const text of ['x', 'X', 'có', '1', 'Nữ', 'nu', '✓'])
    assert.deepEqual(reads(personnel.columns.female, text), [true, []], text)
  for (const text of ['Nam', '0', 'không', '-']) assert.deepEqual(reads(personnel.columns.female, text), [false, []], text)
  assert.deepEqual(reads(personnel.columns.partyMember, 'Nam'), [undefined, ['error roster.not_yes_no']])
  assert.deepEqual(reads(personnel.columns.partyMember, true, 'boolean'), [true, []])
})

test('an identity number keeps its zeros, is padded where Excel dropped one, and is refused with another count of digits', () => {
  const identity = personnel.columns.identityNo
  assert.deepEqual(reads(identity, '036 090 001 111'), ['036090001111', []])
  assert.deepEqual(reads(identity, 36090001111), ['036090001111', ['warning roster.zero_dropped']])
  assert.deepEqual(reads(identity, 1090001111), ['001090001111', ['warning roster.zero_dropped']])
  assert.deepEqual(reads(identity, '123456789'), [undefined, ['error roster.identity_form']])
  assert.deepEqual(reads(identity, '••••0836'), ['••••0836', []])
})

test('every item of every list is read by its title, its other names and its code, with or without marks and in any case', () => {
  for (const register of Object.values(registers)) {
    for (const column of Object.values(register.columns)) {
      for (const { code, title, also } of column.choices ?? []) {
        for (const word of [title, code, ...(also ?? [])]) {
          for (const text of [word, foldTone(word), word.toUpperCase(), word.normalize('NFD'), ` ${word}  `])
            assert.deepEqual(reads(column, text), [code, []], `${register.key}: ${text}`)
        }
      }
    }
  }
})

test('a title is read however i and y are spelt in it', () => {
  const title = registers.commendations?.columns.award
  for (const text of ['Chiến sỹ thi đua cơ sở', 'CHIẾN SĨ THI ĐUA CƠ SỞ', 'chien sy thi dua co so'])
    assert.deepEqual(reads(title, text), ['basic_fighter', []], text)
})

test('no heading of a register means two of its columns', () => {
  for (const register of Object.values(registers)) {
    const seen = new Map<string, string>()
    for (const { key, column, role } of rosterColumns(register).filter(({ role }) => role === 'value' || role === 'unit')) {
      for (const heading of [column.title, ...(column.headings ?? [])]) {
        const other = seen.get(wordKey(heading))
        assert.ok(other === undefined || other === key, `${register.key}: “${heading}” is ${other} and ${key} (${role})`)
        seen.set(wordKey(heading), key)
      }
    }
  }
})

test('the nearest word is offered for a slip of the hand and none for another word', () => {
  const posts = ['Tiểu đội trưởng', 'Trung đội trưởng', 'Chiến sĩ']
  assert.equal(nearest('Tiểu đôi trưỡn', posts), 'Tiểu đội trưởng')
  assert.equal(nearest('Chiên sỹ', posts), 'Chiến sĩ')
  assert.equal(nearest('Bác sĩ nội trú', posts), null)
})

test('text is composed and bare of what cannot be seen, and tidying twice changes nothing', () => {
  assert.equal(plainText(`  Nguye\u0302\u0303n\u00a0 Va\u0306n\u200b Hoa\u0300 \n`), 'Nguyễn Văn Hoà')
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => assert.equal(plainText(plainText(text)), plainText(text))))
})

test('columns in any order and with other headings give the same rows', async () => {
  const columns = templateColumns(personnel)
  const values: Record<string, CellSpec> = {
    fullName: 'Huỳnh Tấn Phát',
    bornOn: '1989-07-25',
    female: 'x',
    force: 'Tự vệ',
    forceKind: 'Cơ động',
    post: 'Chiến sĩ',
    joinedOn: '2018-03-15',
    status: 'Đang phục vụ',
    entry: 'Tuyển mới',
  }
  const read = async (order: typeof columns, pick: number) => {
    const spec = {
      name: 'DS',
      columns: order.map(({ column }) => ({
        heading: [column.title, ...(column.headings ?? [])].at(pick % (1 + (column.headings?.length ?? 0))) ?? '',
        kind: column.kind === 'day' ? ('date' as const) : ('text' as const),
      })),
      rows: [order.map(({ key }) => values[key] ?? null)],
    }
    const { rows, findings } = await readRoster(await workbookBytes([spec]), personnel, { today: TODAY })
    assert.deepEqual(findings, [])
    return Object.fromEntries(Object.entries(rows[0]?.values ?? {}).sort())
  }
  const plain = await read(columns, 0)
  assert.equal(plain.forceKind, 'mobile')
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(columns, { minLength: columns.length }), fc.nat(4), async (order, pick) =>
      assert.deepEqual(await read(order, pick), plain),
    ),
    { numRuns: 20 },
  )
})
