import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { readAttachment } from './attachment.ts'
import { bearsMarking } from './text/marking.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const XML = '<?xml version="1.0" encoding="UTF-8"?>'
const paragraph = (...runs: string[]) => `<w:p>${runs.map((run) => `<w:r><w:t>${run}</w:t></w:r>`).join('')}</w:p>`
const docx = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`${XML}<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
  })
const xlsx = (cells: string, sheet = ''): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(`${XML}<workbook/>`),
    'xl/sharedStrings.xml': strToU8(`${XML}<sst>${cells}</sst>`),
    'xl/worksheets/sheet1.xml': strToU8(`${XML}<worksheet><sheetData/>${sheet}</worksheet>`),
  })
const codes = async (name: string, bytes: Uint8Array) => {
  const { kind, findings } = await readAttachment(name, bytes)
  return [kind, ...findings.map(({ code }) => code)]
}
const WORDS = paragraph('Kế hoạch công tác quốc phòng năm 2023')
const PDF = utf8(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>\nendobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000058 00000 n \n0000000115 00000 n \ntrailer << /Size 4 /Root 1 0 R >>\nstartxref\n187\n%%EOF',
)

test('a stamp on a line or in a cell of its own is a marking; the word in a sentence is none', () => {
  for (const text of [
    'MẬT',
    'UBND TỈNH\nTUYỆT MẬT\nSố: 12',
    '  [ TỐI MẬT ]  ',
    'T U Y Ệ T   M Ậ T',
    'MẬT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độ mật: Tối mật',
    'Tuyệt mật',
    'MẬT'.normalize('NFD'),
  ])
    assert.ok(bearsMarking(text), text)
  for (const text of [
    'Tập huấn bảo vệ bí mật nhà nước',
    'TĂNG CƯỜNG BẢO MẬT THÔNG TIN',
    'Nội dung này không mật',
    'Phân loại: KHÔNG MẬT',
    'Cấm soạn văn bản MẬT trên máy nối mạng, kể cả TỐI MẬT và TUYỆT MẬT',
    'mật',
    'Mật ong rừng',
  ])
    assert.ok(!bearsMarking(text), text)
})

test('what a file is its bytes say: a name that says otherwise is refused', async () => {
  assert.deepEqual(await codes('ke-hoach.docx', docx(WORDS)), ['docx'])
  assert.deepEqual(await codes('ke-hoach.pdf', docx(WORDS)), [null, 'file.other_than_named'])
  assert.deepEqual(await codes('ke-hoach.docx', xlsx('<si><t>Kế hoạch</t></si>')), [null, 'file.other_than_named'])
  assert.deepEqual(await codes('bang.xlsx', xlsx('<si><t>Kế hoạch</t></si>')), ['xlsx'])
  assert.deepEqual(await codes('ghi-chu.txt', utf8('Đã ký quy chế phối hợp')), ['text'])
  assert.deepEqual(await codes('ghi-chu', utf8('Đã ký quy chế phối hợp')), [null, 'file.other_than_named'])
  assert.deepEqual(await codes('trang.html', utf8('<script>alert(1)</script>')), [null, 'file.other_than_named'])
  for (const bytes of [
    [0x4d, 0x5a, 0x90, 0],
    [0x7f, 0x45, 0x4c, 0x46],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1],
  ])
    assert.deepEqual(await codes('ke-hoach.pdf', Uint8Array.from(bytes)), [null, 'file.kind'])
  assert.deepEqual(await codes('rong.pdf', new Uint8Array()), [null, 'file.empty'])
})

test('a stamp is found in the body, in a header, in a box on the page, split over runs, in a cell or above a sheet', async () => {
  const header = (text: string) => ({ 'word/header1.xml': `${XML}<w:hdr xmlns:w="w">${text}</w:hdr>` })
  const refused = [null, 'text.classified']
  assert.deepEqual(await codes('a.docx', docx(paragraph('MẬT') + WORDS)), refused)
  assert.deepEqual(await codes('a.docx', docx(paragraph('TUYỆT ', 'MẬT') + WORDS)), refused)
  assert.deepEqual(await codes('a.docx', docx(WORDS, header(paragraph('TỐI MẬT')))), refused)
  const box = `<w:p><w:r><w:t>Số: 12/KH</w:t></w:r><w:r><w:pict><v:textbox xmlns:v="v"><w:txbxContent>${paragraph('MẬT')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`
  assert.deepEqual(await codes('a.docx', docx(box)), refused)
  assert.deepEqual(await codes('a.xlsx', xlsx('<si><t>MẬT</t></si>')), refused)
  assert.deepEqual(await codes('a.xlsx', xlsx('<si><r><t>TUYỆT</t></r><r><t> MẬT</t></r></si>')), refused)
  const printed = '<headerFooter><oddHeader>&amp;R&amp;"Times New Roman,Bold"&amp;14MẬT</oddHeader></headerFooter>'
  assert.deepEqual(await codes('a.xlsx', xlsx('<si><t>Danh sách</t></si>', printed)), refused)
  assert.deepEqual(await codes('a.txt', utf8('MẬT\nKế hoạch')), refused)
  assert.deepEqual(await codes('a.docx', docx(WORDS + paragraph('Bảo vệ bí mật nhà nước là nhiệm vụ của mọi người'))), ['docx'])
})

test('pictures of pages are taken with a word of care, macros and broken packages are not', async () => {
  assert.deepEqual(await codes('anh.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2])), [
    'png',
    'file.without_text',
  ])
  assert.deepEqual(await codes('anh.JPG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1])), ['jpeg', 'file.without_text'])
  assert.deepEqual(await codes('quet.pdf', PDF), ['pdf', 'file.without_text'])
  assert.deepEqual(await codes('a.docx', docx(WORDS, { 'word/vbaProject.bin': 'x' })), [null, 'file.macros'])
  assert.deepEqual(await codes('a.docx', docx(WORDS, { 'word/media/image1.png': 'x' })), ['docx', 'file.unread_parts'])
  assert.equal((await codes('a.docx', docx(WORDS).subarray(0, 200)))[0], null)
  assert.equal((await codes('a.docx', docx('<w:p><w:t>dở dang')))[0], null)
  // A Word file that came in half is no "Excel file", and nobody is to open it in Excel.
  const { findings } = await readAttachment('a.docx', docx(WORDS).subarray(0, 200))
  assert.deepEqual(
    findings.map(({ message }) => message),
    ['Tệp bị hỏng hoặc chép thiếu, không đọc hết được. Mở tệp gốc, lưu lại rồi gửi lại.'],
  )
})

test('a file that reaches another machine or starts a program when it is opened is not kept; one that only may be followed is', async () => {
  const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const attached = (target: string, type = 'attachedTemplate') => ({
    'word/_rels/settings.xml.rels': `${XML}<Relationships><Relationship Id="r" Type="${REL}/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
  })
  const refused = [null, 'file.outside']
  for (const target of ['http://xa.example/x.dotm', '\\\\may\\x.dotm', 'file:///\\may\\x.dotm', 'file://may/x.dotm'])
    assert.deepEqual(await codes('a.docx', docx(WORDS, attached(target))), refused, target)
  assert.deepEqual(await codes('a.docx', docx(`${WORDS}<w:p><w:fldSimple w:instr="DDEAUTO cmd"/></w:p>`)), refused)
  assert.deepEqual(await codes('a.docx', docx(WORDS, attached('https://xa.example/', 'hyperlink'))), ['docx'])
  assert.deepEqual(
    await codes('a.docx', docx(WORDS, attached('file:///C:/Users/thu/Mau.dotx'))),
    ['docx'],
    'as Word itself writes',
  )
  const { findings } = await readAttachment('a.docx', docx(WORDS, { 'word/vbaProject.bin': 'x' }))
  assert.match(findings[0]?.message ?? '', /\.$/)
})
