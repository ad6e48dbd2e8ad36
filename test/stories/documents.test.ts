import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { countsOf, errorsOf, fetches, lists, roster, sends } from '../importing.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let country: World['country']
before(async () => {
  world = await aWorld()
  country = world.country
})
after(() => world?.close())

type Saved = { id: string; version: number }
type Refusal = { code: string; findings: readonly unknown[] }
type Told = { where: { column: string }; code: string; message: string }
const told = ({ findings }: Refusal): Told[] => findings as Told[]

const HALF = { period: '2023-H1', asOf: '2023-07-15' }
const figureAt = async (unit: string, indicator: string, when: object = HALF) =>
  (
    await country.machine.does<{ figures: Record<string, { value: number | null; percent: number | null }> }>('showReport', {
      unit,
      ...when,
    })
  ).figures[indicator]?.value ?? null
const proofOf = (unit: string, indicator: string) =>
  country.machine.does<{ sum: number; records: { register: string; where: object[]; sum: number }[] }>('openProof', {
    unit,
    ...HALF,
    indicator,
  })

const paper = (number: number, issuedOn: string, more: object = {}) => ({
  number,
  symbol: 'KH-BCH',
  issuedOn,
  kind: 'plan',
  abstract: 'Kế hoạch công tác quốc phòng năm 2023',
  ...more,
})
const saves = (login: 'mai' | 'lan' | 'minh', register: string, unit: string, values: object, more: object = {}) =>
  country.person(login).does<Saved>('saveRow', { register, unit, values, ...more })
const refused = (login: 'mai' | 'lan', register: string, unit: string, values: object, more: object = {}) =>
  country.person(login).isRefused('saveRow', { register, unit, values, ...more })

test('Mai books a plan, is told that its number went to another paper, takes the next, and the figure opens both', async () => {
  await saves('mai', 'documents', 'so-y-te', paper(4, '2023-01-12', { subject: 'annual_plan', year: 2023, guiding: true }))
  const taken = await refused(
    'mai',
    'documents',
    'so-y-te',
    paper(4, '2023-03-01', { symbol: 'HD-BCH', kind: 'guidance', guiding: true }),
  )
  assert.deepEqual(
    told(taken).map(({ code, where, message }) => [code, where.column, message]),
    [['documents.number_taken', 'number', 'Số 04 năm 2023 đã cấp cho 04/KH-BCH ngày 12/01/2023. Lấy số khác.']],
  )
  await saves('mai', 'documents', 'so-y-te', paper(5, '2023-03-01', { symbol: 'HD-BCH', kind: 'guidance', guiding: true }))
  // The party committee of the office numbers its own papers; told twice from the same committee is refused again.
  const resolution = { symbol: 'NQ-ĐU', kind: 'party_resolution', issuer: 'Đảng ủy Sở Y tế' }
  await saves('mai', 'documents', 'so-y-te', paper(4, '2023-02-01', resolution))
  assert.equal(
    told(await refused('mai', 'documents', 'so-y-te', paper(4, '2023-02-02', resolution)))[0]?.code,
    'documents.number_taken',
  )
  // The same number is free in another year, at another unit, and for what came in.
  await saves('mai', 'documents', 'so-y-te', paper(4, '2024-01-10'))
  await saves('lan', 'documents', 'dien-luc', paper(4, '2023-01-12'))
  await saves(
    'mai',
    'documents',
    'so-y-te',
    paper(4, '2023-01-12', { direction: 'in', issuer: 'UBND tỉnh', arrivedOn: '2023-01-13' }),
  )
  assert.equal(await figureAt('so-y-te', 'guiding_documents_issued'), 2)
  const proof = await proofOf('son-ha', 'guiding_documents_issued')
  assert.deepEqual([proof.sum, proof.records.map(({ register, sum }) => [register, sum])], [2, [['documents', 2]]])
  const { total } = await country
    .person('minh')
    .does<{ total: number }>('listRows', { register: 'documents', unit: 'son-ha', deep: true, where: proof.records[0]?.where })
  assert.equal(total, 2)
})

test('a paper that ends before it begins, arrives before it is written, or bears a marking is refused, each at its column', async () => {
  const at = async (more: object) =>
    told(await refused('mai', 'documents', 'so-y-te', paper(90, '2023-02-01', more))).map(({ where }) => where.column)
  assert.deepEqual(await at({ expiresOn: '2023-01-31' }), ['expiresOn'])
  assert.deepEqual(await at({ inForceFrom: '2023-03-01', expiresOn: '2023-02-15' }), ['expiresOn'])
  assert.deepEqual(await at({ revokedOn: '2023-01-01' }), ['revokedOn'])
  assert.deepEqual(await at({ direction: 'in', issuer: 'UBND tỉnh', arrivedOn: '2023-01-31' }), ['arrivedOn'])
  assert.deepEqual(await at({ direction: 'in' }), ['issuer'])
  assert.deepEqual(await at({ subject: 'annual_plan' }), ['year'])
  assert.deepEqual(await at({ kind: 'invitation', guiding: true }), ['guiding'])
  assert.deepEqual(await at({ abstract: 'Kế hoạch bảo vệ mục tiêu (MẬT)' }), ['abstract'])
  // Whatever the book and the column, in one place; a word of a sentence or of a heading in capitals is no marking.
  assert.deepEqual(await at({ signer: 'TUYỆT MẬT' }), ['signer'])
  await saves('mai', 'documents', 'so-y-te', paper(91, '2023-02-01', { abstract: 'TĂNG CƯỜNG BẢO MẬT THÔNG TIN' }))
  await saves('mai', 'documents', 'so-y-te', paper(90, '2023-02-01', { abstract: 'Kế hoạch giữ bí mật nhà nước trong cơ quan' }))
})

test('a coordination regulation counts while it is in force, and its unit lacks it before and after', async () => {
  const regulation = await saves('lan', 'documents', 'dien-luc', {
    ...paper(7, '2023-02-10', { symbol: 'QC-BCH', kind: 'coordination_regulation', subject: 'coordination_regulation' }),
    abstract: 'Quy chế phối hợp với công an thành phố',
    expiresOn: '2023-06-30',
  })
  const required = { subject: 'coordination_regulation', year: 2023, requiredFrom: '2023-01-01' }
  const row = await saves('lan', 'requiredDocuments', 'dien-luc', required)
  const on = async (asOf: string) => [
    await figureAt('dien-luc', 'coordination_regulations_in_force', { period: '2023-H1', asOf }),
    await figureAt('dien-luc', 'units_missing_coordination_regulation', { period: '2023-H1', asOf }),
  ]
  assert.deepEqual(await on('2023-06-30'), [1, 1])
  await saves('lan', 'requiredDocuments', 'dien-luc', { document: regulation.id }, { id: row.id, version: 1 })
  assert.deepEqual(await on('2023-02-09'), [null, 1])
  assert.deepEqual(await on('2023-02-10'), [1, 0])
  assert.deepEqual(await on('2023-06-30'), [1, 0])
  assert.deepEqual(await on('2023-07-01'), [0, 1])
  // Prolonged: the requirement follows the document it rests on.
  await saves('lan', 'documents', 'dien-luc', { expiresOn: '2028-12-31' }, { id: regulation.id, version: 1 })
  assert.deepEqual(await on('2023-07-15'), [1, 0])
  const again = await refused('lan', 'requiredDocuments', 'dien-luc', { ...required, year: 2024, requiredFrom: '2024-01-01' })
  assert.deepEqual(
    told(again).map(({ message }) => message),
    ['Sổ đã có dòng “Quy chế, kế hoạch phối hợp”. Sửa dòng đó, không thêm dòng mới.'],
  )
  const referenced = await country
    .person('lan')
    .isRefused('removeRow', { register: 'documents', id: regulation.id, version: 2, reason: 'ghi nhầm văn bản' })
  assert.equal(referenced.code, 'record.referenced')
})

test('the annual plan lacking in January is there in March: the rate of approved plans follows, and last year is over', async () => {
  const unit = 'tan-lap'
  const needs = (year: number, more: object = {}) =>
    saves('minh', 'requiredDocuments', unit, { subject: 'annual_plan', year, requiredFrom: `${year}-01-31`, ...more })
  await needs(2022)
  const row = await needs(2023)
  const on = (asOf: string, indicator = 'units_without_annual_plan') => figureAt(unit, indicator, { period: '2023-H1', asOf })
  assert.deepEqual([await figureAt(unit, 'units_without_annual_plan', { period: '2022-H2' }), await on('2023-01-15')], [1, 0])
  assert.equal(await on('2023-03-01'), 1)
  await saves('minh', 'requiredDocuments', unit, { fulfilledOn: '2023-03-10' }, { id: row.id, version: 1 })
  assert.deepEqual([await on('2023-03-09'), await on('2023-03-10')], [1, 0])
  assert.deepEqual(
    [await on('2023-03-09', 'annual_plan_coverage_rate'), await on('2023-03-10', 'annual_plan_coverage_rate')],
    [0, 100],
  )
  const early = await country.person('minh').isRefused('saveRow', {
    register: 'requiredDocuments',
    unit,
    id: row.id,
    version: 2,
    values: { expiresOn: '2023-02-01' },
  })
  assert.deepEqual(
    told(early).map(({ where }) => where.column),
    ['expiresOn'],
  )
})

test('Lan issues the resolution of the year, and the matrix has it: what was written once is not entered a second time', () =>
  world.trial(async (country) => {
    const asked = { unit: 'son-ha', subject: 'annual_resolution', kinds: ['agency_command'] }
    const opens = (year: number) => country.machine.does<{ opened: number }>('openRequirements', { ...asked, year })
    const holding = async (asOf: string) => {
      type Cells = Record<string, { holding: string; reference: string | null }>
      const { units } = await country.machine.does<{ units: { unit: { code: string }; cells: Cells }[] }>('showMatrix', {
        unit: 'son-ha',
        asOf,
      })
      const cell = units.find(({ unit }) => unit.code === 'dien-luc')?.cells.annual_resolution
      return [cell?.holding, cell?.reference]
    }
    assert.ok((await opens(2022)).opened > 0)
    assert.deepEqual(await holding('2022-03-10'), ['lacking', null])
    const resolution = (number: number, issuedOn: string, year: number) =>
      country.person('lan').does<{ findings: { code: string; severity: string; message: string }[] }>('saveRow', {
        register: 'documents',
        unit: 'dien-luc',
        values: paper(number, issuedOn, {
          symbol: 'NQ-ĐU',
          kind: 'party_resolution',
          subject: 'annual_resolution',
          year,
          abstract: `Nghị quyết lãnh đạo nhiệm vụ năm ${year}`,
        }),
      })
    const { findings } = await resolution(501, '2022-03-01', 2022)
    assert.deepEqual(
      findings.map(({ code, severity, message }) => [code, severity, message]),
      [
        [
          'row.answered',
          'note',
          'Dòng “Nghị quyết lãnh đạo năm 2022” ở sổ văn bản phải có nay ghi có văn bản này, không phải nhập lại.',
        ],
      ],
    )
    assert.deepEqual(
      [await holding('2022-02-28'), await holding('2022-03-10')],
      [
        ['lacking', '501/NQ-ĐU'],
        ['held', '501/NQ-ĐU'],
      ],
    )
    // Whoever issued before being asked is not told to lack it; another year's paper answers nothing.
    assert.deepEqual((await resolution(502, '2023-01-05', 2024)).findings, [])
    assert.deepEqual((await resolution(503, '2023-01-10', 2023)).findings, [])
    await opens(2023)
    assert.deepEqual(await holding('2023-02-01'), ['held', '503/NQ-ĐU'])
  }))

test('a book of documents goes out as a workbook and comes back the same; a number twice in it is told by its cell', async () => {
  const template = await fetches(country.person('lan'), 'downloadTemplate', { register: 'documents' })
  assert.ok(template.bytes.length > 1000)
  const headings = ['TT', 'Số', 'Ký hiệu', 'Ngày văn bản', 'Loại văn bản', 'Trích yếu', 'Lãnh đạo, chỉ đạo, hướng dẫn']
  const book = (numbers: readonly number[]) =>
    roster(
      numbers.map((number, at) => [
        number,
        'TB-BCH',
        `${10 + at}/5/2023`,
        'Thông báo',
        `Thông báo phân công trực số ${at + 1}`,
        'x',
      ]),
      {},
      headings,
    )
  const twice = await sends(country.person('lan'), await book([40, 41, 41]), { register: 'documents', keep: true })
  assert.equal(twice.kept, false)
  assert.deepEqual(
    errorsOf(twice).map(([cell]) => cell),
    ['B4', 'B5'],
  )
  const kept = await sends(country.person('lan'), await book([40, 41, 42]), { register: 'documents', keep: true })
  assert.deepEqual([errorsOf(kept), kept.added, kept.kept], [[], 3, true])
  assert.deepEqual(
    kept.effect.filter(({ indicator }) => indicator === 'guiding_documents_issued').map(({ after }) => after),
    [3],
  )
  const out = await fetches(country.person('lan'), 'exportRows', { register: 'documents', format: 'xlsx' })
  const back = await sends(country.person('lan'), out.bytes, { register: 'documents', keep: true })
  assert.deepEqual([errorsOf(back), back.added, back.changed, back.rejected], [[], 0, 0, 0])
  const needed = await fetches(country.person('lan'), 'exportRows', { register: 'requiredDocuments', format: 'xlsx' })
  const same = await sends(country.person('lan'), needed.bytes, { register: 'requiredDocuments', keep: true })
  assert.deepEqual(countsOf(same), { rows: 1, same: 1, added: 0, changed: 0, rejected: 0, kept: true })
})

test('a requirement corrected from a workbook without the column of its document keeps the document and its days', async () => {
  const sheet = await roster([['Quy chế, kế hoạch phối hợp', 2023, '01/01/2023', 'đã rà soát']], {}, [
    'TT',
    'Văn bản phải có',
    'Của năm',
    'Phải có từ ngày',
    'Ghi chú',
  ])
  const review = await sends(country.person('lan'), sheet, { register: 'requiredDocuments', keep: true })
  assert.deepEqual([errorsOf(review), review.changed], [[], 1])
  const { rows } = await lists(country.person('lan'), 'requiredDocuments')
  assert.equal(rows[0]?.shown.document, '07/QC-BCH')
  assert.equal(await figureAt('dien-luc', 'units_missing_coordination_regulation'), 0)
})

test('after all of it every figure recomputes from the records', async () => {
  assert.deepEqual((await country.machine.does<{ differences: unknown[] }>('verifyFigures', {})).differences, [])
})
