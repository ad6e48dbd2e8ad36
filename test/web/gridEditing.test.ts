import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { registers } from '#domain/registers/index.ts'
import { Refusal } from '../../src/web/call.ts'
import type { ListedRow, OpenedRow, SavedRow, Writes } from '../../src/web/contract.ts'
import { printCells, readCells } from '../../src/web/kit/grid/clipboardCells.ts'
import { EditHistory } from '../../src/web/kit/grid/editHistory.ts'
import { gridCommand } from '../../src/web/kit/grid/gridKeys.ts'
import { pastedCell, pastePlan } from '../../src/web/kit/grid/selection.ts'
import type { OutItem } from '../../src/web/offline/outbox.ts'
import { contentOf } from '../../src/web/screens/registers/sheet/cellContent.ts'
import { blankRow, typedRow, waitingDraft } from '../../src/web/screens/registers/sheet/draft.ts'
import type { DraftDoors } from '../../src/web/screens/registers/sheet/draftDoors.ts'
import { RowDrafts } from '../../src/web/screens/registers/sheet/rowDrafts.ts'

const key = (name: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey', boolean>> = {}) =>
  gridCommand({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held })

test('cells copied in Excel are read as Excel wrote them: tabs, quotes, a line break inside a cell', () => {
  assert.deepEqual(readCells('Hà\t12/5/1994\r\nLò\t\r\n'), [
    ['Hà', '12/5/1994'],
    ['Lò', ''],
  ])
  assert.deepEqual(readCells('"Tổ 1\nTổ 2"\t5\n"nói ""được"""\tx'), [
    ['Tổ 1\nTổ 2', '5'],
    ['nói "được"', 'x'],
  ])
  assert.deepEqual(readCells('cao 2" nữa\t"lẻ'), [['cao 2" nữa', '"lẻ']])
})

test('whatever cells are copied out of the grid come back the same', () => {
  const cell = fc.stringMatching(/^[a-zà\t\n" ]{0,6}$/)
  const block = fc
    .integer({ min: 1, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  fc.assert(
    fc.property(
      block.filter((rows) => rows.length > 1 || rows[0]?.length !== 1 || rows[0][0] !== ''),
      (rows) => {
        const last = rows.at(-1)
        // A last line that is one empty cell is what Excel ends its text with.
        if (last?.length === 1 && last[0] === '') return
        assert.deepEqual(readCells(printCells(rows)), rows)
      },
    ),
    { numRuns: 300 },
  )
})

test('one copied cell fills what is selected, a block repeats over a multiple of itself, anything else is asked about', () => {
  const box = (rows: number, columns: number) => ({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 })
  assert.deepEqual(pastePlan([['5']], box(4, 2)), { height: 4, width: 2, asks: false })
  assert.deepEqual(pastePlan([['1'], ['2']], box(4, 1)), { height: 4, width: 1, asks: false })
  assert.equal(pastedCell([['1'], ['2']], 3, 0), '2')
  assert.deepEqual(pastePlan([['1', '2', '3']], box(1, 1)), { height: 1, width: 3, asks: false })
  assert.equal(pastePlan([['1', '2', '3']], box(2, 2)).asks, true)
})

test('a hundred steps can be taken back, and a new step ends what could be done again', () => {
  const history = new EditHistory<number>()
  for (let step = 1; step <= 130; step++) history.add(step)
  let last: number | undefined
  let count = 0
  for (let step = history.undo(); step !== undefined; step = history.undo()) [last, count] = [step, count + 1]
  assert.deepEqual([count, last], [100, 31])
  assert.equal(history.redo(), 31)
  history.add(500)
  assert.equal(history.redo(), undefined)
  assert.equal(history.undo(), 500)
})

test('the keys are those of Excel, and no letter alone is a command', () => {
  assert.deepEqual(key('F2'), { to: 'edit' })
  assert.deepEqual(key('d', { ctrlKey: true }), { to: 'fillDown' })
  assert.deepEqual(key('Z', { ctrlKey: true, shiftKey: true }), { to: 'redo' })
  assert.deepEqual(key('F8', { shiftKey: true }), { to: 'finding', back: true })
  assert.deepEqual(key('ArrowDown', { shiftKey: true }), { to: 'move', rows: 1, columns: 0, extend: true })
  assert.deepEqual(key('ArrowDown', { altKey: true }), { to: 'pick' })
  for (const letter of 'aâđwszfyx7') assert.deepEqual(key(letter), { to: 'type' })
  assert.equal(key('c', { ctrlKey: true }), null)
})

type Saving = Writes['saveRow'][0]
const TODAY = '2026-11-22'
const personnel = registers.personnel ?? assert.fail('there is a book of personnel')
const unit = { code: 'so-y-te', name: 'Ban CHQS Sở Y tế' }

/** A grid on Lan's desk: its clock is moved by hand, its doors lead to a book that counts what it is sent. */
function aSheet(doors: Partial<DraftDoors> = {}) {
  const timers: { at: number; work: () => void }[] = []
  const clock = { now: 0 }
  const stored = new Map<string, { version: number; values: Record<string, unknown> }>()
  let keys = 0
  const write = async (input: Saving): Promise<SavedRow> => {
    const id = input.id ?? input.key ?? assert.fail('a row goes by its id or its key')
    const version = (stored.get(id)?.version ?? input.version ?? 0) + 1
    stored.set(id, { version, values: { ...stored.get(id)?.values, ...input.values } })
    return { id, version, findings: [] }
  }
  const drafts: RowDrafts = new RowDrafts(personnel, () => TODAY, {
    save: write,
    remove: async ({ id }: { id: string }) => stored.delete(id),
    load: () => Promise.reject(new Error('nobody asked for a row')),
    keep: async () => false,
    forget: async () => true,
    newKey: () => `key-${++keys}`,
    after: (work, milliseconds) => {
      const timer = { at: clock.now + milliseconds, work }
      timers.push(timer)
      return () => void (timers.includes(timer) && timers.splice(timers.indexOf(timer), 1))
    },
    settled: () => {},
    ...doors,
  })
  const pass = async (milliseconds: number) => {
    const end = clock.now + milliseconds
    for (;;) {
      // What is on its way arrives before the clock goes on.
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
      const next = timers.toSorted((a, b) => a.at - b.at)[0]
      if (!next || next.at > end) break
      timers.splice(timers.indexOf(next), 1)
      clock.now = next.at
      next.work()
    }
    clock.now = end
  }
  const type = (row: ListedRow | null, cells: Record<string, string>, line = 0) =>
    Object.entries(cells).map(([key, text]) => {
      const column = personnel.columns[key] ?? assert.fail(`there is no column ${key}`)
      return { row, column: key, content: contentOf(column, text, TODAY) ?? assert.fail('it is no mask'), line }
    })
  return { drafts, stored, write, clock, pass, type }
}
const MEMBER = { fullName: 'Tạ Quốc Bảo', bornOn: '12/5/1994', post: 'Chiến sĩ', joinedOn: '15/3/2022' }
const listed = (values: ListedRow['values']): ListedRow => ({ id: 'bao', unit, version: 3, values, shown: {} })
const STANDING = {
  ...blankRow(personnel, unit, 'bao').values,
  fullName: 'Tạ Quốc Bảo',
  bornOn: '1994-05-12',
  post: 'soldier',
  joinedOn: '2022-03-15',
  team: 'Tiểu đội 1',
  decision: null,
}

test('Lan pastes a thousand rows: a few go at a time, the server’s patience is waited for, and each is written once', async () => {
  let [left, filled, busy, most, refused] = [600, 0, 0, 0, 0]
  const sheet = aSheet({
    save: async (input) => {
      most = Math.max(most, ++busy)
      await new Promise(setImmediate)
      busy--
      // The limit of the server: 600 at once, then 30 a second.
      left = Math.min(600, left + ((sheet.clock.now - filled) / 1000) * 30)
      filled = sheet.clock.now
      if (left < 1) {
        refused++
        throw new Refusal('request.too_many', 429, 'Yêu cầu gửi đến dồn dập quá.', [], 1)
      }
      left--
      return sheet.write(input)
    },
  })
  sheet.drafts.edit(
    Array.from({ length: 1000 }, (_, line) => sheet.type(null, { ...MEMBER, fullName: `Tạ Quốc Bảo ${line}` }, line)).flat(),
    unit,
  )
  sheet.drafts.leave(null)
  assert.equal(sheet.drafts.unsaved, 1000)
  await sheet.pass(60_000)
  assert.equal(sheet.drafts.unsaved, 0)
  assert.equal(sheet.drafts.findings.size, 0)
  assert.deepEqual([sheet.stored.size, new Set([...sheet.stored.values()].map(({ version }) => version)).size], [1000, 1])
  assert.ok(most <= 4 && refused > 0, `${most} at once, ${refused} refused`)
})

test('Ctrl S sends once more a row the server refused before', async () => {
  let isDown = true
  const sheet = aSheet({
    save: async (input) => {
      if (isDown) throw new Refusal('bug', 500, 'Máy chủ không trả lời được việc này.')
      return sheet.write(input)
    },
  })
  sheet.drafts.edit(sheet.type(null, MEMBER), unit)
  await sheet.pass(2000)
  assert.equal(sheet.drafts.unsaved, 1)
  isDown = false
  sheet.drafts.sendNow()
  await sheet.pass(100)
  assert.deepEqual([sheet.drafts.unsaved, sheet.stored.size], [0, 1])
})

test('whoever takes the version of the book in a conflict keeps what they typed into other cells', async () => {
  const theirs = {
    version: 4,
    values: { ...STANDING, team: 'Tiểu đội 3' },
    shown: { team: 'Tiểu đội 3' },
  } as unknown as OpenedRow
  const sheet = aSheet({
    load: async () => theirs,
    save: async (input) => {
      if (input.version === 3) throw new Refusal('record.changed', 409, 'Dòng này vừa được sửa.')
      return sheet.write(input)
    },
  })
  sheet.drafts.edit(sheet.type(listed(STANDING), { team: 'Tiểu đội 2', decision: '12/QĐ-BCH' }), unit)
  await sheet.pass(2000)
  assert.equal(sheet.drafts.drafts.get('bao')?.state, 'conflict')
  sheet.drafts.choose('bao', false)
  await sheet.pass(2000)
  assert.deepEqual(sheet.stored.get('bao')?.values, { decision: '12/QĐ-BCH' })
  assert.equal(sheet.drafts.unsaved, 0)
})

test('a new row that waits for a network and is taken back is never sent', async () => {
  const kept = new Set<string>()
  const sheet = aSheet({
    save: () => Promise.reject(new Refusal('network', 0, 'Chưa nối được máy chủ.')),
    keep: async (_, { id }) => kept.add(id).has(id),
    forget: async (id) => kept.delete(id),
    load: () => Promise.reject(new Refusal('network', 0, 'Chưa nối được máy chủ.')),
  })
  sheet.drafts.edit(sheet.type(null, MEMBER), unit)
  await sheet.pass(2000)
  assert.equal(kept.size, 1)
  sheet.drafts.undo()
  await sheet.pass(2000)
  assert.deepEqual([kept.size, sheet.drafts.drafts.size, sheet.stored.size], [0, 0, 0])
})

test('a row that waited for a network and was refused when it arrived is told in its cell; written on, it is sent from here', async () => {
  const kept = new Set<string>()
  let isOnline = false
  const sheet: ReturnType<typeof aSheet> = aSheet({
    save: (input) => (isOnline ? sheet.write(input) : Promise.reject(new Refusal('network', 0, 'Chưa nối được máy chủ.'))),
    keep: async (_, { id }) => kept.add(id).has(id),
    forget: async (id) => kept.delete(id),
  })
  sheet.drafts.edit(sheet.type(null, MEMBER), unit)
  await sheet.pass(2000)
  const [id = ''] = kept
  isOnline = true
  const why = {
    code: 'person.elsewhere',
    severity: 'error',
    where: { column: 'fullName' },
    message: 'Đã có ở đơn vị khác.',
  } as const
  sheet.drafts.returned(id, [why], undefined)
  assert.deepEqual(sheet.drafts.findings.get(id), [why])
  assert.deepEqual([sheet.drafts.drafts.get(id)?.state, sheet.stored.size], ['stopped', 0])
  sheet.drafts.sendNow()
  await sheet.pass(2000)
  assert.deepEqual([sheet.stored.size, kept.size, sheet.drafts.findings.size], [1, 0, 0])
})

test('Lan’s rows that wait for a network stand in the grid again after the page was closed: in this unit’s book alone, and sent once', async () => {
  const shelf = new Map<string, OutItem>()
  const doors = (save: DraftDoors['save']): Partial<DraftDoors> => ({
    save,
    keep: async (input, draft) => {
      const step = { input, done: false, typed: typedRow(draft, ['so-y-te', 'son-giang']) }
      const put: OutItem = { id: draft.id, at: '', title: '', note: '', steps: [step], state: 'waiting', message: '' }
      return shelf.set(draft.id, put).has(draft.id)
    },
    forget: async (id) => shelf.delete(id),
  })
  const before = aSheet(doors(() => Promise.reject(new Refusal('network', 0, 'Chưa nối được máy chủ.'))))
  before.drafts.edit(before.type(null, MEMBER), unit)
  before.drafts.edit(before.type(listed(STANDING), { team: 'Tiểu đội 2' }), unit)
  await before.pass(2000)
  assert.deepEqual([shelf.size, before.drafts.unsaved], [2, 0])

  // What the browser keeps is only what can be written down.
  const items = JSON.parse(JSON.stringify([...shelf.values()])) as OutItem[]
  const there = (register: string, place: string) => items.flatMap((item) => waitingDraft(item, register, place) ?? [])
  assert.deepEqual([there('duty', 'so-y-te').length, there('personnel', 'so-noi-vu').length], [0, 0])
  assert.equal(there('personnel', 'son-giang').length, 2)
  const after: ReturnType<typeof aSheet> = aSheet(doors((input) => after.write(input)))
  after.drafts.comeBack(there('personnel', 'so-y-te'))
  const [added] = after.drafts.added
  assert.deepEqual(
    [after.drafts.added.length, added && after.drafts.contentOf(added, 'bornOn'), after.drafts.unsaved],
    [1, { value: '1994-05-12', shown: '12/5/1994' }, 0],
  )
  assert.deepEqual(after.drafts.contentOf(listed(STANDING), 'team'), { value: 'Tiểu đội 2', shown: 'Tiểu đội 2' })
  // Told twice of the same rows, the grid shows them once.
  after.drafts.comeBack(there('personnel', 'so-y-te'))
  after.drafts.edit(after.type(listed(STANDING), { team: 'Tiểu đội 3' }), unit)
  await after.pass(2000)
  assert.deepEqual(after.stored.get('bao')?.values.team, 'Tiểu đội 3')
  assert.deepEqual([after.drafts.added.length, shelf.has('bao'), shelf.size], [1, false, 1])
})

test('Delete on the empty line begins no row, and on an empty cell leaves nothing to save', () => {
  const sheet = aSheet()
  sheet.drafts.edit(sheet.type(null, { fullName: '', team: '' }), unit)
  sheet.drafts.edit(sheet.type(listed(STANDING), { decision: '' }), unit)
  assert.deepEqual([sheet.drafts.drafts.size, sheet.drafts.unsaved, sheet.drafts.depth.undo], [0, 0, 0])
})
