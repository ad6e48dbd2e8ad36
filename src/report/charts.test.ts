import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Figure } from '#domain/figures.ts'
import { INDICATORS } from '#domain/indicators/index.ts'
import type { Unit } from '#domain/unit.ts'
import { CHART_NAMES, drawCharts } from './charts.ts'
import { FONT_FACES, fontFile } from './fonts.ts'
import type { NarrativeData } from './narrative.ts'

const figureOf = (indicator: string, value: number): Figure =>
  ({ indicator, value, target: 100, previous: value + 7, gap: value - 100, percent: value, state: 'value' }) as Figure
const counts = INDICATORS.filter(({ measure, targetOf }) => measure === 'count' && targetOf === undefined).slice(0, 12)
const figures = (seed: number) => new Map(counts.map(({ id }, at) => [id, figureOf(id, ((seed * 31 + at * 17) % 120) + 1)]))
const DATA = {
  unit: { kind: 'province' } as Unit,
  cutoff: { period: { kind: 'half', year: 2026, part: 1 } },
  figures: figures(3),
  children: Array.from({ length: 150 }, (_, at) => ({
    unit: { kind: at < 60 ? 'commune' : 'agency_command' } as Unit,
    figures: figures(at),
  })),
  shortfalls: [],
} as unknown as NarrativeData

test('the charts of a province of 150 units are drawn whole: the same figures give the same picture, with words that say it', async () => {
  const sums = new Set<string>()
  for (let again = 0; again < 3; again++) {
    const pictures = await drawCharts(DATA, CHART_NAMES)
    const drawn = CHART_NAMES.map((name) => pictures[name] ?? assert.fail(`${name} is not drawn`))
    for (const { png, says } of drawn) {
      assert.ok(png.length > 5_000)
      assert.match(says, /\d/)
    }
    sums.add(
      createHash('sha256')
        .update(Buffer.concat(drawn.map(({ png }) => png)))
        .digest('hex'),
    )
    // Whatever would still be drawn later comes to light here.
    await wait(60)
  }
  assert.equal(sums.size, 1)
  const { attained } = await drawCharts({ ...DATA, figures: new Map() } as NarrativeData, ['attained'])
  assert.equal(attained, null, 'nothing to draw of')
})

/** Characters a font has, read from its table of characters (format 4 and 12 of 'cmap'). */
function lettersOf(font: Buffer): (code: number) => boolean {
  const tables = font.readUInt16BE(4)
  let cmap = 0
  for (let at = 12; at < 12 + tables * 16; at += 16)
    if (font.toString('latin1', at, at + 4) === 'cmap') cmap = font.readUInt32BE(at + 8)
  const has = new Set<number>()
  for (let at = 0; at < font.readUInt16BE(cmap + 2); at++) {
    const sub = cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4)
    if (font.readUInt16BE(sub) !== 4) continue
    const segments = font.readUInt16BE(sub + 6) / 2
    for (let one = 0; one < segments; one++) {
      const end = font.readUInt16BE(sub + 14 + one * 2)
      const start = font.readUInt16BE(sub + 16 + segments * 2 + one * 2)
      for (let code = start; code <= end && code !== 0xffff; code++) has.add(code)
    }
  }
  return (code) => has.has(code)
}

test('every shipped letter of papers covers Vietnamese: Ủ, ữ, ơ, đ, ₫', () => {
  for (const face of FONT_FACES) {
    const has = lettersOf(readFileSync(fontFile(face)))
    const wanted = [
      ...Array.from({ length: 0x1ef9 - 0x1ea0 + 1 }, (_, at) => 0x1ea0 + at),
      ...[...'ƠơƯưĐđĂăÂâÊêÔô₫'].map((sign) => sign.codePointAt(0) ?? 0),
    ]
    assert.deepEqual(
      wanted.filter((code) => !has(code)).map((code) => String.fromCodePoint(code)),
      [],
      face,
    )
  }
})
