import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { MadeFile } from '#actions/action.ts'
import type { Finding } from '#domain/finding.ts'
import { readDocument } from '#reader/text.ts'
import { aWorld, type Country, type Person, type World } from '../world.ts'

/** From the programme to the tasks: the pack of a conference, what it concludes, and what comes of it. */
let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const SON_HA = { unit: 'son-ha' }
type Saved = { id: string; version: number }
const saves = async (person: Person, register: string, values: object) =>
  (await person.does<Saved>('saveRow', { register, ...SON_HA, values })).id
const called = (minh: Person, more: object = {}) =>
  saves(minh, 'conferences', {
    title: 'Sơ kết 6 tháng đầu năm 2023',
    kind: 'half_year',
    heldOn: '2023-07-21',
    startsAt: '8h',
    place: 'Hội trường tỉnh',
    listed: true,
    ...more,
  })
const begins = (minh: Person, conference: string) =>
  saves(minh, 'conferenceItems', {
    conference,
    startsAt: '8h',
    part: 'opening',
    content: 'Khai mạc',
    person: 'Trưởng ban Tổ chức',
    minutes: 10,
  })

async function pack({ person }: Country, conference: string): Promise<Record<string, Uint8Array>> {
  const { file } = await person('minh').does<MadeFile>('renderConferencePack', { ...SON_HA, conference })
  assert.match(file.name, /^hoi-nghi-son-ha-2023-07-21\.zip$/)
  return file.bytes instanceof Uint8Array ? unzipSync(file.bytes) : assert.fail('one piece')
}
async function words(bytes: Uint8Array | undefined): Promise<string> {
  const { document, findings } = await readDocument(bytes ?? assert.fail('the file is not in the pack'))
  assert.deepEqual(findings, [])
  return document?.text ?? ''
}

test('one call gives Minh the whole pack: invitation with its list, programme, report, annex, sites, slides, and what is not there yet', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const conference = await called(minh)
    await begins(minh, conference)
    await saves(minh, 'conferenceItems', { conference, startsAt: '9 giờ', part: 'papers', content: 'Tham luận' })
    await saves(minh, 'conferenceGuests', { conference, guest: 'Ban CHQS Sở Y tế', asked: 2 })
    await saves(minh, 'conferenceSites', { conference, name: 'Hội trường tỉnh', kind: 'main', seats: 60 })
    await saves(minh, 'conferencePapers', { conference, title: 'Huấn luyện theo cụm', body: 'Công ty Điện lực', use: 'read' })
    const files = await pack(country, conference)
    assert.deepEqual(Object.keys(files), [
      '00-muc-luc.txt',
      '01-giay-moi.docx',
      '02-chuong-trinh.docx',
      '03-bao-cao.docx',
      '04-phu-luc-so-lieu.xlsx',
      '05-diem-cau-thanh-phan.xlsx',
      '06-trinh-chieu.pptx',
    ])
    assert.match(strFromU8(files['00-muc-luc.txt'] ?? new Uint8Array()), /Chưa có trong bộ:\s+- Không có danh sách khen thưởng/)
    const invitation = await words(files['01-giay-moi.docx'])
    assert.match(invitation, /GIẤY MỜI/)
    assert.match(invitation, /8 giờ, ngày 21 tháng 7 năm 2023/)
    assert.match(invitation, /Ban CHQS Sở Y tế.*Đơn vị dự.*2/s)
    const programme = await words(files['02-chuong-trinh.docx'])
    assert.match(programme, /08:00 - 08:10.*Khai mạc.*Trưởng ban Tổ chức.*09:00.*Tham luận/s)
    assert.match(programme, /Huấn luyện theo cụm.*Công ty Điện lực.*Đọc/s)
    assert.match(await words(files['03-bao-cao.docx']), /6 THÁNG ĐẦU NĂM 2023|6 tháng đầu năm 2023/)
    const slides = unzipSync(files['06-trinh-chieu.pptx'] ?? new Uint8Array())
    assert.match(strFromU8(slides['ppt/slides/slide1.xml'] ?? new Uint8Array()), /Hội nghị sơ kết 6 tháng đầu năm 2023/)
    assert.deepEqual(await pack(country, conference), files, 'the same again gives the same bytes')
  }))

test('a conference reads out figures of no day after it sat, and its kind of meeting stands once in its name', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    // Held in May: the half-year ends on 14 June, which nobody knows yet.
    const early = await called(minh, { title: 'Hội nghị sơ kết sớm 6 tháng đầu năm 2023', heldOn: '2023-05-20' })
    await begins(minh, early)
    const { file } = await minh.does<MadeFile>('renderConferencePack', { ...SON_HA, conference: early })
    const files = unzipSync(file.bytes instanceof Uint8Array ? file.bytes : assert.fail('one piece'))
    const contents = strFromU8(files['00-muc-luc.txt'] ?? new Uint8Array())
    assert.match(contents, /số liệu đến 20\/5\/2023/)
    assert.match(contents, /^Hội nghị sơ kết sớm/)
    assert.doesNotMatch(await words(files['01-giay-moi.docx']), /hội nghị hội nghị/i)
    const late = await called(minh, { asOf: '2023-07-22' })
    await begins(minh, late)
    const refused = await minh.isRefused('renderConferencePack', { ...SON_HA, conference: late })
    assert.equal(refused.code, 'conference.as_of')
    assert.match(refused.message, /22\/7\/2023 là sau ngày họp 21\/7\/2023/)
  }))

test('without a programme the last conference of the kind lends its own; without one either the pack is refused in words', () =>
  world.trial(async (country) => {
    const minh = country.person('minh')
    const conference = await called(minh)
    const refused = await minh.isRefused('renderConferencePack', { ...SON_HA, conference })
    assert.equal(refused.code, 'conference.no_programme')
    assert.match(refused.message, /chưa có chương trình, và đơn vị chưa có hội nghị cùng loại nào trước đó/)
    const earlier = await called(minh, { title: 'Sơ kết 2022', heldOn: '2022-07-12' })
    await begins(minh, earlier)
    const shown = await minh.does<{ programmeFrom: string | null; items: { from: string; content: string }[] }>(
      'showConference',
      { ...SON_HA, conference },
    )
    assert.deepEqual(
      [shown.programmeFrom, shown.items.map(({ from, content }) => [from, content])],
      ['Hội nghị sơ kết 2022', [['08:00', 'Khai mạc']]],
    )
    assert.match(
      strFromU8((await pack(country, conference))['00-muc-luc.txt'] ?? new Uint8Array()),
      /dự kiến theo Hội nghị sơ kết 2022/,
    )
    const copied = await minh.does<{ copied: number }>('copyProgramme', { ...SON_HA, conference })
    assert.equal(copied.copied, 1)
    assert.equal((await minh.does<{ copied: number }>('copyProgramme', { ...SON_HA, conference })).copied, 0)
  }))

test('a conclusion says who and by when, or is refused with all that is wrong, and nothing is kept', () =>
  world.trial(async ({ person }) => {
    const minh = person('minh')
    const conference = await called(minh)
    const content = 'Ký quy chế phối hợp với công an phường'
    const refused = await minh.isRefused('concludeConference', {
      ...SON_HA,
      conference,
      conclusions: [
        { content, owners: '', dueOn: '2023-09-30' },
        { content, owners: 'Sở Y tế', dueOn: '2023-07-01' },
        { content, owners: 'Sở Thủy cung; Công ty Điện lực', dueOn: '2023-09-30' },
        { content, owners: 'các xã, phường' },
      ],
    })
    const told = (refused.findings as Finding[]).map(({ message }) => message)
    assert.equal(told.length, 4)
    assert.match(told[0] ?? '', /^Kết luận 1: Kết luận phải ghi đơn vị thực hiện/)
    assert.match(told[1] ?? '', /^Kết luận 2: Hạn thực hiện không thể trước ngày chỉ đạo/)
    assert.match(told[2] ?? '', /^Kết luận 3: Không thấy “Sở Thủy cung” trong các đơn vị của Tỉnh Sơn Hà/)
    assert.match(told[3] ?? '', /^Kết luận 4: Kết luận phải ghi hạn hoàn thành/)
    const { total } = await minh.does<{ total: number }>('listRows', { register: 'directives', ...SON_HA, limit: 10 })
    assert.equal(total, 0)
    assert.equal(
      (await person('ha').isRefused('concludeConference', { ...SON_HA, conference, conclusions: [{ content, owners: 'x' }] }))
        .code,
      'access.refused',
    )
  }))

type Conclusion = {
  paragraph: string
  ownerCount: number
  measure: string | null
  tasks: { all: number; on_time: number; overdue: number }
}
test('conclusions become the tasks of the units they name, once; the next conference sees what came of them', () =>
  world.trial(async ({ person, machine }) => {
    const minh = person('minh')
    const conference = await called(minh)
    await minh.does('concludeConference', {
      ...SON_HA,
      conference,
      conclusions: [
        {
          content: 'Ký quy chế phối hợp với công an phường',
          owners: 'Ban CHQS Sở Y tế; Công ty Điện lực',
          dueOn: '2023-09-30',
          measuredBy: 'Số đại biểu dự hội nghị',
        },
        { content: 'Rà soát danh sách dân quân', owners: 'Các xã, phường', dueOn: '2023-08-31' },
      ],
    })
    const given = await minh.does<{ conclusions: number; assigned: number; already: number }>('assignConclusions', {
      ...SON_HA,
      conference,
    })
    assert.deepEqual([given.conclusions, given.assigned, given.already], [2, 4, 0])
    const again = await minh.does<{ assigned: number; already: number }>('assignConclusions', { ...SON_HA, conference })
    assert.deepEqual([again.assigned, again.already], [0, 4])
    const mai = person('mai')
    const { rows } = await mai.does<{ rows: { id: string; version: number }[] }>('listRows', {
      register: 'tasks',
      unit: 'so-y-te',
      limit: 5,
    })
    const task = rows[0] ?? assert.fail('Sở Y tế has its task')
    await mai.does('saveRow', {
      register: 'tasks',
      unit: 'so-y-te',
      id: task.id,
      version: task.version,
      values: { receivedOn: '2023-07-22', doneOn: '2023-09-20', evidence: 'Quy chế 08/QC-BCH' },
    })
    const shown = await minh.does<{ conclusions: Conclusion[] }>('showConference', { ...SON_HA, conference })
    assert.deepEqual(
      shown.conclusions.map(({ paragraph, ownerCount, measure, tasks }) => [
        paragraph,
        ownerCount,
        measure,
        tasks.all,
        tasks.on_time,
        tasks.overdue,
      ]),
      [
        ['Kết luận 1', 2, 'conference_delegates', 2, 1, 1],
        ['Kết luận 2', 2, null, 2, 0, 2],
      ],
    )
    const next = await called(minh, { title: 'Tổng kết năm 2023', kind: 'year', heldOn: '2023-12-15' })
    const { before: last } = await minh.does<{
      before: { source: string; unreceived: number; counts: { all: number; on_time: number; overdue: number } }
    }>('showConference', { ...SON_HA, conference: next })
    assert.deepEqual(
      [last.source, last.unreceived, last.counts.all, last.counts.on_time, last.counts.overdue],
      ['Hội nghị sơ kết 6 tháng đầu năm 2023', 3, 4, 1, 3],
    )
    const list = await minh.does<{ rows: { title: string; conclusions: number | null }[] }>('showConferences', SON_HA)
    assert.deepEqual(
      list.rows.map(({ title, conclusions }) => [title, conclusions]),
      [
        ['Tổng kết năm 2023', 0],
        ['Sơ kết 6 tháng đầu năm 2023', 2],
      ],
    )
    assert.deepEqual((await machine.does<{ differences: unknown[] }>('verifyFigures')).differences, [])
    assert.equal((await mai.isRefused('showConference', { ...SON_HA, conference })).code, 'access.refused')
    assert.equal((await mai.isRefused('showConference', { unit: 'so-y-te', conference })).code, 'record.unknown')
  }))
