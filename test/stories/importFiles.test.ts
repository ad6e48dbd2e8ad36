import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import exceljs from 'exceljs'
import { countsOf, errorsOf, fetches, HEADINGS, lists, MEMBERS, type Review, roster, sends } from '../importing.ts'
import { aWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const codesOf = (review: Review, severity = 'error') =>
  review.findings.filter((found) => found.severity === severity).map(({ code }) => code)

async function workbook(fill: (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void): Promise<Uint8Array> {
  const book = new exceljs.Workbook()
  fill(book.addWorksheet('Sheet1'), book)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('what is no workbook, is locked, is a bomb or is cut short is refused in words, and nothing is kept', () =>
  world.trial(async ({ person }) => {
    const good = await roster(MEMBERS)
    const encrypted = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(504),
      Buffer.from('EncryptedPackage\0', 'utf16le'),
      Buffer.alloc(64),
    ])
    const files: [string, Uint8Array][] = [
      ['workbook.not_a_workbook', Buffer.from('%PDF-1.7 báo cáo')],
      ['workbook.not_a_workbook', Buffer.from('họ tên;ngày sinh\r\nA;1/1/1990')],
      ['workbook.empty', new Uint8Array()],
      ['workbook.encrypted', encrypted],
      ['workbook.too_large', zeros(200_000_000)],
      ['workbook.damaged', good.subarray(0, good.length - 400)],
    ]
    for (const [code, bytes] of files) {
      const review = await sends(person('lan'), bytes, { keep: true })
      assert.deepEqual(codesOf(review), [code])
      assert.equal(review.kept, false)
      assert.match(review.findings[0]?.message ?? '', /nhập lại|Chọn|Chép lại/)
    }
    assert.equal((await lists(person('lan'))).total, 0)
  }))

/** A package whose one part is zeros, as an attacker or a broken program makes it. */
function zeros(size: number): Uint8Array {
  const packed = deflateRawSync(Buffer.alloc(size))
  const name = Buffer.from('xl/workbook.xml')
  const facts = Buffer.alloc(22)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(8, 4)
  facts.writeUInt32LE(packed.length, 14)
  facts.writeUInt32LE(size, 18)
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, Buffer.from([name.length, 0, 0, 0]), name])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    Buffer.from([20, 0]),
    facts,
    Buffer.from([name.length, 0, 0, 0]),
    Buffer.alloc(14),
    name,
  ])
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length + packed.length, 16)
  return Buffer.concat([local, packed, central, end])
}

test('headings in two merged rows under a title are understood, and a sheet of another name is found', () =>
  world.trial(async ({ person }) => {
    const bytes = await workbook((sheet, book) => {
      const other = book.addWorksheet('Ghi chú')
      other.addRow(['Danh sách chưa đầy đủ'])
      sheet.addRow(['DANH SÁCH TỰ VỆ'])
      sheet.mergeCells('A1:G1')
      sheet.addRow(['STT', 'HỌ VÀ TÊN', 'Ngày, tháng, năm sinh', 'Tự vệ', null, null, 'CCCD'])
      sheet.addRow([null, null, null, 'Chức vụ', 'Ngày vào', 'Thành phần', null])
      for (const range of ['A2:A3', 'B2:B3', 'C2:C3', 'D2:F2', 'G2:G3']) sheet.mergeCells(range)
      sheet.addRow([1, 2, 3, 4, 5, 6, 7])
      sheet.addRow([1, 'Mai Xuân Trường', new Date('1994-03-17'), 'Chiến sĩ', '2022/02/01', 'cơ động', 36094001234])
      sheet.addRow(['Cộng: 1'])
    })
    const review = await sends(person('lan'), bytes)
    assert.deepEqual(errorsOf(review), [])
    assert.deepEqual(
      review.headings.map(({ column, key }) => [column, key]),
      [
        ['A', null],
        ['B', 'fullName'],
        ['C', 'bornOn'],
        ['D', 'post'],
        ['E', 'joinedOn'],
        ['F', 'forceKind'],
        ['G', 'identityNo'],
      ],
    )
    assert.deepEqual(
      review.preview.map(({ row, shown }) => [
        row,
        shown.fullName,
        shown.bornOn,
        shown.joinedOn,
        shown.forceKind,
        shown.identityNo,
      ]),
      [[5, 'Mai Xuân Trường', '17/3/1994', '01/02/2022', 'Cơ động', '••••1234']],
    )
    assert.deepEqual(codesOf(review, 'warning'), ['roster.zero_dropped'])
  }))

test('a missing column, one named twice and one nobody knows are told by name', () =>
  world.trial(async ({ person }) => {
    const headings = HEADINGS.map((heading) =>
      heading === 'Ngày sinh' ? 'Ngày sanh' : heading === 'Phân đội' ? 'Họ tên' : heading,
    )
    const review = await sends(person('lan'), await roster(MEMBERS, {}, headings), { keep: true })
    assert.deepEqual(
      review.findings
        .filter(({ code }) => code.startsWith('roster.heading') || code === 'roster.column_missing')
        .map(({ code, where }) => [code, where.cell]),
      [
        ['roster.heading_twice', 'G2'],
        ['roster.column_missing', undefined],
        ['roster.heading_unknown', 'C2'],
      ],
    )
    assert.match(errorsOf(review).find(([, message]) => message.includes('không có cột'))?.[1] ?? '', /“Ngày sinh”.*“Ngày sanh”/)
    assert.deepEqual(countsOf(review), { rows: 4, same: 0, added: 0, changed: 0, rejected: 4, kept: false })
    assert.deepEqual(review.effect, [])
  }))

test('a sheet without the headings of the register says which it needs', () =>
  world.trial(async ({ person }) => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['Món ăn', 'Giá'])
      sheet.addRow(['Phở', 40000])
    })
    assert.deepEqual(errorsOf(await sends(person('lan'), bytes)), [
      [
        undefined,
        'Trang “Sheet1” không có hàng tiêu đề của sổ cán bộ, chiến sĩ trong 15 dòng đầu. Hàng đó cần các cột “Họ và tên”, “Ngày sinh”, “Từ ngày”.',
      ],
    ])
  }))

test('merged cells, error values, old fonts and hidden sheets among the rows are told by cell', () =>
  world.trial(async ({ person }) => {
    const bytes = await workbook((sheet, book) => {
      book.addWorksheet('Cũ', { state: 'hidden' })
      sheet.addRow(HEADINGS)
      sheet.addRow([1, 'Cao Đức Mạnh', '11/12/1993', null, null, 'Chiến sĩ', 'Tiểu đội 3', '1/2/2021', 'Đang phục vụ'])
      sheet.addRow([2, 'Lý Anh Tuấn', '06/02/1996', null, null, 'Chiến sĩ', null, { error: '#REF!' }, 'Đang phục vụ'])
      sheet.addRow([3, 'NguyÔn V¨n B×nh', '06/02/1996', null, null, 'Chiến sĩ', null, '1/2/2021', 'Đang phục vụ'])
      sheet.mergeCells('G2:G3')
    })
    const review = await sends(person('lan'), bytes)
    assert.deepEqual(
      errorsOf(review).map(([cell]) => cell),
      ['G2', 'G3', 'H3', 'B4'],
    )
    assert.deepEqual(codesOf(review), ['roster.merged_cell', 'roster.merged_cell', 'roster.cell_error', 'roster.legacy_font'])
    assert.deepEqual(
      review.findings.filter(({ code }) => code === 'roster.merged_cell').map(({ message }) => message),
      [
        'Ô G2 gộp với các ô bên cạnh. Bỏ gộp ô, ghi phân đội ở từng dòng.',
        'Ô G3 nằm trong vùng gộp từ ô G2. Bỏ gộp ô, ghi phân đội ở từng dòng.',
      ],
    )
    assert.deepEqual(codesOf(review, 'note'), ['roster.sheet_hidden'])
  }))

test('sums, signatures, sub-headings and the example of the template are no rows, and each is said', () =>
  world.trial(async ({ person }) => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(HEADINGS.slice(1))
      sheet.addRow(['I. Ban chỉ huy'])
      sheet.mergeCells('A2:H2')
      sheet.addRow(['Cao Đức Mạnh', '11/12/1993', null, null, 'Chiến sĩ', 'Tiểu đội 3', '1/2/2021', 'Đang phục vụ'])
      sheet.addRow(['Tổng cộng'])
      sheet.addRow([])
      sheet.addRow(['NGƯỜI LẬP BIỂU', null, null, null, 'CHỈ HUY TRƯỞNG'])
    })
    const review = await sends(person('lan'), bytes)
    assert.deepEqual(errorsOf(review), [])
    assert.equal(review.rows, 1)
    assert.deepEqual(
      review.findings.map(({ code, where }) => [code, where.row]),
      [
        ['roster.spread_row', 2],
        ['roster.total_row', 4],
        ['roster.foot_row', 6],
      ],
    )
  }))

test('the template of every register opens with its example, which is left out when it is sent back', () =>
  world.trial(async ({ person }) => {
    for (const register of ['personnel', 'courses', 'training', 'duty']) {
      const { name, bytes } = await fetches(person('lan'), 'downloadTemplate', { register })
      assert.match(name, /^mau-so-[a-z0-9-]+-cong-ty-dien-luc-2026-07-15\.xlsx$/)
      const review = await sends(person('lan'), bytes, { register, keep: true })
      assert.deepEqual(errorsOf(review), [], register)
      assert.deepEqual(
        review.findings.map(({ code }) => code),
        ['roster.example_row', 'roster.no_rows'],
        register,
      )
      assert.equal(review.rows, 0)
    }
  }))

test('Lan fills in the template with Excel and every row is taken; its headings cannot be changed', () =>
  world.trial(async ({ person }) => {
    const { bytes } = await fetches(person('lan'), 'downloadTemplate', { register: 'personnel' })
    const book = new exceljs.Workbook()
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = book.getWorksheet('Cán bộ, chiến sĩ')
    assert.ok(sheet)
    const headings = (sheet.getRow(4).values as string[]).slice(1)
    const place = (heading: string) => headings.indexOf(heading) + 1
    const write = (row: number, values: Record<string, unknown>) => {
      for (const [heading, value] of Object.entries(values))
        sheet.getRow(row).getCell(place(heading)).value = value as exceljs.CellValue
    }
    write(6, {
      'Họ và tên': 'Đinh Công Lực',
      'Ngày sinh': new Date('1994-01-15'),
      'Lực lượng': 'Tự vệ',
      'Loại lực lượng': 'Tại chỗ',
      'Chức vụ': 'Chiến sĩ',
      'Từ ngày': new Date('2021-02-01'),
      'Tình trạng': 'Đang phục vụ',
      'Vào theo diện': 'Tuyển mới',
    })
    write(7, {
      'Họ và tên': 'Tạ Hồng Quân',
      'Ngày sinh': new Date('1990-10-23'),
      Nữ: 'x',
      'Từ ngày': new Date('2018-06-01'),
      'Số định danh': '036090009999',
    })
    const review = await sends(person('lan'), new Uint8Array(await book.xlsx.writeBuffer()), { keep: true })
    assert.deepEqual(errorsOf(review), [])
    assert.equal(review.kept, true)
    assert.equal((await lists(person('lan'))).total, 2)
    assert.equal((sheet as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet, true)
    assert.equal(sheet.getCell(6, place('Chức vụ')).dataValidation.type, 'list')
    assert.equal(sheet.getRow(4).getCell(1).protection?.locked ?? true, true)
    assert.equal(sheet.getRow(6).getCell(1).protection?.locked, false)
    assert.ok(book.getWorksheet('Hướng dẫn'))
  }))
