import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actions } from '#actions/index.ts'
import type { House } from '#server/endpoint.ts'
import { mailOf } from '#server/mail.ts'
import { postOffice, remind, sendWaiting } from '#server/posting.ts'
import { joins, keepsDuty, sends } from '../goingUp.ts'
import { type MailServer, mailServer } from '../mailServer.ts'
import { aWorld, type Country, NOW, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

/** Two days after the day of the round: Mai and her head Thanh are to be told, Lan has no address. */
const trial = (work: (country: Country, house: House, round: string) => Promise<void>) =>
  world.trial(async (country) => {
    await joins(country, 'thanh', 'Hoàng Kim Thanh', 'approver', 'so-y-te')
    for (const login of ['mai', 'thanh', 'minh']) await country.person(login).does('setMyEmail', { email: `${login}@son-ha.vn` })
    const { id } = await country.person('hung').does<{ id: string }>('openRound', {
      unit: 'son-ha',
      kind: 'half',
      period: '2026-H1',
      dueOn: '2026-07-13',
      units: ['so-y-te', 'dien-luc'],
    })
    const house: House = {
      actions,
      database: async () => country.database,
      clock: () => NOW,
      logBug: (_, deed, error) => {
        throw new Error(`${deed} broke`, { cause: error })
      },
    }
    await work(country, house, id)
  })
const at = async <T>(manner: Parameters<typeof mailServer>[0], work: (server: MailServer) => Promise<T>): Promise<T> => {
  const server = await mailServer(manner)
  try {
    return await work(server)
  } finally {
    await server.close()
  }
}
const from = 'Sao Vuông <nhac@son-ha.vn>'
type Letters = { letters: { toLogin: string; state: string; fault: string | null }[] }
const written = async (country: Country, round: string) =>
  (await country.person('minh').does<Letters>('showLetters', { round })).letters
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

test('two days late the clerk and the head are written to, once a day however often the pass is made', () =>
  trial((country, house, round) =>
    at('takes', async (server) => {
      const mail = { url: server.url, from, address: 'https://sao.son-ha.vn' }
      const post = postOffice(mail)
      await remind(house, mail)
      await remind(house, mail)
      assert.equal(await sendWaiting(country.database, post, mail, NOW), 2)
      assert.equal(await sendWaiting(country.database, post, mail, later(30)), 0)
      post.close()
      assert.deepEqual(server.letters.map(({ to }) => to).sort(), ['mai@son-ha.vn', 'thanh@son-ha.vn'])
      const text = decoded(server.letters[0]?.text ?? '')
      assert.match(text, /Báo cáo 6 tháng đầu năm 2026, hạn nộp 13\/7\/2026, chưa nhận được của:\n- Sở Y tế: trễ 2 ngày/)
      assert.match(text, /https:\/\/sao\.son-ha\.vn/)
      assert.deepEqual(
        (await written(country, round)).map(({ toLogin, state }) => [toLogin, state]),
        [
          ['mai', 'sent'],
          ['thanh', 'sent'],
        ],
      )
    }),
  ))

test('a report that came is not asked for, and whoever takes their address away is written to no more', () =>
  trial(async (country, house) => {
    const [mai, thanh] = [country.person('mai'), country.person('thanh')]
    await mai.does('setMyEmail', { email: '' })
    await remind(house, {})
    await at('takes', async (server) => {
      const post = postOffice(server)
      assert.equal(await sendWaiting(country.database, post, { url: server.url, from }, NOW), 1)
      post.close()
    })
    const { id } = await country.person('hung').does<{ id: string }>('openRound', {
      unit: 'son-ha',
      kind: 'month',
      period: '2026-06',
      dueOn: '2026-07-13',
      units: ['so-y-te'],
    })
    await keepsDuty(mai, 'so-y-te', 3)
    await sends(mai, thanh, id, 'so-y-te')
    await remind(house, {})
    assert.deepEqual(await written(country, id), [])
  }))

test('a mail server that refuses or does not answer is told and tried again; work goes on', () =>
  trial(async (country, house, round) => {
    await remind(house, {})
    await at('refuses', async (server) => {
      const post = postOffice(server)
      assert.equal(await sendWaiting(country.database, post, { url: server.url, from }, NOW), 2)
      post.close()
    })
    const refused = await written(country, round)
    assert.deepEqual(
      refused.map(({ state }) => state),
      ['waiting', 'waiting'],
    )
    assert.match(refused[0]?.fault ?? '', /550/)
    // Nobody listens there any more.
    const gone = await at('takes', async (server) => server.url)
    const nobody = postOffice({ url: gone })
    assert.equal(await sendWaiting(country.database, nobody, { url: gone, from }, later(1)), 0)
    assert.equal(await sendWaiting(country.database, nobody, { url: gone, from }, later(5)), 2)
    nobody.close()
    assert.match((await written(country, round))[0]?.fault ?? '', /ECONNREFUSED/)
    await keepsDuty(country.person('mai'), 'so-y-te', 3)
    await at('takes', async (server) => {
      const post = postOffice(server)
      assert.equal(await sendWaiting(country.database, post, { url: server.url, from }, later(60)), 2)
      post.close()
      assert.equal(server.letters.length, 2)
    })
  }))

test('a mail server that hangs is given up, asked once for all that wait, and nothing of the queue is lost', () =>
  trial(async (country, house, round) => {
    await remind(house, {})
    const patience = { greets: 150, answers: 150 }
    for (const [manner, minutes] of [
      ['silent', 0],
      ['stalls', 5],
    ] as const)
      await at(manner, async (server) => {
        const post = postOffice(server, patience)
        assert.equal(await sendWaiting(country.database, post, { url: server.url, from }, later(minutes)), 2)
        assert.equal(server.calls(), 1, manner)
        post.close()
        const waiting = await written(country, round)
        assert.deepEqual(
          waiting.map(({ state }) => state),
          ['waiting', 'waiting'],
        )
        assert.match(waiting[0]?.fault ?? '', /timeout|never received/i)
      })
    await at('takes', async (server) => {
      const post = postOffice(server, patience)
      assert.equal(await sendWaiting(country.database, post, { url: server.url, from }, later(120)), 2)
      post.close()
      assert.equal(server.letters.length, 2)
    })
  }))

test('nobody but who receives reads the letters; a clerk of another unit reads none', () =>
  trial(async (country, house, round) => {
    await remind(house, {})
    assert.equal((await country.person('lan').isRefused('showLetters', { round })).code, 'access.refused')
    assert.equal((await country.person('mai').isRefused('setMyEmail', { email: 'khong phai dia chi' })).status, 400)
  }))

test('without a configuration nothing is connected to; half of one is told in words', () => {
  assert.equal(mailOf({}), null)
  assert.deepEqual(mailOf({ SAOVUONG_SMTP: 'smtp://a:25' }), {
    missing: 'Có SAOVUONG_SMTP mà thiếu SAOVUONG_SMTP_FROM (người gửi), nên chưa gửi thư nhắc.',
  })
  assert.deepEqual(mailOf({ SAOVUONG_SMTP: 'smtp://a:25', SAOVUONG_SMTP_FROM: from }), { url: 'smtp://a:25', from })
})

/** The words of a letter, from the form mail travels in. */
function decoded(letter: string): string {
  const [head = '', ...body] = letter.split('\n\n')
  const text = body.join('\n\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8').replaceAll('\r\n', '\n')
  const bytes = text
    .replaceAll('=\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
