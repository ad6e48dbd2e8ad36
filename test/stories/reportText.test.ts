import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isChip, type TextPiece, type TextSection, wordsOf } from '#domain/reportText.ts'
import { aWorld, type Country, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const HALF = { unit: 'so-y-te', period: '2026-H1' }
type Standing = {
  linked: number
  quoted: number
  moved: { token: string; title: string | null; text: string; now: string | null }[]
  typed: {
    text: string
    standing: string
    offers: { token: string; text: string }[]
    section: number
    paragraph: number
    piece: number
  }[]
}
type Text = { version: number; sections: TextSection[]; standing: Standing }

const join = (country: Country, fullName: string, joinedOn = '2025-03-15') =>
  country.person('mai').does('saveRow', {
    register: 'personnel',
    unit: 'so-y-te',
    values: { fullName, bornOn: '1994-05-12', joinedOn },
  })
const piecesOf = (sections: readonly TextSection[]): TextPiece[] => sections.flatMap(({ paragraphs }) => paragraphs.flat())
const wordsIn = (sections: readonly TextSection[]): string => piecesOf(sections).map(wordsOf).join('')
const adding = (sections: readonly TextSection[], ...pieces: TextPiece[]): TextSection[] =>
  sections.map((section, at) =>
    at === sections.length - 1 ? { ...section, paragraphs: [...section.paragraphs, pieces] } : section,
  )

test('Mai finds a full draft: every number in it is a chip that opens its proof', () =>
  world.trial(async (country) => {
    await join(country, 'Nguyễn Thị Hoa')
    const text = await country.person('mai').does<Text>('showText', HALF)
    assert.equal(text.version, 0)
    assert.ok(text.standing.linked > 0)
    assert.deepEqual([text.standing.moved, text.standing.typed], [[], []])
    assert.ok(piecesOf(text.sections).some((piece) => isChip(piece) && piece.token.startsWith('sdf_strength')))
  }))

test('Mai writes a sentence of her own; a number she types is offered as the figure it is, or told to be none', () =>
  world.trial(async (country) => {
    await join(country, 'Nguyễn Thị Hoa')
    await join(country, 'Trần Văn Nam')
    const mai = country.person('mai')
    const { sections } = await mai.does<Text>('showText', HALF)
    const saved = await mai.does<Text>('saveText', {
      ...HALF,
      version: 0,
      sections: adding(sections, 'Cơ quan có 2 đồng chí tự vệ; đã trao 7 phần quà cho gia đình chính sách. ', {
        quoted: '1.250',
        source: 'Báo cáo của Sở Lao động ngày 3/6/2026',
      }),
    })
    assert.equal(saved.version, 1)
    assert.equal(saved.standing.quoted, 1)
    const [two, seven] = saved.standing.typed
    assert.match(two?.text ?? '', /^2/)
    assert.equal(two?.standing, 'matched')
    assert.ok(two?.offers.some(({ token }) => token === 'sdf_strength'))
    assert.match(seven?.text ?? '', /^7/)
    assert.notEqual(seven?.standing, 'matched')
    assert.equal(saved.standing.typed.length, 2, 'the quoted number is bound to its source')
  }))

test('a member who joins after Mai saved does not slip into her text: the chip waits for her word, and paper says what she agreed to', () =>
  world.trial(async (country) => {
    await join(country, 'Nguyễn Thị Hoa')
    const mai = country.person('mai')
    const { sections } = await mai.does<Text>('showText', HALF)
    await mai.does('saveText', { ...HALF, version: 0, sections })
    await join(country, 'Trần Văn Nam')
    const text = await mai.does<Text>('showText', HALF)
    assert.equal(wordsIn(text.sections), wordsIn(sections))
    const moved = text.standing.moved.find(({ token }) => token === 'sdf_strength')
    assert.deepEqual([moved?.text, moved?.now], ['1', '2'])
    const report = await mai.does<{ sections: { paragraphs: (string | { text: string })[][] }[] }>('showReport', HALF)
    const printed = report.sections
      .flatMap(({ paragraphs }) => paragraphs.flat())
      .map((run) => (typeof run === 'string' ? run : run.text))
    assert.equal(printed.join(''), wordsIn(text.sections))
    const agreed = sections.map((section) => ({
      ...section,
      paragraphs: section.paragraphs.map((pieces) =>
        pieces.map((piece) => (isChip(piece) && piece.token === 'sdf_strength' ? { ...piece, text: '2' } : piece)),
      ),
    }))
    const after = await mai.does<Text>('saveText', { ...HALF, version: 1, sections: agreed })
    assert.deepEqual(
      after.standing.moved.filter(({ token }) => token === 'sdf_strength'),
      [],
    )
  }))

test('Hùng saved first: Mai is told, and both versions are kept', () =>
  world.trial(async (country) => {
    await join(country, 'Nguyễn Thị Hoa')
    const { sections } = await country.person('mai').does<Text>('showText', HALF)
    await country.person('hung').does('saveText', { ...HALF, version: 0, sections })
    const refused = await country
      .person('mai')
      .isRefused('saveText', { ...HALF, version: 0, sections: adding(sections, 'Thêm.') })
    assert.equal(refused.code, 'text.changed')
    assert.match(refused.message, /Lê Quốc Hùng/)
  }))

test('whoever only reads may not write, and nobody writes into a closed period, a marking, or a chip of nothing', () =>
  world.trial(async (country) => {
    await join(country, 'Nguyễn Thị Hoa')
    const mai = country.person('mai')
    const { sections } = await mai.does<Text>('showText', HALF)
    const given = { ...HALF, version: 0, sections }
    assert.equal((await country.person('ha').isRefused('saveText', given)).code, 'access.refused')
    assert.equal((await country.person('lan').isRefused('saveText', given)).code, 'access.refused')
    const marked = await mai.isRefused('saveText', { ...given, sections: adding(sections, 'TUYỆT MẬT') })
    assert.match(JSON.stringify(marked.findings), /độ mật/)
    const nothing = await mai.isRefused('saveText', { ...given, sections: adding(sections, { token: 'khong_co', text: '5' }) })
    assert.match(JSON.stringify(nothing.findings), /không ứng với chỉ tiêu/)
    await country.person('hung').does('closePeriod', { unit: 'son-ha', period: '2026-H1' })
    assert.equal((await mai.isRefused('saveText', given)).code, 'period.closed')
  }))

test('the text of last year is rolled forward: free words stay, every chip says this year, nothing is saved by itself', () =>
  world.trial(async (country) => {
    await join(country, 'Nguyễn Thị Hoa')
    const mai = country.person('mai')
    const none = await mai.isRefused('rollText', HALF)
    assert.equal(none.code, 'text.none_before')
    const last = { unit: 'so-y-te', period: '2025-H1' }
    const { sections } = await mai.does<Text>('showText', last)
    const quote = { quoted: '7', source: 'Báo cáo số 12/BC-SYT ngày 3/6/2025' }
    const tasks: TextSection = { heading: 'Nhiệm vụ 6 tháng cuối năm 2025', level: 1, paragraphs: [['Giữ vững nền nếp.']] }
    const written = [...adding(sections, 'Anh em giữ nề nếp tốt, đã trao ', quote, ' phần quà tình nghĩa.'), tasks]
    await mai.does('saveText', { ...last, version: 0, sections: written })
    await join(country, 'Trần Văn Nam', '2026-02-01')
    const rolled = await mai.does<Text & { from: string }>('rollText', HALF)
    assert.equal(rolled.from, '2025-H1')
    assert.match(wordsIn(rolled.sections), /Anh em giữ nề nếp tốt, đã trao 7 phần quà/)
    // The headings are of this period, and a number quoted from a paper of then is to be looked at again.
    assert.equal(rolled.sections.at(-1)?.heading, 'Nhiệm vụ 6 tháng cuối năm 2026')
    assert.deepEqual([rolled.standing.quoted, rolled.standing.typed.map(({ text }) => text)], [0, ['7']])
    assert.ok(rolled.standing.moved.every(({ title, now }) => title && now === null))
    const strength = piecesOf(rolled.sections).find((piece) => isChip(piece) && piece.token === 'sdf_strength')
    assert.equal(strength && wordsOf(strength), '2')
    assert.equal((await mai.does<Text>('showText', HALF)).version, 0)
  }))
