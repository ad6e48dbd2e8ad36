import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { mutatedFiles } from '../../test/mutations.ts'
import { claimsIn } from './claims.ts'
import { decodeText, fromTcvn3, fromVni } from './text/encoding.ts'
import { paragraphStarts, pastedDocument, readDocument } from './text.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const code = async (bytes: Uint8Array): Promise<string | undefined> => (await readDocument(bytes)).findings[0]?.code
const docx = (body: string, more: Record<string, Uint8Array> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ),
    ...more,
  })

test('fonts of before Unicode are spelled anew', () => {
  assert.equal(fromTcvn3('qu©n sè tù vÖ lµ 1.122 ®ång chÝ'), 'quân số tự vệ là 1.122 đồng chí')
  assert.equal(
    fromVni('quaân soá töï veä laø 1.122 ñoàng chí, ñöôïc huaán luyeän'),
    'quân số tự vệ là 1.122 đồng chí, được huấn luyện',
  )
})

test('a text is recognised in every encoding offices keep', () => {
  const words = 'Cộng hòa xã hội chủ nghĩa Việt Nam, quân số 1.122 đồng chí'
  assert.deepEqual(decodeText(utf8(words)), { text: words, encoding: 'utf-8' })
  assert.equal(decodeText(utf8(words.normalize('NFD')))?.text.normalize('NFC'), words)
  assert.equal(
    decodeText(
      new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...words].map((letter) => letter.charCodeAt(0))).buffer)]),
    )?.text,
    words,
  )
  const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  assert.equal(decodeText(latin('Céng hoµ x· héi chñ nghÜa ViÖt Nam, qu©n sè tù vÖ'))?.encoding, 'tcvn3')
  assert.equal(decodeText(latin('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, quaân soá töï veä'))?.encoding, 'vni')
})

test('a Word text keeps its paragraphs, joins the cells of a row and leaves out what was struck', async () => {
  const { document } = await readDocument(
    docx(
      '<w:p><w:r><w:t>Đạt 95</w:t></w:r><w:r><w:t>,86%</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>81</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>89</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
    ),
  )
  assert.equal(document?.text, 'Đạt 95,86%\n81  | 89 \n')
})

test('what cannot be read is refused in words, never by a fault', async () => {
  assert.equal(await code(new Uint8Array()), 'text.empty')
  assert.equal(await code(utf8(' \n\t ')), 'text.empty')
  assert.equal(await code(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7) % 256)), 'text.binary')
  assert.equal(await code(docx('').subarray(0, 60)), 'text.damaged')
  assert.equal(await code(zipSync({ 'xl/workbook.xml': strToU8('<a/>') })), 'text.not_a_document')
  assert.equal(await code(utf8('%PDF-1.7\nkhông phải pdf')), 'text.damaged')
  assert.equal(await code(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...utf8('x'.repeat(600))])), 'text.binary')
  assert.equal(await code(utf8('a'.repeat(11 * 1024 * 1024))), 'text.too_large')
})

test('a bomb dressed as a Word file is refused before it is unpacked', async () => {
  const bomb = docx(`<w:p><w:r><w:t>${'0'.repeat(60_000_000)}</w:t></w:r></w:p>`)
  assert.ok(bomb.length < 200_000)
  assert.equal(await code(bomb), 'text.unpacked_too_large')
})

test('a stamped grade of secrecy is refused and the text dropped; the word in a sentence is not', () => {
  assert.equal(pastedDocument('TUYỆT MẬT\nQuân số 5 đồng chí').document, null)
  assert.equal(pastedDocument('Độ mật: Mật\nQuân số').document, null)
  assert.ok(pastedDocument('Tập huấn bảo vệ bí mật nhà nước cho 45 đồng chí').document)
})

/** The smallest PDF of one page that a reader accepts. */
function pdf(content: string, trailer = ''): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let text = '%PDF-1.4\n'
  const starts = objects.map((object, i) => {
    const start = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(start).padStart(10, '0')} 00000 n \n`
  })
  const table = text.length
  return utf8(
    `${text}xref\n0 6\n0000000000 65535 f \n${starts.join('')}trailer << /Size 6 /Root 1 0 R ${trailer}>>\nstartxref\n${table}\n%%EOF`,
  )
}

test('a PDF is read line by line; a scanned one and a locked one are refused in words', async () => {
  const words = await readDocument(pdf('BT /F1 12 Tf 72 720 Td (1.122 nguoi, dat) Tj 0 -14 Td (95,86% ke hoach) Tj ET'))
  assert.equal(words.document?.text, '1.122 nguoi, dat\n95,86% ke hoach\n')
  assert.deepEqual(words.document?.pages, [0])
  assert.equal(await code(pdf('0 0 m 10 10 l S')), 'text.scanned')
  const lock = `/Encrypt << /Filter /Standard /V 1 /R 2 /O (${'a'.repeat(32)}) /U (${'b'.repeat(32)}) /P -4 >> /ID [(a)(a)] `
  assert.equal(await code(pdf('BT ET', lock)), 'text.encrypted')
})

test('paragraphs of a PDF are told by the gap between their lines, and a page is known by its number', async () => {
  const { document } = await readDocument(
    pdf(
      'BT /F1 12 Tf 72 720 Td (Quan so 1.122 dong chi,) Tj 0 -14 Td (dat 95,86% ke hoach.) Tj 0 -40 Td (Doan hai co 48 luot truc.) Tj ET',
    ),
  )
  assert.equal(document?.text, 'Quan so 1.122 dong chi,\ndat 95,86% ke hoach.\n\nDoan hai co 48 luot truc.\n')
  assert.deepEqual(document && paragraphStarts(document), [0, 46])
})

test('a table of Word is read by its rows and headings, and each number keeps its place', async () => {
  const cell = (text: string): string => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`
  const { document } = await readDocument(
    docx(
      `<w:tbl>${row('Nội dung', 'Kết quả', 'Tỷ lệ (%)')}${row('Công dân nhập ngũ', '31', '100')}${row('Lớp bồi dưỡng kiến thức quốc phòng', '3', '75')}</w:tbl>`,
    ),
  )
  const text = document?.text ?? ''
  const claims = claimsIn(text)
  assert.deepEqual(
    claims.map((claim) => [text.slice(claim.start, claim.end), claim.form, claim.indicator]),
    [
      ['31', 'count', 'enlisted_total'],
      ['100', 'percent', 'enlistment_completion_rate'],
      ['3', 'count', 'dse_classes_opened'],
      ['75', 'percent', 'dse_plan_completion_rate'],
    ],
  )
})

test('bent Word and PDF files are read or refused in words, never by a fault', async () => {
  const words = docx('<w:p><w:r><w:t>Quân số 1.122 đồng chí, đạt 95,86%</w:t></w:r></w:p>')
  const page = pdf('BT /F1 12 Tf 72 720 Td (1.122 nguoi, dat 95,86% ke hoach) Tj ET')
  for (const bytes of [...mutatedFiles([words], 400), ...mutatedFiles([page], 10)]) {
    const { document, findings } = await readDocument(bytes)
    assert.ok(document !== null || findings.some(({ message }) => message.endsWith('.')))
    if (document) for (const claim of claimsIn(document.text)) assert.ok(claim.end <= document.text.length)
  }
})
