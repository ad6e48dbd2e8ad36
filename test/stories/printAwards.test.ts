import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { MadeFile } from '#actions/action.ts'
import { readDocument } from '#reader/text.ts'
import { aWorld, type Country, type World } from '../world.ts'

/** What is handed over at the review: the list, and a sheet for each who is commended. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const AWARDED = { state: 'awarded', decision: '88/QĐ-BCH', decidedOn: '2023-12-05' }
async function commend({ person }: Country, subject: string, more: object = {}): Promise<void> {
  await person('hung').does('saveRow', {
    register: 'commendations',
    unit: 'tan-lap',
    values: {
      subjectKind: 'individual',
      subject,
      award: 'advanced_fighter',
      decidedBy: 'provincial_command',
      year: 2023,
      proposedOn: '2023-11-20',
      ...AWARDED,
      ...more,
    },
  })
}

async function prints({ person }: Country, input: object, files = {}): Promise<{ text: string; bytes: Uint8Array }> {
  const { file } = await person('minh').does<MadeFile>('printAwards', { unit: 'son-ha', year: 2023, ...input }, files)
  assert.ok(file.bytes instanceof Uint8Array)
  const { document, findings } = await readDocument(file.bytes)
  assert.deepEqual(findings, [])
  return { text: document?.text ?? '', bytes: file.bytes }
}

test('the list stands under each body that decided, and holds nobody who is only proposed', () =>
  world.trial(async (country) => {
    await commend(country, 'Trần Văn Bền', { post: 'Tiểu đội trưởng' })
    await commend(country, 'Lê Thị Én', { award: 'letter', decidedBy: 'commune_committee', decision: '61/QĐ-UBND' })
    await commend(country, 'Nguyễn Văn Tám', { state: 'proposed', decision: null, decidedOn: null })
    const { text } = await prints(country, {})
    assert.match(text, /DANH SÁCH/)
    assert.match(text, /CHỦ TỊCH UBND XÃ TÂN LẬP: GIẤY KHEN/)
    assert.match(text, /BỘ CHQS TỈNH SƠN HÀ: CHIẾN SĨ TIÊN TIẾN/)
    assert.match(text, /Trần Văn Bền.*Tiểu đội trưởng.*88\/QĐ-BCH ngày 05\/12\/2023/s)
    assert.match(text, /Danh sách có 2 tập thể, cá nhân/)
    assert.doesNotMatch(text, /Nguyễn Văn Tám/)
    assert.match((await prints(country, { state: 'proposed' })).text, /Nguyễn Văn Tám/)
  }))

const sheetsOf = (bytes: Uint8Array): number =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).split('<w:br w:type="page"/>').length

test('each award has its sheet: who, what, by whom, under which decision; the same again gives the same bytes', () =>
  world.trial(async (country) => {
    await commend(country, 'Trần Văn Bền', { reason: 'Cứu hai em nhỏ trong mưa lũ' })
    await commend(country, 'Tiểu đội 1', {
      subjectKind: 'collective',
      award: 'letter',
      decidedBy: 'commune_committee',
      decision: '61/QĐ-UBND',
    })
    const { text, bytes } = await prints(country, { format: 'certificates' })
    assert.equal(sheetsOf(bytes), 2)
    assert.match(text, /BỘ CHQS TỈNH SƠN HÀ\s+TẶNG DANH HIỆU\s+CHIẾN SĨ TIÊN TIẾN\s+Trần Văn Bền\s+Cứu hai em nhỏ trong mưa lũ/)
    assert.match(text, /CHỦ TỊCH UBND XÃ TÂN LẬP\s+TẶNG\s+GIẤY KHEN\s+Tiểu đội 1/)
    assert.match(text, /\| Tân Lập, ngày 05\/12\/2023/)
    assert.doesNotMatch(text, /\{\{/)
    assert.deepEqual((await prints(country, { format: 'certificates' })).bytes, bytes)
  }))

/** A sheet as Word leaves it: a field cut into runs where somebody stopped typing. */
const ownSheet = (body: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    '_rels/.rels': strToU8(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}<w:sectPr/></w:body></w:document>`,
    ),
  })
const runs = (...texts: string[]): string => `<w:p>${texts.map((text) => `<w:r><w:t>${text}</w:t></w:r>`).join('')}</w:p>`

test('an office prints on a sheet of its own, wherever Word cut the fields', () =>
  world.trial(async (country) => {
    await commend(country, 'Trần <Văn> & Bền')
    const template = { name: 'giay-khen.docx', bytes: ownSheet(runs('Tặng đồng chí {', '{T', 'ÊN}', '}, năm {{ năm', ' }}.')) }
    const { text } = await prints(country, { format: 'certificates' }, { template })
    assert.equal(text.trim(), 'Tặng đồng chí TRẦN <VĂN> & BỀN, năm 2023.')
  }))

test('the sheet to begin from holds every line; fields nobody knows, a sheet without fields and a year without awards are refused in words', () =>
  world.trial(async (country) => {
    assert.match((await prints(country, { format: 'template' })).text, /\{\{DANH HIỆU\}\}/)
    const refused = async (bytes: Uint8Array) =>
      (
        await country
          .person('minh')
          .isRefused(
            'printAwards',
            { unit: 'son-ha', year: 2023, format: 'certificates' },
            { template: { name: 'm.docx', bytes } },
          )
      ).message
    assert.match(
      await refused(ownSheet(runs('{{tên}}'))),
      /^Năm 2023 Tỉnh Sơn Hà chưa có khen thưởng nào đã có quyết định. Ghi vào sổ/,
    )
    await commend(country, 'Trần Văn Bền')
    assert.match(await refused(ownSheet(runs('{{ho ten}}'))), /chưa hiểu \{\{ho ten\}\}\. Các chỗ điền nhận được: .*\{\{tên\}\}/)
    assert.match(await refused(ownSheet(runs('Giấy khen'))), /chưa có chỗ điền nào/)
    assert.match(await refused(new Uint8Array([1, 2, 3])), /Không nhận tệp/)
  }))
