import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { aWorld, type World } from '../world.ts'

let world: World
before(async () => {
  world = await aWorld()
})
after(() => world?.close())

const differences = async (machine: World['country']['machine']) =>
  (await machine.does<{ differences: { measure: string }[] }>('verifyFigures')).differences

test('rows kept before a version counted them are counted once the ledger is mended, and mending again adds nothing', () =>
  world.trial(async ({ db, machine, person, unit }) => {
    const lan = person('lan')
    const shift = {
      day: '2023-05-02',
      kind: 'duty',
      shift: 'day',
      place: 'Cổng chính',
      people: 2,
      turns: 1,
      manDays: 2,
      teamTurns: 0,
      personTurns: 0,
    }
    await lan.does('saveRow', { register: 'duty', unit: 'dien-luc', values: shift })
    // As an older version left them: the row is there, what it counts is not.
    const place = unit('dien-luc')
    await sql`insert into duty (province_id, id, unit_id, org_pos, changed_by, day, kind, shift, place, people, turns, man_days, team_turns, person_turns)
      values (${place.provinceId}, gen_random_uuid(), ${place.id}, ${place.pos}, 'lan', '2023-05-03', 'duty', 'day', 'Cổng chính', 3, 1, 3, 0, 0)`.execute(
      db,
    )
    assert.deepEqual([...new Set((await differences(machine)).map(({ measure }) => measure))].sort(), [
      'duty_man_days',
      'duty_turns',
    ])

    assert.deepEqual(await machine.does<object>('mendFigures'), { entries: 2, foldedAnew: false })
    assert.deepEqual(await differences(machine), [])
    const report = await lan.does<{ figures: Record<string, { value: number }> }>('showReport', {
      unit: 'dien-luc',
      period: '2023-H1',
    })
    assert.equal(report.figures.duty_man_days?.value, 5)
    assert.deepEqual(await machine.does<object>('mendFigures'), { entries: 0, foldedAnew: false })
  }))

test('folded figures that were lost or altered are folded anew from the ledger', () =>
  world.trial(async ({ db, machine }) => {
    await machine.does<object>('mendFigures')
    // The last sign of a page ends its last figure, which is another then.
    await sql`update figure_years set page = left(page, -1) || chr(64 + (ascii(right(page, 1)) - 62) % 64)`.execute(db)
    assert.notDeepEqual(await differences(machine), [])
    assert.deepEqual(await machine.does<object>('mendFigures'), { entries: 0, foldedAnew: true })
    assert.deepEqual(await differences(machine), [])
  }))

test('nobody but the installation itself mends figures', () =>
  world.trial(async ({ person }) => {
    const refused = await person('hung').isRefused('mendFigures')
    assert.equal(refused.code, 'action.unknown')
  }))
