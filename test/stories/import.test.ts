import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { homeOf } from '#store/home.ts'
import { verifyFigures } from '#store/verify.ts'
import { countsOf, errorsOf, HEADINGS, lists, MEMBERS, type Member, type Review, roster, sends } from '../importing.ts'
import { aWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const KEPT = { keep: true }
const oneMember = (change: (cells: Member[number][]) => void, from: Member = MEMBERS[1] ?? []): Member => {
  const cells = [...from]
  change(cells)
  return cells
}

test('Lan looks at a roster before she keeps it: everything is told, nothing is stored', () =>
  world.trial(async ({ person }) => {
    const review = await sends(person('lan'), await roster(MEMBERS))
    assert.deepEqual(errorsOf(review), [])
    assert.deepEqual(countsOf(review), { rows: 4, same: 0, added: 4, changed: 0, rejected: 0, kept: false })
    assert.deepEqual(
      review.preview.map(({ row, state }) => [row, state]),
      [
        [3, 'new'],
        [4, 'new'],
        [5, 'new'],
        [6, 'new'],
      ],
    )
    assert.equal(review.preview[3]?.shown.post, 'Chiến sĩ')
    assert.deepEqual(review.headings.slice(0, 2), [
      { column: 'A', heading: 'TT', key: null },
      { column: 'B', heading: 'Họ và tên', key: 'fullName' },
    ])
    assert.equal((await lists(person('lan'))).total, 0)
  }))

test('the identity number Lan sends comes back masked', () =>
  world.trial(async ({ person }) => {
    const review = await sends(person('lan'), await roster(MEMBERS))
    assert.equal(review.preview[0]?.shown.identityNo, '••••1111')
    assert.doesNotMatch(JSON.stringify(review), /036090001111/)
  }))

test('the preview says what figures become, of the province only to those who see the province', () =>
  world.trial(async ({ person }) => {
    const own = { unit: 'so-y-te' }
    await sends(
      person('mai'),
      await roster([['Vũ Tiến Sơn', '28/8/1990', null, null, 'Chiến sĩ', null, '01/3/2018', 'Đang phục vụ']]),
      { ...own, keep: true },
    )
    const bytes = await roster(MEMBERS)
    const strength = ({ effect }: Review) =>
      effect
        .filter(({ indicator }) => indicator === 'sdf_strength')
        .map(({ unitName, before, after }) => [unitName, before, after])
    assert.deepEqual(strength(await sends(person('lan'), bytes)), [['Ban CHQS Công ty Điện lực Sơn Hà', null, 4]])
    assert.deepEqual(strength(await sends(person('minh'), bytes)), [
      ['Ban CHQS Công ty Điện lực Sơn Hà', null, 4],
      ['Bộ CHQS tỉnh Sơn Hà', 1, 5],
    ])
  }))

test('Lan keeps the roster, sends it again, and nobody is there twice', () =>
  world.trial(async ({ person }) => {
    const bytes = await roster(MEMBERS)
    assert.equal((await sends(person('lan'), bytes, KEPT)).kept, true)
    assert.equal((await lists(person('lan'))).total, 4)
    const again = await sends(person('lan'), bytes, KEPT)
    assert.deepEqual(countsOf(again), { rows: 4, same: 4, added: 0, changed: 0, rejected: 0, kept: true })
    assert.deepEqual(again.effect, [])
    assert.deepEqual(
      (await lists(person('lan'))).rows.map(({ version }) => version),
      [1, 1, 1, 1],
    )
  }))

test('a new squad is a change of one cell, shown before and after, and the row keeps its history', () =>
  world.trial(async ({ person }) => {
    await sends(person('lan'), await roster(MEMBERS), KEPT)
    const moved = await sends(
      person('lan'),
      await roster([
        oneMember((cells) => {
          cells[5] = 'Tiểu đội 2'
          cells[4] = 'Tiểu đội trưởng'
        }),
      ]),
      KEPT,
    )
    assert.deepEqual(countsOf(moved), { rows: 1, same: 0, added: 0, changed: 1, rejected: 0, kept: true })
    assert.deepEqual(moved.preview[0]?.changes, {
      post: { from: 'Chiến sĩ', to: 'Tiểu đội trưởng' },
      team: { from: 'Tiểu đội 1', to: 'Tiểu đội 2' },
    })
    const { rows, total } = await lists(person('lan'))
    assert.equal(total, 4)
    assert.deepEqual(rows.map(({ version }) => version).sort(), [1, 1, 1, 2])
  }))

test('a name in capitals, without marks, with the tone on the other vowel or in parts is the same person', () =>
  world.trial(async ({ person }) => {
    await sends(person('lan'), await roster(MEMBERS), KEPT)
    const spelt = ['HOÀNG VĂN THẮNG', 'Nguyễn Đình Chiến'.normalize('NFD'), 'Ngo Thi Thu Trang', 'Hùynh Tấn Phát']
    const review = await sends(person('lan'), await roster(MEMBERS.map((member, at) => [spelt[at] ?? null, ...member.slice(1)])))
    assert.deepEqual(countsOf(review), { rows: 4, same: 4, added: 0, changed: 0, rejected: 0, kept: false })
    assert.deepEqual(
      review.findings.filter(({ severity }) => severity === 'warning').map(({ where }) => where.cell),
      ['B5'],
    )
  }))

test('one bad row keeps the whole roster out, and every fault is named by its cell at once', () =>
  world.trial(async ({ person }) => {
    const bad: Member[] = [
      MEMBERS[0] ?? [],
      ['Đặng Xuân Lộc', '31/4/1991', null, null, 'Chiến sĩ', null, '01/7/2022', 'Đang phục vụ'],
      ['Phan Thế Vinh', '1994', null, null, 'Tiểu độ trưởng', null, '01/8/2026', 'Đang phục vụ'],
      ['Lý Anh Tuấn', '13/13/1990', 'có lẽ', '12345', 'Chiến sĩ', null, { value: '2022-01-01', formula: 'H3' }, 'Đang phục vụ'],
      ['Hồ Sỹ Nguyên', '18/12/2009', null, null, 'Chiến sĩ', null, '01/7/2022', null],
      [null, '18/12/1996', null, null, 'Chiến sĩ', null, '07/2022', 'Đang phục vụ'],
    ]
    const review = await sends(person('lan'), await roster(bad), KEPT)
    assert.deepEqual(countsOf(review), { rows: 6, same: 0, added: 1, changed: 0, rejected: 5, kept: false })
    assert.deepEqual(errorsOf(review), [
      ['C4', 'Tháng 4 có 30 ngày. Đồng chí kiểm tra lại ngày sinh 31/4/1991.'],
      ['C5', 'Mới ghi năm 1994. Đồng chí ghi đủ ngày/tháng/năm vào ngày sinh.'],
      ['F5', '“Tiểu độ trưởng” không có trong danh mục của cột Chức vụ. Gần nhất là “Tiểu đội trưởng”.'],
      ['H5', 'Từ ngày ở tương lai. Đồng chí kiểm tra lại ngày.'],
      ['C6', 'Không có tháng 13. Đồng chí kiểm tra lại ngày sinh 13/13/1990.'],
      ['D6', '“có lẽ” ở cột Nữ chưa rõ là có hay không. Đánh x hoặc để trống.'],
      ['E6', 'Số định danh ở ô E6 có 5 chữ số, phải gồm 12 chữ số.'],
      ['H6', 'Ô H6 là công thức. Trong Excel chép ô, dán lại bằng “Giá trị” rồi nhập lại.'],
      [
        'C7',
        'Chưa đủ 18 tuổi vào ngày 01/7/2022: đủ từ ngày 18/12/2027 (Luật Dân quân tự vệ Điều 8). Đồng chí xem lại ngày sinh, ngày tham gia.',
      ],
      ['H8', 'Mới ghi tháng, năm “07/2022”. Đồng chí ghi đủ ngày/tháng/năm vào cột Từ ngày.'],
      ['B8', 'Chưa ghi họ và tên.'],
    ])
    assert.ok(
      review.findings.every(({ where, severity }) => severity !== 'error' || (where.sheet === 'DS' && where.row !== undefined)),
    )
    assert.deepEqual(review.preview[1]?.shown.bornOn, '31/4/1991')
    assert.equal((await lists(person('lan'))).total, 0)
  }))

test('a person who stands twice in the file is told of both rows', () =>
  world.trial(async ({ person }) => {
    const review = await sends(
      person('lan'),
      await roster([
        ...MEMBERS,
        MEMBERS[1] ?? [],
        oneMember((cells) => {
          cells[0] = 'Nguyễn Đình Chiên'
          cells[1] = '15/02/1992'
        }),
      ]),
    )
    assert.deepEqual(
      errorsOf(review).map(([cell, message]) => [cell, message.split(':')[0]]),
      [
        ['E4', 'Trùng với dòng 7, 8 trong tệp'],
        ['E7', 'Trùng với dòng 4, 8 trong tệp'],
        ['E8', 'Trùng với dòng 4, 7 trong tệp'],
      ],
    )
  }))

test('a person in the register of another unit is refused when known by number; by name and birthday alone it is asked, as the form asks', () =>
  world.trial(async ({ person }) => {
    await sends(person('mai'), await roster(MEMBERS), { unit: 'so-y-te', keep: true })
    const own = errorsOf(await sends(person('lan'), await roster(MEMBERS)))
    assert.deepEqual(
      own.map(([cell]) => cell),
      ['E3', 'E4'],
    )
    assert.match(own[0]?.[1] ?? '', /Sở Y tế/)
    const review = await sends(person('minh'), await roster(MEMBERS))
    assert.deepEqual(
      errorsOf(review).map(([cell]) => cell),
      ['E3', 'E4'],
    )
    const asked = review.findings.filter(({ code }) => code === 'row.namesake_elsewhere')
    assert.deepEqual(
      asked.map(({ severity, where }) => [severity, where.cell]),
      [
        ['warning', 'B5'],
        ['warning', 'B6'],
      ],
    )
    assert.match(asked[0]?.message ?? '', /Sở Y tế/)
  }))

test('a row of another unit is refused; a row of a unit below goes to that unit', () =>
  world.trial(async ({ person }) => {
    const headings = [...HEADINGS, 'Đơn vị']
    const of = (unit: string) => MEMBERS.slice(0, 1).map((member) => [...member, unit])
    const review = await sends(person('lan'), await roster(of('Sở Y tế'), {}, headings), KEPT)
    assert.deepEqual(
      errorsOf(review).map(([cell]) => cell),
      ['J3'],
    )
    assert.equal(review.kept, false)
    assert.equal(
      (await sends(person('minh'), await roster(of('cong ty dien luc'), {}, headings), { unit: 'son-ha', keep: true })).kept,
      true,
    )
    assert.equal((await lists(person('lan'))).total, 1)
  }))

test('a later day with another state ends the stretch and begins the next: the past stays what it was', () =>
  world.trial(async ({ person }) => {
    await sends(person('lan'), await roster(MEMBERS), KEPT)
    const done = oneMember((cells) => {
      cells[6] = '2023-07-01'
      cells[7] = 'Hoàn thành nghĩa vụ'
    })
    const review = await sends(person('lan'), await roster([done]), KEPT)
    assert.deepEqual(errorsOf(review), [])
    assert.deepEqual(countsOf(review), { rows: 1, same: 0, added: 0, changed: 1, rejected: 0, kept: true })
    const stretches = (await lists(person('lan'), 'personnel', { search: 'Nguyễn Đình Chiến' })).rows.map(({ shown }) => [
      shown.joinedOn,
      shown.leftOn,
      shown.status,
      shown.identityNo,
    ])
    assert.deepEqual(stretches, [
      ['15/3/2019', '01/7/2023', 'Đang phục vụ', '••••2222'],
      ['01/7/2023', '', 'Hoàn thành nghĩa vụ', '••••2222'],
    ])
    assert.deepEqual(
      review.effect.filter(({ indicator }) => indicator === 'sdf_strength').map(({ before, after }) => [before, after]),
      [[4, 3]],
    )
    assert.equal((await sends(person('lan'), await roster([done]))).same, 1)
  }))

test('a state nobody can reach from where he stands is refused in words', () =>
  world.trial(async ({ person }) => {
    const review = await sends(
      person('lan'),
      await roster([
        oneMember((cells) => {
          cells[7] = 'Hoàn thành nghĩa vụ'
        }),
      ]),
    )
    assert.deepEqual(errorsOf(review), [['I3', 'Dòng mới không thể bắt đầu bằng “Hoàn thành nghĩa vụ”.']])
  }))

test('rows that would move a closed period are told one by one, and nothing is kept', () =>
  world.trial(async ({ person }) => {
    await person('hung').does('closePeriod', { unit: 'son-ha', period: '2023-H1' })
    const rows = [
      MEMBERS[0] ?? [],
      oneMember((cells) => {
        cells[6] = '2023-03-01'
      }),
      oneMember((cells) => {
        cells[6] = '2023-07-01'
      }, MEMBERS[3]),
    ]
    const review = await sends(person('lan'), await roster(rows), KEPT)
    assert.deepEqual(
      errorsOf(review).map(([cell]) => cell),
      // Who joined earlier served through the closed days too: the strength of the period would move.
      ['H3', 'H4'],
    )
    assert.match(errorsOf(review)[0]?.[1] ?? '', /đã khóa/)
    assert.equal((await lists(person('lan'))).total, 0)
  }))

test('what a broken formula left in the column of names is no name, in a file or typed', () =>
  world.trial(async ({ person }) => {
    const wrong = ['#REF!', '=cmd|calc', '+Hoa', '@Hoa', '#N/A']
    const named = (name: string) => oneMember((cells) => (cells[0] = name), MEMBERS[3])
    const review = await sends(person('lan'), await roster(wrong.map(named)), KEPT)
    assert.deepEqual(
      errorsOf(review).flatMap(([cell, message]) => (cell?.startsWith('B') ? [[cell, message.split(':')[0]]] : [])),
      wrong.map((name, at) => [`B${at + 3}`, `“${name}” không phải họ và tên`]),
    )
    assert.equal(review.rejected, 5)
    const typed = { bornOn: '1994-07-25', joinedOn: '2020-03-15', post: 'soldier' }
    const refused = await person('lan').isRefused('saveRow', {
      register: 'personnel',
      unit: 'dien-luc',
      values: { ...typed, fullName: '=cmd|calc!A0' },
    })
    assert.deepEqual(
      (refused.findings as { code: string }[]).map(({ code }) => code),
      ['personnel.fullName.not_a_name'],
    )
  }))

test('a list that writes somebody’s service anew says so in each cell before it is kept', () =>
  world.trial(async ({ person }) => {
    const headings = [...HEADINGS, 'Đảng viên', 'Quyết định']
    const full = [...(MEMBERS[1] ?? []), 'x', '12/QĐ-BCH']
    await sends(person('lan'), await roster([full], {}, headings), KEPT)
    const told = async (change: (cells: Member[number][]) => void) =>
      (await sends(person('lan'), await roster([oneMember(change, full)], {}, headings))).findings.flatMap(
        ({ code, severity, where, message }) =>
          ['roster.start_moved', 'roster.emptied'].includes(code) ? [[severity, where.cell, message.split(/[:,]/)[0]]] : [],
      )
    assert.deepEqual(
      await told((cells) => {
        cells[6] = '15/3/2023'
        cells[8] = null
        cells[9] = null
      }),
      [
        ['warning', 'H3', 'Từ ngày đổi từ 15/3/2019 thành 15/3/2023'],
        ['warning', 'J3', 'Đảng viên trong sổ đang ghi có'],
        ['warning', 'K3', 'Quyết định trong sổ đang ghi “12/QĐ-BCH”'],
      ],
    )
    assert.deepEqual(await told((cells) => (cells[6] = '15/3/2020')), [])
  }))

test('nobody joins a unit after it ended', () =>
  world.trial(async ({ person }) => {
    const rows = [
      oneMember((cells) => {
        cells[6] = '2023-04-01'
      }),
    ]
    const review = await sends(person('minh'), await roster(rows), { keep: true, unit: 'cong-ty-cu' })
    assert.deepEqual(errorsOf(review), [
      ['H3', 'Ban CHQS Công ty Cũ đã kết thúc hoạt động từ 01/3/2023, không ghi thêm được cho ngày 01/4/2023.'],
    ])
  }))

test('somebody who only looks, and a clerk of another unit, may not import', () =>
  world.trial(async ({ person }) => {
    const files = { file: { name: 'danh-sach.xlsx', bytes: await roster(MEMBERS) } }
    assert.equal(
      (await person('ha').isRefused('importRoster', { register: 'personnel', unit: 'dien-luc' }, files)).code,
      'access.refused',
    )
    assert.equal(
      (await person('mai').isRefused('importRoster', { register: 'personnel', unit: 'dien-luc' }, files)).code,
      'access.refused',
    )
  }))

test('after imports, changes and refusals every figure is still what its records add up to', () =>
  world.trial(async ({ person, db, database }) => {
    await sends(person('lan'), await roster(MEMBERS), KEPT)
    await sends(
      person('lan'),
      await roster([
        oneMember((cells) => {
          cells[6] = '2023-07-01'
          cells[7] = 'Hoàn thành nghĩa vụ'
        }),
        oneMember((cells) => {
          cells[2] = 'x'
        }, MEMBERS[0]),
      ]),
      KEPT,
    )
    await sends(
      person('lan'),
      await roster([
        oneMember((cells) => {
          cells[1] = '31/4/1991'
        }),
      ]),
      KEPT,
    )
    const checked = await verifyFigures(db, await homeOf(database), () => {})
    assert.deepEqual(checked.differences, [])
    assert.ok(checked.checked > 0)
  }))
