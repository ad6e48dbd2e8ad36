import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { indicators } from '#domain/indicators/index.ts'
import { PAPER_KIND_CODES, type PaperTag, tagsOf } from '#domain/paperTags.ts'
import { writeDocx } from './docx.ts'
import { starterTemplate } from './paperTemplate/starter.ts'
import { fillPaperTemplate, type PaperValues } from './paperTemplate.ts'

const CREATED = '2026-07-15T03:00:00Z'
/** Paragraphs of a filled file, empty ones as empty lines. */
const linesOf = (docx: Uint8Array): string[] =>
  [...strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array()).matchAll(/<w:p(?: [^>]*)?(?:\/>|>.*?<\/w:p>)/gs)].map(
    ([one]) => [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
  )
const DOCUMENT = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`
async function template(body: string): Promise<Uint8Array> {
  const parts = unzipSync(await writeDocx(starterTemplate('programme', CREATED)))
  return zipSync({ ...parts, 'word/document.xml': strToU8(DOCUMENT(body)) })
}
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const tr = (...cells: string[]) => `<w:tr>${cells.map((text) => `<w:tc>${p(text)}</w:tc>`).join('')}</w:tr>`

const VALUES: PaperValues = {
  texts: { ky: '6 tháng đầu năm 2026' },
  figures: (id, part) => (id === 'sdf_strength' ? `cả tỉnh ${part}` : undefined),
  loops: {
    phan: [
      {
        texts: { so: 'I', ten: 'Kết quả' },
        loops: { doan: [{ texts: { chu: 'Một & hai.' } }, { texts: { chu: 'Ba.' } }], muc: [] },
      },
      {
        texts: { so: 'II', ten: 'Tồn tại' },
        loops: { doan: [], muc: [{ texts: { so: '1', ten: 'Chung' }, loops: { doan: [] } }] },
      },
    ],
    don_vi: [
      { texts: { tt: '1', ten: 'Xã Tân Lập' }, figures: (id) => (id === 'sdf_strength' ? '12' : undefined) },
      { texts: { tt: '2', ten: 'Xã Phú Sơn' }, figures: (id) => (id === 'sdf_strength' ? '…' : undefined) },
    ],
  },
}

test('parts, sections and paragraphs written line by line repeat line by line, and leave no empty lines', async () => {
  const bytes = await fillPaperTemplate(
    await template(
      p('{ky}') +
        p('{#phan}') +
        p('{so}. {ten}') +
        p('{#doan}{chu}{/doan}') +
        p('{#muc}') +
        p('{so}) {ten}') +
        p('{#doan}{chu}{/doan}') +
        p('{/muc}{/phan}') +
        p('Hết'),
    ),
    VALUES,
    CREATED,
  )
  assert.deepEqual(linesOf(bytes), [
    '6 tháng đầu năm 2026',
    'I. Kết quả',
    'Một &amp; hai.',
    'Ba.',
    'II. Tồn tại',
    '1) Chung',
    'Hết',
  ])
})

test('a row repeats for each unit with the figures of that unit; a unit without one says so and never borrows from above', async () => {
  const bytes = await fillPaperTemplate(
    await template(
      p('{sdf_strength.giao}') +
        `<w:tbl>${tr('TT', 'Tên', 'Số')}${tr('{#don_vi}{tt}', '{ten}, {ky}', '{sdf_strength}{/don_vi}')}</w:tbl>` +
        p(''),
    ),
    VALUES,
    CREATED,
  )
  assert.deepEqual(linesOf(bytes).filter(Boolean), [
    'cả tỉnh giao',
    'TT',
    'Tên',
    'Số',
    '1',
    'Xã Tân Lập, 6 tháng đầu năm 2026',
    '12',
    '2',
    'Xã Phú Sơn, 6 tháng đầu năm 2026',
    '…',
  ])
})

/** One item in every loop, the name of each tag where its words will stand. */
function sample(tags: readonly PaperTag[]): PaperValues {
  const texts: Record<string, string> = {}
  const loops: Record<string, PaperValues[]> = {}
  for (const tag of tags) {
    if (tag.is === 'loop') loops[tag.name] = [sample(tag.inside), sample(tag.inside)]
    else if (tag.is === 'text') texts[tag.name] = `«${tag.name}»`
  }
  return { texts, loops, figures: (id) => (indicators.has(id) ? `«${id}»` : undefined) }
}

test('the starter of every kind of paper is filled to its last tag', async () => {
  for (const kind of PAPER_KIND_CODES) {
    const starter = await writeDocx(starterTemplate(kind, CREATED))
    const filled = await fillPaperTemplate(starter, sample(tagsOf(kind).tags), CREATED)
    for (const [name, part] of Object.entries(unzipSync(filled)))
      if (/^word\/(document|header|footer)/.test(name)) assert.doesNotMatch(strFromU8(part), /[{}]/, `${kind} ${name}`)
    assert.deepEqual(filled, await fillPaperTemplate(starter, sample(tagsOf(kind).tags), CREATED), 'the same bytes again')
  }
})
