import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { csvText } from './csv.ts'

const COLUMNS = [{ heading: 'Họ và tên' }, { heading: 'Ghi chú; thêm' }]

test('Hà opens the list in Excel and sees Vietnamese, whichever separator her machine uses', async () => {
  assert.equal(
    await csvText(COLUMNS, [
      ['Nguyễn Văn An', 'a,b'],
      [null, 'x;y'],
      [true, 'nói "được"\nrồi'],
    ]),
    '\uFEFFHọ và tên,"Ghi chú; thêm"\r\nNguyễn Văn An,"a,b"\r\n,"x;y"\r\nTRUE,"nói ""được""\nrồi"\r\n',
  )
  assert.equal(await csvText(COLUMNS, [[1122, 0.5]], { separator: ';' }), '\uFEFFHọ và tên;"Ghi chú; thêm"\r\n1122;0.5\r\n')
})

test('a text that begins like a formula is written so that Excel does not run it; a negative number stays a number', async () => {
  const lines = (
    await csvText(
      [{ heading: 'A' }],
      [['=HYPERLINK("x")'], ['+84 912'], ['-5'], [-5], ['@a'], ['  =1'], ['\t=1'], ['＝1'], [{ value: 3, formula: '1+2' }]],
    )
  ).split('\r\n')
  assert.deepEqual(lines.slice(1, -1), [`"'=HYPERLINK(""x"")"`, `'+84 912`, `'-5`, '-5', `'@a`, `'  =1`, `"'\t=1"`, `'＝1`, '3'])
})

test('every field can be read back by the rule of quotes, at either separator', async () => {
  const field = fc.string({ unit: fc.constantFrom('a', 'ệ', '"', ',', ';', '\n', ' ', '=') })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(field, field), { maxLength: 6 }),
      fc.constantFrom(',' as const, ';' as const),
      async (rows, separator) => {
        const text = (await csvText([{ heading: 'A' }, { heading: 'B' }], rows, { separator })).slice(1)
        const fields = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",;\r\n]*))([,;]|\r\n)/g)]
        const read = fields.map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')))
        const guarded = (value: string) => (/^\s*=/.test(value) ? `'${value}` : value)
        assert.deepEqual(read, ['A', 'B', ...rows.flat().map(guarded)])
      },
    ),
  )
})
