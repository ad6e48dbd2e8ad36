import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { MadeFile } from '#actions/action.ts'
import { readDocument } from '#reader/text.ts'
import { wordProgram } from '#report/pdf/wordPages.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

/** Papers on a form the province wrote itself in Word. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const bytesOf = ({ file }: MadeFile): Uint8Array => {
  assert.ok(file.bytes instanceof Uint8Array)
  return file.bytes
}
const textOf = async (bytes: Uint8Array): Promise<string> => (await readDocument(bytes)).document?.text ?? ''
const starter = async (who: Person, kind: string, unit = 'son-ha') =>
  bytesOf(await who.does<MadeFile>('downloadPaperTemplate', { unit, kind }))
/** What a person changes in Word. */
const edited = (docx: Uint8Array, change: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(docx)
  const before = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  const after = change(before)
  assert.notEqual(after, before)
  return zipSync({ ...parts, 'word/document.xml': strToU8(after) })
}
const saves = (who: Person, kind: string, bytes: Uint8Array, more: object = {}) =>
  who.does<{ id: string; findings: { code: string }[] }>(
    'savePaperTemplate',
    { unit: 'son-ha', kind, ...more },
    { file: { name: 'Mẫu của tỉnh.docx', bytes } },
  )
const report = (who: Person, unit = 'so-y-te') =>
  who.does<MadeFile>('renderReport', { unit, period: '2026-H1', format: 'docx' }).then(bytesOf)
const join = ({ person }: Country) =>
  person('mai').does('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: { fullName: 'Nguyễn Thị Hoa', bornOn: '1994-05-12', joinedOn: '2025-03-15' },
  })

test('Hùng changes the form of the half-year report in Word; from its day the papers of the agencies below are printed on it', () =>
  world.trial(async (country) => {
    await join(country)
    const hung = country.person('hung')
    const own = edited(await starter(hung, 'half_year_report'), (xml) =>
      xml.replace(
        'Kết quả thực hiện chỉ tiêu giao',
        'Biểu của tỉnh: {sdf_strength.ten} là {sdf_strength} {sdf_strength.don_vi_tinh}',
      ),
    )
    const said = await saves(hung, 'half_year_report', own)
    assert.deepEqual(said.findings, [])
    const bytes = await report(country.person('mai'))
    const text = await textOf(bytes)
    assert.match(text, /Biểu của tỉnh: .* là 1 đồng chí/)
    assert.match(text, /BAN CHỈ HUY QUÂN SỰ/)
    assert.match(text, /I\. KẾT QUẢ|I\. Kết quả thực hiện/)
    assert.doesNotMatch(text, /[{}]/)
    const province = await textOf(await report(hung, 'son-ha'))
    assert.match(province, /Ban CHQS Sở Y tế/, 'each unit has its row')
    mkdirSync('test/artefacts', { recursive: true })
    writeFileSync('test/artefacts/bao-cao-theo-mau.docx', bytes)
    // The PDF follows the same form where this machine sets Word's pages, else that of the house; which of them is told.
    const asked = { unit: 'so-y-te', period: '2026-H1', format: 'pdf' }
    const pdf = bytesOf(await country.person('mai').does<MadeFile>('renderReport', asked))
    const { ownPdf } = await country.person('mai').does<{ ownPdf: boolean }>('listPaperTemplates', { unit: 'so-y-te' })
    assert.equal(ownPdf, wordProgram() !== null)
    assert.equal(/Biểu của tỉnh: .* là 1 đồng chí/.test((await textOf(pdf)).replace(/\s+/g, ' ')), ownPdf)
    writeFileSync('test/artefacts/bao-cao-theo-mau.pdf', pdf)
    const { kinds } = await country
      .person('mai')
      .does<{ kinds: { kind: string; inForce: string | null; own: boolean }[] }>('listPaperTemplates', { unit: 'so-y-te' })
    assert.deepEqual(
      kinds.filter(({ inForce }) => inForce !== null),
      [{ ...kinds.find(({ kind }) => kind === 'half_year_report'), inForce: said.id, own: false }],
    )
  }))

test('a form from tomorrow is not used today; one given up makes way for that of the house', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const own = edited(await starter(hung, 'half_year_report'), (xml) =>
      xml.replace('Trên đây là báo cáo', 'Theo mẫu tỉnh, báo cáo'),
    )
    await saves(hung, 'half_year_report', own, { validFrom: '2026-07-16' })
    assert.doesNotMatch(await textOf(await report(country.person('mai'))), /Theo mẫu tỉnh/)
    await saves(hung, 'half_year_report', own)
    assert.match(await textOf(await report(country.person('mai'))), /Theo mẫu tỉnh/)
    await hung.does('endPaperTemplate', { unit: 'son-ha', kind: 'half_year_report' })
    assert.doesNotMatch(await textOf(await report(country.person('mai'))), /Theo mẫu tỉnh/)
    assert.equal((await hung.isRefused('endPaperTemplate', { unit: 'son-ha', kind: 'half_year_report' })).code, 'template.none')
  }))

test('a form with a broken tag is refused whole, each fault by its place, and nothing is kept', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const broken = edited(await starter(hung, 'half_year_report'), (xml) =>
      xml.replace('{tu_ngay}', '{tu_ngai}').replace('{/con_thieu}', ''),
    )
    const refused = await hung.isRefused(
      'savePaperTemplate',
      { unit: 'son-ha', kind: 'half_year_report' },
      { file: { name: 'hong.docx', bytes: broken } },
    )
    assert.equal(refused.code, 'template.broken')
    const told = (refused.findings as { message: string }[]).map(({ message }) => message).join('\n')
    assert.match(told, /Đoạn \d+: không có thẻ “\{tu_ngai\}”\. Có phải \{tu_ngay\}\?/)
    assert.match(told, /Bảng \d+, hàng 2, ô 1: vòng lặp “\{#con_thieu\}” mở mà chưa đóng/)
    const { kinds } = await hung.does<{ kinds: { templates: unknown[] }[] }>('listPaperTemplates', { unit: 'son-ha' })
    assert.deepEqual(
      kinds.flatMap(({ templates }) => templates),
      [],
    )
    const checked = await country
      .person('minh')
      .does<{ right: boolean; findings: unknown[] }>(
        'checkPaperTemplate',
        { unit: 'son-ha', kind: 'half_year_report' },
        { file: { name: 'hong.docx', bytes: broken } },
      )
    assert.deepEqual([checked.right, checked.findings.length], [false, 2])
    const clerk = await country
      .person('minh')
      .isRefused('savePaperTemplate', { unit: 'son-ha', kind: 'edition' }, { file: { name: 'a.docx', bytes: broken } })
    assert.equal(clerk.code, 'access.refused')
    assert.equal(
      (
        await hung.isRefused(
          'savePaperTemplate',
          { unit: 'son-ha', kind: 'invitation' },
          { file: { name: 'a.docx', bytes: strToU8('không phải Word, chỉ là chữ') } },
        )
      ).code,
      'template.broken',
    )
  }))

test('a signed edition is printed and verified on the form it was frozen on, whatever form the province brings later', () =>
  world.trial(async (country) => {
    const id = await addUser(country.db, { login: 'thanh', name: 'Hoàng Kim Thanh', password: null })
    await addGrant(country.db, id, 'approver', country.unit('so-y-te').id)
    country.tokens.set('thanh', await openSession(country.db, id, 'test', NOW))
    await join(country)
    const [hung, mai, head] = [country.person('hung'), country.person('mai'), country.person('thanh')]
    const own = (words: string) => async () =>
      edited(await starter(hung, 'edition'), (xml) => xml.replace('Trên đây là báo cáo', words))
    await saves(hung, 'edition', await own('Mẫu thứ nhất, báo cáo')(), { validFrom: '2026-07-01' })
    const { id: round } = await hung.does<{ id: string }>('openRound', { unit: 'son-ha', kind: 'half', period: '2026-H1' })
    const { edition, version } = await mai.does<{ edition: string; version: number }>('prepareEdition', {
      unit: 'so-y-te',
      round,
    })
    for (const [who, verb, step] of [
      [mai, 'check', 0],
      [head, 'approve', 1],
      [mai, 'submit', 2],
    ] as const)
      await who.does('moveEdition', { edition, verb, version: version + step })
    const printed = bytesOf(await mai.does<MadeFile>('renderEdition', { edition }))
    const text = await textOf(printed)
    assert.match(text, /Mẫu thứ nhất/)
    assert.match(text, /Mã xác minh: (?:[0-9A-F]{4}-){3}[0-9A-F]{4}/)
    assert.match(text, /Hoàng Kim Thanh/)
    assert.ok(
      Object.keys(unzipSync(printed)).some((name) => /media\/.*\.png/.test(name)),
      'a picture to scan',
    )
    const verified = await hung.does<{ same: boolean }>('verifyEdition', {}, { file: { name: 'a.docx', bytes: printed } })
    assert.equal(verified.same, true)
    const forged = edited(printed, (xml) => xml.replace(/Sở Y tế/, 'Sở Nội vụ'))
    assert.equal(
      (await hung.does<{ same: boolean }>('verifyEdition', {}, { file: { name: 'a.docx', bytes: forged } })).same,
      false,
    )
    writeFileSync('test/artefacts/ban-bao-cao-theo-mau.docx', printed)
  }))

test('a form without the verification code is kept with a warning; the list of tags names what each paper may leave open', () =>
  world.trial(async (country) => {
    const hung = country.person('hung')
    const own = edited(await starter(hung, 'edition'), (xml) => xml.replace('{ma_xac_minh}', '…'))
    assert.deepEqual(
      (await saves(hung, 'edition', own)).findings.map(({ code }) => code),
      ['template.no_code'],
    )
    const { tags } = await hung.does<{ tags: { name: string; within: string[] }[] }>('listPaperTags', {
      kind: 'half_year_report',
    })
    assert.ok(tags.some(({ name, within }) => name === 'ten_gon' && within.join() === 'don_vi'))
  }))
