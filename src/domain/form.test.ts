import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asks, formFor, SHORT_FORMS, type ShortForm, shortFormOf } from './form.ts'
import { INDICATORS } from './indicators/index.ts'
import { isEntered } from './sources.ts'

test('a week asks a commune more chapters than an organisation, a month asks the whole catalogue', () => {
  assert.equal(shortFormOf('month', 'commune', '2026-07-12'), null)
  const chapters = (unit: 'commune' | 'agency_command') => shortFormOf('week', unit, '2026-07-12')?.chapters
  assert.deepEqual(
    [chapters('commune'), chapters('agency_command')],
    [
      ['C', 'D', 'E', 'L'],
      ['C', 'D'],
    ],
  )
  assert.ok(INDICATORS.every((indicator) => asks(null, indicator)))
})

test('each short form asks something, and nothing somebody would have to type', () => {
  for (const form of SHORT_FORMS) {
    const asked = INDICATORS.filter((indicator) => asks(form, indicator))
    assert.ok(asked.length > 0 && asked.length < INDICATORS.length / 2, `${form.kinds} asks ${asked.length}`)
    assert.deepEqual(
      asked.filter(({ id }) => isEntered(id)),
      [],
    )
  }
})

test('a form changes from a day on; a report of before keeps the form it was asked by', () => {
  const base = { kinds: ['week'], basis: 'practice' } as const
  const forms: ShortForm[] = [
    { ...base, chapters: ['D'], validFrom: '2020-07-01', validTo: '2026-01-01' },
    { ...base, chapters: ['C', 'D'], validFrom: '2026-01-01' },
  ]
  const on = (day: string) => shortFormOf('week', 'commune', day, forms)?.chapters
  assert.deepEqual([on('2019-12-31'), on('2025-12-31'), on('2026-01-01')], [undefined, ['D'], ['C', 'D']])
})

test('the form of a week is the same chapters as the report that is sent, in the order of the whole form', () => {
  const short = shortFormOf('week', 'commune', '2026-07-12')
  const whole = formFor('XA', INDICATORS).map(({ chapter }) => chapter)
  const asked = formFor('XA', INDICATORS, [], short).map(({ chapter }) => chapter)
  assert.deepEqual(
    asked,
    whole.filter((chapter) => asked.includes(chapter)),
  )
  assert.ok(asked.length > 0 && asked.every((chapter) => short?.chapters.some((one) => one === chapter)))
})
