import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { foldTone } from '#domain/wording.ts'
import { HEADINGS, type Member, roster } from '../importing.ts'
import { openSample, type SamplePage, settled } from './samplePage.ts'

/** The stories of the sample province, told by what a person sees and presses. */
let sample: SamplePage
before(async () => {
  sample = await openSample()
})
after(async () => {
  await sample?.close()
})

const CONFERENCE = 'unit=son-giang&period=2023-H1&asOf=2023-07-15'
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(sample.address + path)
  await settled(page)
}
const words = async (locator: Locator): Promise<string> => (await locator.innerText()).replace(/\s+/g, ' ').trim()
const number = (text: string | undefined): number => Number((text ?? '').replaceAll('.', ''))

test('somebody without an account presses Xem tỉnh mẫu and sees 47, 1.122 and 8.832', async () => {
  const page = await sample.visitor()
  await page.goto(sample.address)
  await page.getByRole('button', { name: 'Xem tỉnh mẫu' }).click()
  await page.getByRole('heading', { level: 1, name: /Tổng quan/ }).waitFor()
  await settled(page)
  for (const [title, figure] of [
    ['Ban CHQS', '47'],
    ['Quân số tự vệ', '1.122'],
    ['Ngày công trực', '8.832'],
  ] as const) {
    const card = page.locator('.key-figure').filter({ has: page.getByText(title, { exact: true }) })
    assert.match(await words(card.locator('.key-value')), new RegExp(`^${figure.replace('.', '\\.')}\\b`))
  }
  // Whose, when and as of when stand in the address, so that a copied one shows the same.
  assert.match(page.url(), /unit=son-giang/)
  assert.match(page.url(), /period=2023-H1/)
  assert.match(page.url(), /asOf=2023-07-15/)
  assert.ok(await page.getByText('Tỉnh mẫu, dữ liệu giả định').first().isVisible())
})

test('the first minute: seven presses from the address to a proof, a report in Word and a text held against the books', async () => {
  const page = await sample.visitor()
  let presses = 0
  const press = async (target: Locator) => {
    presses++
    await target.click()
  }
  await page.goto(sample.address)
  await press(page.getByRole('button', { name: 'Xem tỉnh mẫu' }))
  await page.getByText('Bấm một số bất kỳ để xem căn cứ').waitFor()
  await press(page.getByRole('button', { name: /519\/842/ }))
  const proof = page.getByRole('complementary', { name: 'Căn cứ của số liệu' })
  await proof.getByText('842', { exact: true }).first().waitFor()
  presses++
  await page.keyboard.press('Escape')
  await proof.waitFor({ state: 'detached' })
  await press(page.getByRole('link', { name: 'Mở báo cáo 6 tháng' }))
  const [file] = await Promise.all([page.waitForEvent('download'), press(page.getByRole('button', { name: 'Tải Word' }))])
  assert.ok(file.suggestedFilename().endsWith('.docx'))
  await press(page.getByRole('navigation', { name: 'Các phần' }).getByRole('link', { name: 'Đối chiếu' }))
  await press(page.getByRole('button', { name: 'Thử bài mẫu' }))
  await page.locator('.margin li').first().waitFor()
  assert.equal(presses, 7)
  await page.close()
})

test('519/842 opens its proof: 47 units that add up to it, then one unit, then its people by name', async () => {
  const page = await sample.signedIn('demo')
  await open(page, `/?${CONFERENCE}`)
  await page.getByRole('button', { name: /519\/842/ }).click()
  const proof = page.getByRole('complementary', { name: 'Căn cứ của số liệu' })
  await proof.getByRole('button', { name: /đơn vị khác/ }).click()
  const rows = await proof.locator('.proof-units tbody tr').all()
  let [present, due] = [0, 0]
  for (const row of rows) {
    const [value, target] = (await words(row.locator('td').nth(1))).split('/')
    present += number(value)
    due += number(target)
  }
  assert.deepEqual([rows.length, present, due], [47, 519, 842])
  assert.match(await words(proof.locator('tfoot')), /Cộng 47 đơn vị 519\/842 61,64% 323/)
  assert.match(await words(proof.locator('.proof-value')), /61,6389…%, in 61,64%/)

  await proof.getByRole('button', { name: 'CTCP Xi măng' }).click()
  await proof.getByText('17/40', { exact: true }).waitFor()
  await proof.getByRole('tab', { name: /Người 17/ }).click()
  await proof.getByRole('link', { name: /Xem đủ 17/ }).click()
  await page.getByRole('heading', { level: 1, name: /Sổ theo dõi tập huấn, huấn luyện/ }).waitFor()
  await settled(page)
  assert.match(await words(page.locator('.grid-foot')), /^Cộng 17 lượt học/)
  assert.match(await words(page.locator('.chips')), /Có mặt: có/)
})

test('Hải finds a comrade without typing a tone mark, and opens the row by keyboard alone', async () => {
  const page = await sample.signedIn('demo')
  await open(page, `/so-dang-ky/personnel?${CONFERENCE}`)
  await page.getByRole('searchbox', { name: 'Tìm trong sổ' }).fill('nguyen van hai')
  await page.waitForURL(/search=nguyen/)
  await settled(page)
  const names = await page.locator('.row-label').allInnerTexts()
  assert.ok(names.length > 0)
  for (const name of names) for (const word of ['nguyen', 'van', 'hai']) assert.ok(foldTone(name).includes(word), name)

  await page.getByRole('grid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary', { name: names[1] ?? '' })
  await drawer.getByRole('tab', { name: /Được tính ở/ }).waitFor()
  assert.match(await words(drawer), /••••\d{4}/)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
})

test('the clerk of Sở Y tế changes a post from a day on: a mistake keeps what was typed, the past stays', async () => {
  const page = await sample.signedIn('tro-ly')
  await open(page, '/so-dang-ky/personnel?unit=so-y-te&period=2023-H1&asOf=2023-07-15')
  await page.locator('.grid-body .row-label').nth(3).click()
  await page.getByRole('button', { name: 'Thay đổi từ ngày…' }).click()
  await page.getByLabel('Từ ngày').fill('31/4/2023')
  await page.getByRole('textbox', { name: /^Phân đội/ }).fill('Tiểu đội 9')
  await page.getByRole('button', { name: 'Ghi thay đổi' }).click()
  await page.getByText('“31/4/2023” không phải một ngày có thật').first().waitFor()
  assert.equal(await page.getByRole('textbox', { name: /^Phân đội/ }).inputValue(), 'Tiểu đội 9')
  await page.getByLabel('Từ ngày').fill('01/7/2023')
  await page.getByRole('button', { name: 'Ghi thay đổi' }).click()
  await page.getByRole('tab', { name: 'Diễn biến 2' }).click()
  await page.getByText('đến nay').waitFor()
  await page.getByText(/^Đã lưu/).waitFor()
})

const NEWCOMERS: readonly Member[] = [
  ['Đinh Thị Mẫu Một', '12/5/1995', 'x', '038195000011', 'Chiến sĩ', 'Tiểu đội 2', '01/7/2023', 'Đang phục vụ'],
  ['Đinh Văn Mẫu Hai', '31/4/1991', null, '038091000022', 'Chiến sĩ', 'Tiểu đội 2', '01/7/2023', 'Đang phục vụ'],
  ['Đinh Văn Mẫu Ba', '02/9/1993', null, '0380', 'Chiến sĩ', 'Tiểu đội 2', '01/7/2023', 'Đang phục vụ'],
]
const REPAIRED: readonly Member[] = NEWCOMERS.map(
  ([name, born, ...rest], at) =>
    [name, at === 1 ? '30/4/1991' : born, ...rest.map((cell) => (cell === '0380' ? '038093000033' : cell))] as Member,
)

test('two bad rows of a roster are shown at once and nothing can be written; put right, the file is written whole', async () => {
  const page = await sample.signedIn('tro-ly')
  const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const choose = async (members: readonly Member[]) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'danh-sach.xlsx', mimeType: xlsx, buffer: Buffer.from(await roster(members, {}, HEADINGS)) })
  const place = 'unit=so-y-te&period=2023-H1&asOf=2023-07-15'
  await open(page, `/so-dang-ky/personnel?${place}`)
  const rows = number(/^Cộng ([\d.]+) đồng chí/.exec(await words(page.locator('.grid-foot')))?.[1])
  await open(page, `/so-dang-ky/personnel/nhap?${place}`)
  await choose(NEWCOMERS)
  await page.getByRole('button', { name: '2 cần đồng chí xử lý' }).click()
  assert.equal(await page.locator('.grid-body .grid-row').count(), 2)
  assert.equal(await page.locator('.cell-error').count(), 2)
  const keep = page.getByRole('button', { name: /^Ghi \d+ thay đổi vào sổ/ })
  assert.equal(await keep.getAttribute('aria-disabled'), 'true')
  assert.match(await words(page.locator('.import-foot')), /Còn 2 chỗ phải sửa trong tệp/)
  await page.keyboard.press('F8')
  await page
    .getByText(/31\/4\/1991/)
    .last()
    .waitFor()

  await page.getByRole('button', { name: 'Chọn lại tệp' }).click()
  await choose(REPAIRED)
  await page.getByRole('button', { name: '3 thêm mới' }).waitFor()
  await page.getByText('24 → 27').first().waitFor()
  await page.getByRole('button', { name: 'Ghi 3 thay đổi vào sổ' }).click()
  await page.getByText(/Đã ghi 3 thay đổi vào sổ/).waitFor()
  await page.getByRole('link', { name: 'Mở sổ' }).click()
  await settled(page)
  assert.match(await words(page.locator('.grid-foot')), new RegExp(`^Cộng ${rows + 3} đồng chí`))
})

test('the targets name the same weak units everywhere, and a split that does not add up cannot be issued', async () => {
  const page = await sample.signedIn('chi-huy')
  await open(page, `/chi-tieu?${CONFERENCE}`)
  await page.getByRole('heading', { name: /323 đồng chí còn thiếu ở đâu/ }).waitFor()
  await page
    .getByRole('img', {
      name: /107 ở 9 đơn vị dưới 50%; 173 ở 24 đơn vị 50% đến dưới 70%; 35 ở 11 đơn vị 70% đến dưới 85%; 8 ở 3 đơn vị từ 85%/,
    })
    .waitFor()
  await page.getByText('Cộng 47 đơn vị đúng bằng 842').waitFor()
  assert.equal(await page.locator('tr.front .cell.low').count(), 9)

  await page.getByRole('button', { name: 'Điều chỉnh chỉ tiêu' }).click()
  const dialog = page.getByRole('dialog', { name: 'Điều chỉnh chỉ tiêu' })
  await dialog.getByLabel('Chỉ tiêu').selectOption({ label: 'Quân số tham gia huấn luyện' })
  await dialog.getByLabel('Giao cả năm 2023').fill('850')
  await dialog.getByText('Đã giao 842, còn 8 chưa giao.').waitFor()
  assert.equal(await dialog.getByRole('button', { name: 'Ghi điều chỉnh' }).getAttribute('aria-disabled'), 'true')
  await dialog.getByLabel('Sở Y tế', { exact: true }).fill('26')
  await dialog.getByText('Cộng 850, khớp số giao.').waitFor()
  await page.keyboard.press('Escape')
})

test('the report gives its Word document and its workbook, and F8 walks from figure to figure', async () => {
  const page = await sample.signedIn('demo')
  await open(page, `/bao-cao?${CONFERENCE}`)
  for (const [button, ending] of [
    ['Tải Word', '.docx'],
    ['Tải Excel phụ lục', '.xlsx'],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
    assert.ok(file.suggestedFilename().endsWith(ending), file.suggestedFilename())
    assert.equal(
      readFileSync(await file.path())
        .subarray(0, 2)
        .toString(),
      'PK',
    )
  }
  await page.keyboard.press('F8')
  await page.keyboard.press('F8')
  const second = page.locator('.sheet .figure').nth(1)
  assert.equal(await second.getAttribute('aria-pressed'), 'true')
  await page.getByRole('complementary', { name: 'Căn cứ của số liệu' }).waitFor()
})

test('zero, not applicable and no figure yet are three things, and stay so', async () => {
  const page = await sample.signedIn('tro-ly')
  const path = '/nhap-so-lieu?unit=so-y-te&period=2023-H1&asOf=2023-07-15'
  await open(page, path)
  await page.getByRole('button', { name: /Chế độ và chất lượng báo cáo/ }).click()
  const boxes = page.locator('.form-table input[inputmode=decimal]')
  const [one, two, three] = [boxes.nth(0), boxes.nth(1), boxes.nth(2)]
  await one.fill('mười')
  await page.getByRole('button', { name: /^Ghi 1 số/ }).click()
  await page.getByText('Còn 1 chỗ phải sửa').waitFor()
  assert.equal(await one.inputValue(), 'mười')
  await one.fill('0')
  await two.fill('1.234')
  await three.locator('xpath=ancestor::tr').getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Ghi 3 số' }).click()
  await page.getByText('Đã ghi 3 số').waitFor()
  await open(page, path)
  await page.getByRole('button', { name: /Chế độ và chất lượng báo cáo/ }).click()
  assert.deepEqual(
    [await one.inputValue(), await two.inputValue(), await three.getAttribute('placeholder')],
    ['0', '1.234', 'không áp dụng'],
  )
  assert.equal(await boxes.nth(3).getAttribute('placeholder'), 'chưa có số')
})

test('a percentage that was cut is found in a pasted text, with the rounded one beside it', async () => {
  const page = await sample.signedIn('demo')
  await open(page, `/doi-chieu?${CONFERENCE}`)
  await page.getByRole('button', { name: 'Thử bài mẫu' }).click()
  const wrong = page.locator('.margin li.cut').filter({ hasText: '95,86%' })
  await wrong.waitFor()
  assert.match(await words(wrong), /khớp khi cắt bỏ phần lẻ.*95,86%.*95,87%/)
  await wrong.getByRole('button', { name: 'Sửa thành 95,87%' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải bài đã sửa 1 chỗ' }).click(),
  ])
  assert.ok(file.suggestedFilename().endsWith('.docx'))
})

test('a wrong password is answered in one sentence, and the name typed stays', async () => {
  const page = await sample.visitor()
  await page.goto(`${sample.address}/dang-nhap`)
  await page.getByLabel('Tên đăng nhập').fill('tro-ly')
  await page.getByLabel('Mật khẩu').fill('không phải')
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  assert.match(await words(page.getByRole('alert')), /chưa đúng/)
  assert.equal(await page.getByLabel('Tên đăng nhập').inputValue(), 'tro-ly')
  await page.getByLabel('Mật khẩu').fill('so-y-te-2023')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Tổng quan/ }).waitFor()
})

test('a unit that is not one’s own is not shown, and it is said who can grant it', async () => {
  const page = await sample.signedIn('tro-ly')
  await page.goto(`${sample.address}/?unit=so-noi-vu&period=2023-H1&asOf=2023-07-15`)
  assert.match(
    await words(page.getByRole('alert').first()),
    /không có quyền .*Quản trị của đơn vị cấp trên có thể cấp quyền|Không tìm thấy đơn vị/,
  )
  assert.equal(await page.locator('.key-figure').count(), 0)
})

test('Ctrl K finds a unit and a figure by words without tone marks', async () => {
  const page = await sample.signedIn('demo')
  await open(page, `/?${CONFERENCE}`)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('xi mang')
  await page.getByRole('option', { name: /Xi măng/ }).click()
  await page.waitForURL(/unit=[a-z-]*xi-mang/)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('quan so tu ve')
  await page
    .getByRole('option', { name: /^Quân số tự vệ/ })
    .first()
    .click()
  await page.getByRole('complementary', { name: 'Căn cứ của số liệu' }).getByText('50', { exact: true }).waitFor()
})

test('Hải sees figures, people and the report before the program is read, and then presses the very ones he saw', async () => {
  for (const [path, seen] of [
    ['/', '8.832'],
    ['/so-dang-ky/personnel', 'Cộng '],
    ['/bao-cao', 'BÁO CÁO'],
  ] as const) {
    const page = await sample.signedIn('chi-huy')
    let read = () => {}
    const held = new Promise<void>((done) => {
      read = done
    })
    await page.route('**/assets/index-*.js', async (route) => {
      await held
      await route.continue()
    })
    const address = `${sample.address}${path}?${CONFERENCE}`
    await page.goto(address, { waitUntil: 'commit' })
    const piece = page.locator('main').getByText(seen).first()
    await piece.waitFor()
    assert.equal(await page.locator('#root[inert]').count(), 1, path)
    await piece.evaluate((element) => element.setAttribute('data-seen', 'yes'))
    read()
    await settled(page)
    assert.equal(await piece.getAttribute('data-seen'), 'yes', `${path} was drawn anew`)
    // Nobody else is shown it: not a proxy, not who is not signed in, not a machine that may be locked.
    const sent = await page.request.get(address)
    assert.equal(sent.headers()['cache-control'], 'no-store')
    assert.match(await sent.text(), /id="told"/)
    await page.context().addCookies([{ name: 'sao-vuong-pin', value: '1', url: sample.address }])
    assert.doesNotMatch(await (await page.request.get(address)).text(), /id="told"/)
    await page.context().clearCookies()
    assert.doesNotMatch(await (await page.request.get(address)).text(), /id="told"/)
    await page.context().close()
  }
})

test('no page broke a script or the content policy on the way', () => {
  assert.deepEqual(sample.complaints, [])
})
