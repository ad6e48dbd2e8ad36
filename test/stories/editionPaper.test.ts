import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { MadeFile } from '#actions/action.ts'
import { isChip, type TextSection } from '#domain/reportText.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { aWorld, type Country, NOW, type Person, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const HALF = { unit: 'so-y-te', period: '2026-H1' }
type Drafted = { edition: string; number: number; version: number }
type Verified = {
  code: string
  number: number
  stands: boolean | null
  same: boolean | null
  differing: string[]
  added: string[]
  unit: { code: string }
  steps: { verb: string; name: string }[]
}
type Text = { version: number; sections: TextSection[] }

const withHead = (work: (country: Country, mai: Person, head: Person, round: string) => Promise<void>) =>
  world.trial(async (country) => {
    const id = await addUser(country.db, { login: 'thanh', name: 'Hoàng Kim Thanh', password: null })
    await addGrant(country.db, id, 'approver', country.unit('so-y-te').id)
    country.tokens.set('thanh', await openSession(country.db, id, 'test', NOW))
    await join(country, 'Nguyễn Thị Hoa')
    const { id: round } = await country
      .person('hung')
      .does<{ id: string }>('openRound', { unit: 'son-ha', kind: 'half', period: '2026-H1' })
    await work(country, country.person('mai'), country.person('thanh'), round)
  })
const join = (country: Country, fullName: string) =>
  country.person('mai').does('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: { fullName, bornOn: '1994-05-12', joinedOn: '2025-03-15' },
  })

async function sends(mai: Person, head: Person, round: string): Promise<string> {
  const { edition, version } = await mai.does<Drafted>('prepareEdition', { unit: 'so-y-te', round })
  for (const [who, verb, step] of [
    [mai, 'check', 0],
    [head, 'approve', 1],
    [mai, 'submit', 2],
  ] as const)
    await who.does('moveEdition', { edition, verb, version: version + step })
  return edition
}
const prints = async (who: Person, edition: string, more: object = {}): Promise<Uint8Array> => {
  const { file } = await who.does<MadeFile>('renderEdition', { edition, ...more })
  assert.ok(file.bytes instanceof Uint8Array)
  return file.bytes
}
const partOf = (docx: Uint8Array, name: string): string => strFromU8(unzipSync(docx)[name] ?? new Uint8Array())

test('what Mai sent up is printed with its number, who approved it and a code; held against the system it is the same', () =>
  withHead(async (country, mai, head, round) => {
    const edition = await sends(mai, head, round)
    const bytes = await prints(mai, edition, { address: 'http://10.0.0.5:3000/bao-cao' })
    mkdirSync('test/artefacts', { recursive: true })
    writeFileSync('test/artefacts/ban-bao-cao.docx', bytes)
    const words = partOf(bytes, 'word/document.xml')
    assert.match(words, /Hoàng Kim Thanh/)
    assert.match(words, /Mã xác minh: (?:[0-9A-F]{4}-){3}[0-9A-F]{4}/)
    assert.ok(
      Object.keys(unzipSync(bytes)).some((name) => name.endsWith('.png')),
      'a picture to scan',
    )
    assert.match(partOf(bytes, 'word/footer1.xml'), /Bản 1, đã nộp/)
    // A percentage of the annex is the one its text would print, never a hundred times it.
    assert.doesNotMatch(words, /\d\.\d{3},\d{2}%/)
    const found = await country.person('hung').does<Verified>('verifyEdition', {}, { file: { name: 'a.docx', bytes } })
    assert.deepEqual([found.unit.code, found.number, found.same, found.differing], ['so-y-te', 1, true, []])
    const typed = await country.person('hung').does<Verified>('verifyEdition', { code: `SAOVUONG ${found.code.toLowerCase()}` })
    assert.deepEqual([typed.code, typed.same, typed.stands], [found.code, null, null])
  }))

test('a number altered on the paper is named, and a code nobody printed is told as such', () =>
  withHead(async (country, mai, head, round) => {
    const edition = await sends(mai, head, round)
    const parts = unzipSync(await prints(mai, edition))
    const words = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    const line = /(so_sdf_strength_value"[^>]*><w:r><w:t[^>]*>)1(?=<)/
    assert.ok(line.test(words), 'the figure stands in the document')
    const forged = zipSync({ ...parts, 'word/document.xml': strToU8(words.replace(line, (_, before) => `${before}99`)) })
    const hung = country.person('hung')
    const found = await hung.does<Verified>('verifyEdition', {}, { file: { name: 'a.docx', bytes: forged } })
    assert.equal(found.same, false)
    assert.match(found.differing.join(' '), /có 1 đồng chí/)
    assert.match(found.added.join(' '), /có 99 đồng chí/)
    for (const [from, to] of [
      ['Hoàng Kim Thanh', 'Hoàng Kim Khác'],
      ['Trên đây là báo cáo', 'Không đúng: trên đây là báo cáo'],
      ['SỞ Y TẾ', 'SỞ NỘI VỤ'],
    ] as const) {
      assert.ok(words.includes(from), from)
      const other = zipSync({ ...parts, 'word/document.xml': strToU8(words.replace(from, to)) })
      const told = await hung.does<Verified>('verifyEdition', {}, { file: { name: 'a.docx', bytes: other } })
      assert.equal(told.same, false, `${from} → ${to}`)
    }
    assert.equal((await hung.isRefused('verifyEdition', { code: '0000-0000-0000-0000' })).code, 'edition.unknown_code')
    assert.equal((await hung.isRefused('verifyEdition', { code: 'không có mã' })).code, 'edition.no_code')
    const lan = await country.person('lan').isRefused('verifyEdition', { code: found.code })
    assert.equal(lan.code, 'edition.unknown_code', 'another agency learns nothing of it, not even that it is there')
  }))

test('a figure that moved under a written text stops the check until somebody agrees; an unsourced number stops it too', () =>
  withHead(async (country, mai, _head, round) => {
    const { sections } = await mai.does<Text>('showText', HALF)
    const typed = sections.map((section, at) =>
      at === sections.length - 1
        ? { ...section, paragraphs: [...section.paragraphs, ['Đã trao 7 phần quà tình nghĩa.']] }
        : section,
    )
    await mai.does('saveText', { ...HALF, version: 0, sections: typed })
    await join(country, 'Trần Văn Nam')
    const { edition, version } = await mai.does<Drafted>('prepareEdition', { unit: 'so-y-te', round })
    const refused = await mai.isRefused('moveEdition', { edition, verb: 'check', version })
    assert.match(JSON.stringify(refused.findings), /text\.moved.*text\.typed|text\.typed.*text\.moved/)
    const agreed = typed.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map((pieces) =>
        pieces.flatMap((piece): (typeof pieces)[number][] => {
          if (isChip(piece)) return [{ ...piece, text: piece.text }]
          return typeof piece === 'string' && piece.includes('7 phần')
            ? ['Đã trao ', { quoted: '7', source: 'Sổ quà của công đoàn' }, ' phần quà tình nghĩa.']
            : [piece]
        }),
      ),
    }))
    const saved = await mai.does<
      Text & { standing: { moved: { section: number; paragraph: number; piece: number; now: string | null }[] } }
    >('saveText', {
      ...HALF,
      version: 1,
      sections: agreed,
    })
    const now = saved.sections.map((section, s) => ({
      ...section,
      paragraphs: section.paragraphs.map((pieces, p) =>
        pieces.map((piece, at) => {
          const moved = saved.standing.moved.find((one) => one.section === s && one.paragraph === p && one.piece === at)
          return moved?.now && isChip(piece) ? { ...piece, text: moved.now } : piece
        }),
      ),
    }))
    await mai.does('saveText', { ...HALF, version: 2, sections: now })
    const moved = await mai.does<{ state: string }>('moveEdition', { edition, verb: 'check', version })
    assert.equal(moved.state, 'checked')
  }))

test('a strength that grew from nowhere is asked about before the check; with a word of explanation the report goes', () =>
  withHead(async (country, mai, head, round) => {
    await country.person('mai').does('saveRow', {
      register: 'personnel',
      unit: 'so-y-te',
      values: { fullName: 'Mạc Văn Em', bornOn: '1994-05-12', joinedOn: '2026-03-02', entry: 'continued' },
    })
    const { edition, version } = await mai.does<Drafted>('prepareEdition', { unit: 'so-y-te', round })
    const refused = await mai.isRefused('moveEdition', { edition, verb: 'check', version })
    assert.equal(refused.code, 'edition.unexplained')
    assert.match(refused.message, /Còn 1 số cần một lời giải thích/)
    const [asked] = refused.findings as { code: string; about: string }[]
    assert.equal(asked?.code, 'check.moves')
    await mai.does('explainFinding', { ...HALF, about: asked?.about, reason: 'Đồng chí Em là đợt cũ, sổ giấy bỏ sót' })
    assert.equal((await mai.does<{ state: string }>('moveEdition', { edition, verb: 'check', version })).state, 'checked')
    assert.equal(
      (await head.does<{ state: string }>('moveEdition', { edition, verb: 'approve', version: version + 1 })).state,
      'approved',
    )
  }))

test('what Mai sent up is also a PDF that verifies and a workbook whose rates are formulas; somebody with two units finds it from either', () =>
  withHead(async (country, mai, head, round) => {
    const edition = await sends(mai, head, round)
    const pdf = await prints(mai, edition, { format: 'pdf' })
    writeFileSync('test/artefacts/ban-bao-cao.pdf', pdf)
    const found = await country.person('hung').does<Verified>('verifyEdition', {}, { file: { name: 'a.pdf', bytes: pdf } })
    // Pages break lines otherwise: of a PDF nothing is called added, and it is never called the same.
    assert.deepEqual([found.unit.code, found.number, found.added], ['so-y-te', 1, []])
    assert.notEqual(found.same, true)
    const book = unzipSync(await prints(mai, edition, { format: 'xlsx' }))
    writeFileSync('test/artefacts/ban-bao-cao.xlsx', zipSync(book))
    const sheet = strFromU8(book['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const strings = strFromU8(book['xl/sharedStrings.xml'] ?? new Uint8Array())
    assert.match(sheet + strings, new RegExp(`Bản 1, đã nộp\\. Mã xác minh: ${found.code}`))
    assert.match(sheet, /<f>/)
    assert.doesNotMatch(sheet + strings, /Cùng kỳ năm trước/, 'an edition holds nothing of the year before')
    // Lan serves another office; with a right at the health department too she sees what lies there.
    const lan = country.person('lan')
    assert.equal((await lan.isRefused('verifyEdition', { code: found.code })).code, 'edition.unknown_code')
    const id = await addUser(country.db, { login: 'hai-noi', name: 'Vũ Thị Hạnh', password: null })
    await addGrant(country.db, id, 'clerk', country.unit('dien-luc').id)
    await addGrant(country.db, id, 'clerk', country.unit('so-y-te').id)
    country.tokens.set('hai-noi', await openSession(country.db, id, 'test', NOW))
    const both = await country.person('hai-noi').does<Verified>('verifyEdition', { code: found.code })
    assert.equal(both.unit.code, 'so-y-te')
  }))
