import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import type { MadeFile } from '#actions/action.ts'
import { actions } from '#actions/index.ts'
import { LARGEST_ATTACHMENT } from '#domain/attachment.ts'
import { buildApp } from '#server/app.ts'
import type { House } from '#server/endpoint.ts'
import { aWorld, NOW, type World } from '../world.ts'

let world: World
let country: World['country']
let paper: { id: string; version: number }
before(async () => {
  world = await aWorld()
  country = world.country
  paper = await country.person('mai').does('saveRow', {
    register: 'documents',
    unit: 'so-y-te',
    values: {
      number: 8,
      symbol: 'QC-BCH',
      issuedOn: '2026-03-02',
      kind: 'coordination_regulation',
      abstract: 'Quy chế phối hợp với công an phường',
    },
  })
})
after(() => world?.close())

const docx = (...paragraphs: string[]): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
  })
type Opened = { files: { id: string; name: string; kind: string; size: number; addedBy: string }[] }
const attaches = (login: 'mai' | 'minh', name: string, bytes: Uint8Array, more: object = {}) =>
  country
    .person(login)
    .does<{ id: string; kind: string }>('attachFile', { register: 'documents', id: paper.id, ...more }, { file: { name, bytes } })
const refused = (login: 'mai' | 'lan' | 'ha', name: string, bytes: Uint8Array, more: object = {}) =>
  country.person(login).isRefused('attachFile', { register: 'documents', id: paper.id, ...more }, { file: { name, bytes } })
const files = async () => (await country.person('mai').does<Opened>('showRow', { register: 'documents', id: paper.id })).files

test('Mai attaches the signed regulation, sends it twice, and takes the same bytes back under its name', async () => {
  const bytes = docx('Quy chế phối hợp', 'Điều 1. Bảo vệ bí mật nhà nước trong khi phối hợp')
  const { id, kind } = await attaches('mai', 'C:\\Users\\mai\\Quy chế phối hợp.docx', bytes)
  assert.equal((await attaches('mai', 'Quy chế phối hợp (2).docx', bytes)).id, id)
  assert.deepEqual(
    (await files()).map((file) => [file.id, file.name, file.kind, file.size, file.addedBy]),
    [[id, 'Quy chế phối hợp.docx', kind, bytes.byteLength, 'mai']],
  )
  const { file } = await country.person('mai').does<MadeFile>('openFile', { id })
  assert.deepEqual([file.name, Buffer.from(file.bytes as Uint8Array).equals(bytes)], ['Quy chế phối hợp.docx', true])
  assert.equal((await country.person('lan').isRefused('openFile', { id })).code, 'record.unknown')
  const trail = JSON.stringify(await country.person('khue').does('listAudit', { unit: 'son-ha' }))
  assert.match(trail, /attachFile/)
  assert.match(trail, /openFile/)
})

test('a stamp, a name that lies, a file too large or of no known kind is refused in words, and nothing is kept', async () => {
  const held = (await files()).length
  const stamped = await refused('mai', 'ke-hoach.docx', docx('UBND TỈNH', 'TỐI MẬT', 'Kế hoạch'))
  assert.equal(stamped.code, 'file.refused')
  assert.match(stamped.message, /dấu độ mật/)
  const lying = await refused('mai', 'ke-hoach.pdf', docx('Kế hoạch'))
  assert.match(lying.message, /Tên tệp là “ke-hoach.pdf” nhưng nội dung là Word/)
  assert.equal((await refused('mai', 'a.pdf', Uint8Array.from([0x4d, 0x5a, 1, 2]))).code, 'file.refused')
  assert.equal((await refused('mai', 'a.txt', new Uint8Array(LARGEST_ATTACHMENT + 1).fill(97))).code, 'input.too_large')
  assert.equal((await refused('lan', 'a.docx', docx('Kế hoạch'))).code, 'record.unknown')
  assert.equal((await refused('ha', 'a.docx', docx('Kế hoạch'))).code, 'access.refused')
  assert.equal((await refused('mai', 'a.docx', docx('Kế hoạch'), { register: 'duty' })).code, 'record.unknown')
  assert.equal((await files()).length, held)
})

test('a row with files is not taken away before them; a file goes with a reason', async () => {
  const [file] = await files()
  const remove = { register: 'documents', id: paper.id, version: 1, reason: 'ghi nhầm văn bản' }
  assert.equal((await country.person('mai').isRefused('removeRow', remove)).code, 'record.has_files')
  assert.equal((await country.person('mai').isRefused('removeFile', { id: file?.id, reason: 'x' })).code, 'input.wrong')
  await country.person('mai').does('removeFile', { id: file?.id, reason: 'nhầm bản chưa ký' })
  assert.deepEqual(await files(), [])
  assert.equal((await country.person('mai').isRefused('openFile', { id: file?.id })).code, 'record.unknown')
  await country.person('mai').does('removeRow', remove)
})

test('over HTTP the file comes to be kept, never shown: its name in both spellings, its type not guessed at', async () => {
  const house: House = {
    actions,
    database: async () => country.database,
    clock: () => NOW,
    logBug: (_number, deed, error) => assert.fail(`${deed}: ${error}`),
  }
  const app = await buildApp(house)
  try {
    const row = await country.person('mai').does<{ id: string }>('saveRow', {
      register: 'tasks',
      unit: 'so-y-te',
      values: { content: 'Ký quy chế phối hợp', assignedOn: '2026-06-01', dueOn: '2026-07-01' },
    })
    const text = new TextEncoder().encode('<script>alert(1)</script> đã ký quy chế phối hợp')
    const { id } = await country
      .person('mai')
      .does<{ id: string }>(
        'attachFile',
        { register: 'tasks', id: row.id, note: 'bản chụp' },
        { file: { name: 'Kết quả.txt', bytes: text } },
      )
    const reply = await app.inject({ url: `/api/openFile?id=${id}`, cookies: { sv: world.country.token('mai') } })
    assert.equal(reply.statusCode, 200, reply.body)
    assert.match(
      String(reply.headers['content-disposition']),
      /^attachment; filename="Ket qua\.txt"; filename\*=UTF-8''K%E1%BA%BFt%20qu%E1%BA%A3\.txt$/,
    )
    assert.deepEqual(
      [reply.headers['x-content-type-options'], reply.headers['content-type'], reply.headers['cache-control']],
      ['nosniff', 'text/plain', 'no-store'],
    )
    assert.deepEqual(new Uint8Array(reply.rawPayload), text)
    assert.equal((await app.inject({ url: `/api/openFile?id=${id}` })).statusCode, 401)
  } finally {
    await app.close()
  }
})
