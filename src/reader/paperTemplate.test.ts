import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { indicators } from '#domain/indicators/index.ts'
import type { PaperKind } from '#domain/paperTags.ts'
import { readPaperTemplate } from './paperTemplate.ts'

/** What a clerk who edits a template in Word is told, and where. */
const KNOWN = new Set(indicators.keys())
const paragraph = (...runs: string[]) => `<w:p>${runs.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`
const row = (...cells: string[]) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
const file = (body: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    'word/document.xml': strToU8(`<w:document xmlns:w="w" xmlns:wp="wp"><w:body>${body}</w:body></w:document>`),
    ...more,
  })
const told = async (body: string, kind: PaperKind = 'half_year_report') =>
  (await readPaperTemplate(file(body), kind, KNOWN)).findings.map(({ code, message }) => `${code} | ${message}`)

test('a template with its tags right is asked for exactly what it names, however Word cut the tags into runs', async () => {
  const { findings, asked } = await readPaperTemplate(
    file(
      paragraph('Kỳ {k', 'y}: {force_training_attended', '.giao}, ', '{', 'sdf_strength}') +
        table(row('TT', 'Đơn vị', 'Đạt'), row('{#don_vi}{tt}', '{ten}', '{force_training_attended}{/don_vi}')),
    ),
    'half_year_report',
    KNOWN,
  )
  assert.deepEqual(findings, [])
  assert.deepEqual([...asked.figures].sort(), ['force_training_attended', 'sdf_strength'])
  assert.deepEqual([...asked.ofEach], ['force_training_attended'])
})

test('a name nobody knows is answered with the nearest one, by its paragraph or its cell', async () => {
  assert.deepEqual(await told(paragraph('Mở đầu') + paragraph('Kỳ {kỳ}')), [
    'template.unknown | Đoạn 2: không có thẻ “{kỳ}”. Có phải {ky}?',
  ])
  assert.deepEqual(await told(table(row('a', 'b'), row('c', '{force_training_atended.giao}'))), [
    'template.unknown | Bảng 1, hàng 2, ô 2: không có thẻ “{force_training_atended.giao}”. Có phải {force_training_attended.giao}?',
  ])
  assert.match((await told(paragraph('{sdf_strength.gioa}'))).join(), /không có phần “gioa” của chỉ tiêu/)
  assert.match((await told(paragraph('{ten_gon}'))).join(), /chỉ dùng trong vòng lặp \{#don_vi\}/)
})

test('loops that are not closed, closed without being opened, or crossed are each named', async () => {
  assert.match((await told(paragraph('{#phan}') + paragraph('{ten}'))).join(), /unclosed.*Đoạn 1.*Thêm \{\/phan\}/)
  assert.match((await told(paragraph('{ky}{/phan}'))).join(), /unopened.*chưa mở/)
  const crossed = await told(paragraph('{#phan}{#muc}{ten}{/phan}{/muc}'))
  assert.match(crossed.join(), /crossed.*Đóng \{\/muc\} trước/)
  assert.match((await told(paragraph('{don_vi}'))).join(), /là vòng lặp/)
  assert.match((await told(paragraph('{#ky}a{/ky}'))).join(), /không lặp được/)
})

test('a loop around half a row, from a table into the text, or over two tables is refused', async () => {
  const half = await told(table(row('{ky}', '{#don_vi}{tt}', '{ten}{/don_vi}')))
  assert.match(half.join(), /half_row.*ô 2.*mở ở ô đầu/)
  assert.match((await told(table(row('{#don_vi}{tt}', '{ten}{/don_vi}', 'x')))).join(), /đóng ở ô cuối.*sang ô 3/)
  assert.match((await told(table(row('{#don_vi}{tt}', 'x')) + paragraph('{/don_vi}'))).join(), /half_table/)
  assert.match((await told(table(row('{#don_vi}{tt}', 'x')) + table(row('{/don_vi}', 'x')))).join(), /hai bảng khác nhau/)
  assert.deepEqual(await told(table(row('{#don_vi}{tt}', 'x'), row('y', '{ten}{/don_vi}'))), [])
  assert.deepEqual(await told(table(row('{#don_vi}{ten}; {/don_vi}', 'x'))), [], 'inside one cell')
})

test('a brace alone, an empty tag, a tag in a footnote and a file without tags are told', async () => {
  assert.match((await told(paragraph('Kỳ {ky') + paragraph('} xong'))).join('\n'), /Đoạn 1: ngoặc nhọn lẻ.*\n.*Đoạn 2: ngoặc/)
  assert.match((await told(paragraph('{ }'))).join(), /chưa có tên/)
  assert.match((await told(paragraph('Không có gì'))).join(), /no_tags/)
  const notes = await readPaperTemplate(
    file(paragraph('{ky}'), { 'word/footnotes.xml': strToU8(`<w:footnotes xmlns:w="w">${paragraph('{ky}')}</w:footnotes>`) }),
    'half_year_report',
    KNOWN,
  )
  assert.match(notes.findings.map(({ message }) => message).join(), /chú thích/)
})

test('a picture may take the place of another by its description, words may not', async () => {
  const drawing = (descr: string) =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="${descr}"/></wp:inline></w:drawing></w:r></w:p>`
  assert.deepEqual(await told(drawing('{bieu_do_chi_tieu}')), [])
  assert.match((await told(drawing('{ky}'))).join(), /described/)
})

test('an archive built to fill the memory is refused before anything of it is opened, and so is what is no Word file', async () => {
  const bomb = zipSync({ 'word/document.xml': new Uint8Array(21_000_000) })
  assert.ok(bomb.length < 100_000)
  assert.deepEqual(
    (await readPaperTemplate(bomb, 'edition', KNOWN)).findings.map(({ code }) => code),
    ['template.too_large'],
  )
  assert.deepEqual(
    (await readPaperTemplate(strToU8('không phải Word'), 'edition', KNOWN)).findings.map(({ code }) => code),
    ['template.damaged'],
  )
})

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (type: string, target: string, mode = 'External') =>
  strToU8(
    `<Relationships><Relationship Id="rId1" Type="${REL}/${type}" Target="${target}"${mode ? ` TargetMode="${mode}"` : ''}/></Relationships>`,
  )
const outside = async (more: Record<string, Uint8Array>, body = paragraph('{#phan}{ten}{/phan}')) =>
  (await readPaperTemplate(file(body, more), 'half_year_report', KNOWN)).findings.map(
    ({ code, message }) => `${code} | ${message}`,
  )
const field = (code: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${code}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
const instruction = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`

test('Hùng brings a form that fetches from elsewhere or carries a program: each is refused by what it is and where it stands', async () => {
  const settings = 'word/_rels/settings.xml.rels'
  assert.match(
    (await outside({ [settings]: relations('attachedTemplate', 'http://xa.example/x.dotm') })).join(),
    /^template\.outside \| Trong mẫu có mẫu Word gắn từ nơi khác: “http:\/\/xa\.example\/x\.dotm” \(phần cài đặt của tệp\)/,
  )
  const own = 'word/_rels/document.xml.rels'
  for (const [parts, said] of [
    [{ [own]: relations('image', 'https://xa.example/a.png') }, /ảnh liên kết từ nơi khác.*thân bài/],
    [{ [own]: relations('hyperlink', 'file:///c:/windows/calc.exe') }, /liên kết “file:/],
    [{ [own]: relations('hyperlink', 'javascript:alert(1)') }, /liên kết “javascript:/],
    [{ [own]: relations('aFChunk', 'doc.html', '') }, /altChunk/],
    [{ [own]: relations('oleObject', 'media/x.bin', '') }, /tệp nhúng/],
    [{ [own]: relations('control', 'x.xml', '') }, /ActiveX/],
    [{ 'word/_rels/webSettings.xml.rels': relations('frame', 'http://xa.example/', 'external') }, /frame/],
    [{ 'word/embeddings/oleObject1.bin': strToU8('MZ') }, /tệp nhúng.*word\/embeddings\/oleobject1\.bin/],
    [
      {
        'word/settings.xml': strToU8(
          '<w:settings xmlns:w="w"><sl:schemaLibrary xmlns:sl="s"><sl:schema sl:schemaLocation="http://xa.example/a.xsd"/></sl:schemaLibrary></w:settings>',
        ),
      },
      /lược đồ XML/,
    ],
  ] as const)
    assert.match((await outside(parts)).join(), said)
  for (const asked of [
    'DDEAUTO c:\\\\cmd.exe "/k calc"',
    ' dde x y',
    'INCLUDETEXT "\\\\\\\\may\\\\a.docx"',
    'INCLUDEPICTURE "http://a/b.png"',
    'LINK Excel.Sheet',
  ])
    assert.match(
      (await outside({}, paragraph('{#phan}{ten}{/phan}') + field(instruction(asked)))).join(),
      /trường (DDE|INCLUDE|LINK).*\(đoạn 2\)/,
    )
  assert.match((await outside({}, field(instruction('DDE') + instruction('AUTO cmd')))).join(), /trường DDEAUTO/, 'cut into runs')
  const made = `${instruction('D')}<w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction('QUOTE 68')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  assert.match((await outside({}, field(made))).join(), /trường D…/, 'a name another field makes up')
  assert.match((await outside({}, '<w:p><w:fldSimple w:instr="DDEAUTO cmd"/></w:p>')).join(), /trường DDEAUTO/)
})

test('page numbers, a table of contents and links to pages and letters stay what they are: a form with them is taken', async () => {
  const body =
    paragraph('{#phan}{ten}{/phan}') +
    ['PAGE', ' NUMPAGES \\* Arabic', 'TOC \\o "1-3"', 'HYPERLINK "https://chinhphu.vn/"', 'HYPERLINK \\l "muc1"', '= 1 + 2', '']
      .map((code) => field(instruction(code)))
      .join('')
  assert.deepEqual(
    await outside({ 'word/_rels/document.xml.rels': relations('hyperlink', 'mailto:van-thu@xa.example') }, body),
    [],
  )
})

test('a form with tags in its head and foot alone is told that its papers would carry no figure', async () => {
  assert.match((await told(paragraph('{co_quan}'))).join(), /^template\.no_figures \|.*không có số liệu nào/)
  assert.deepEqual(await told(paragraph('{sdf_strength}')), [])
})
