import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { type Presentation, writePptx } from './pptx.ts'

const SHOW: Presentation = {
  title: 'Hội nghị <A> & "B"',
  author: 'Lê Thị Hà',
  created: '2023-07-21T01:00:00Z',
  foot: 'Sơn Giang',
  slides: [
    { kind: 'title', over: 'Bộ CHQS', title: 'Hội nghị <A> & "B"', lines: ['8 giờ'] },
    { kind: 'lines', title: 'Chương trình', lines: [{ lead: '08:00', text: 'Khai mạc' }] },
    { kind: 'figure', title: 'Quân số', value: '61,64%', below: '519/842', lines: [] },
    {
      kind: 'bars',
      title: 'Chỉ tiêu',
      bars: [
        { label: 'Đạt', share: 12_500, text: '125%', tone: 'attained' },
        { label: 'Chưa có gì', share: 0, text: '0%', tone: 'low' },
      ],
    },
    {
      kind: 'pairs',
      title: 'So với cùng kỳ',
      now: '6 tháng đầu năm 2023',
      before: '6 tháng đầu năm 2022',
      pairs: [
        { label: 'Lượt trực (lượt)', now: 10_000, before: 8000, nowText: '50', beforeText: '40', change: 'tăng 25%' },
        { label: 'Ngày công (ngày công)', now: 5000, before: 10_000, nowText: '10', beforeText: '20', change: 'giảm 50%' },
      ],
    },
    {
      kind: 'table',
      title: 'Kết luận',
      headings: ['Nội dung', 'Số'],
      rows: [['Ký quy chế', '9']],
      widths: [80, 20],
      numbers: [false, true],
    },
  ],
}
const parts = unzipSync(writePptx(SHOW))
const textOf = (name: string): string => strFromU8(parts[name] ?? assert.fail(name))

test('every part is well-formed, and every part a relation names is there', () => {
  for (const [name, bytes] of Object.entries(parts)) {
    const parser = new SaxesParser()
    parser.on('error', (error) => assert.fail(`${name}: ${error.message}`))
    parser.write(strFromU8(bytes)).close()
    if (!name.endsWith('.rels')) continue
    const folder = name.replace(/_rels\/[^/]+$/, '')
    for (const [, target = ''] of strFromU8(bytes).matchAll(/Target="([^"]+)"/g))
      assert.ok(parts[new URL(target, `file:///${folder}`).pathname.slice(1)], `${name} → ${target}`)
  }
})

test('each slide has a heading, and no two shapes of a slide share a number', () => {
  for (const at of SHOW.slides.keys()) {
    const xml = textOf(`ppt/slides/slide${at + 1}.xml`)
    assert.match(xml, /<p:ph type="title"\/>/)
    const ids = [...xml.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id)
    assert.equal(new Set(ids).size, ids.length)
  }
})

test('a bar beyond the whole ends at the whole, and nothing is drawn for nought', () => {
  const xml = textOf('ppt/slides/slide4.xml')
  const widthOf = (name: string) => new RegExp(`name="${name}".*?<a:ext cx="(\\d+)"`).exec(xml)?.[1]
  assert.equal(widthOf('Thanh 1'), widthOf('Khung 1'))
  assert.doesNotMatch(xml, /name="Thanh 2"/)
})

test('the two bars of a pair share one scale: the larger is whole, the other its part', () => {
  const xml = textOf('ppt/slides/slide5.xml')
  const widthOf = (name: string) => Number(new RegExp(`name="${name}".*?<a:ext cx="(\\d+)"`).exec(xml)?.[1])
  assert.equal(widthOf('Kỳ này 1'), widthOf('Cùng kỳ 2'))
  assert.ok(Math.abs(widthOf('Cùng kỳ 1') - widthOf('Kỳ này 1') * 0.8) < 10)
  assert.ok(Math.abs(widthOf('Kỳ này 2') - widthOf('Cùng kỳ 2') * 0.5) < 10)
})

test('the same slides give the same bytes', () => assert.deepEqual(writePptx(SHOW), writePptx(SHOW)))
