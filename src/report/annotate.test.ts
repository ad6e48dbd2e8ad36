import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { plainDocx } from './annotate/plainDocx.ts'
import { annotateDocx } from './annotate.ts'

const AT = '2023-07-17T14:25:00Z'
const main = (bytes: Uint8Array): string => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
const wordsOf = (xml: string): string => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('')

/** A figure that Word has cut into three runs, beside a table and a struck-out word. */
const CUT = `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">Đạt 95</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>,8</w:t></w:r><w:r><w:tab/><w:t>6%</w:t></w:r><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>81</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>89</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`

function documentOf(body: string): Uint8Array {
  const parts = plainDocx('')
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  return zipSync({ ...parts, 'word/document.xml': strToU8(xml.replace(/<w:body>.*<w:sectPr>/s, `<w:body>${body}<w:sectPr>`)) })
}

test('chị Mai gets her text back in Word with a comment on the figure and every word in its place', () => {
  const text = 'Huấn luyện 519/842 đồng chí, đạt 61,6%.\nHết.'
  const bytes = annotateDocx(null, text, {
    notes: [{ start: 11, end: 18, text: 'Được hiểu là: A & B.\nKhớp.' }],
    edits: [],
    author: 'Mai',
    at: AT,
  })
  const xml = main(bytes)
  assert.equal(wordsOf(xml), text.replace('\n', ''))
  assert.match(xml, /<w:commentRangeStart w:id="90000"\/><w:r>.*?519\/842<\/w:t><\/w:r><w:commentRangeEnd w:id="90000"\/>/s)
  const comments = strFromU8(unzipSync(bytes)['word/comments.xml'] ?? new Uint8Array())
  assert.match(comments, /A &amp; B\./)
  assert.match(strFromU8(unzipSync(bytes)['[Content_Types].xml'] ?? new Uint8Array()), /comments\+xml/)
})

test('a correction is a tracked change: the old figure struck out, the new one put in, nothing else moved', () => {
  const text = 'được 116/121 đồng chí, đạt 95,86%.'
  const xml = main(
    annotateDocx(null, text, { notes: [], edits: [{ start: 27, end: 33, replacement: '95,87%' }], author: 'Mai', at: AT }),
  )
  assert.match(xml, /<w:delText xml:space="preserve">95,86%<\/w:delText>/)
  assert.match(xml, /<w:ins [^>]*><w:r>.*?95,87%<\/w:t><\/w:r><\/w:ins>/s)
  assert.equal(wordsOf(xml), 'được 116/121 đồng chí, đạt 95,87%.')
})

test('a figure split over several runs is commented as one', () => {
  // "Đạt 95,8" + tab + "6%": the tab is one sign, as the reader counts it.
  const xml = main(
    annotateDocx(documentOf(CUT), '', { notes: [{ start: 4, end: 11, text: 'x' }], edits: [], author: 'Mai', at: AT }),
  )
  const inside = /<w:commentRangeStart[^>]*\/>(.*)<w:commentRangeEnd/s.exec(xml)?.[1] ?? ''
  assert.equal(wordsOf(inside), '95,86%')
  assert.match(xml, /<w:t xml:space="preserve">Đạt <\/w:t>/)
  assert.equal(wordsOf(xml), 'Đạt 95,86%8189')
})

test('cells of a table row are counted apart, as the reader joins them', () => {
  const start = 'Đạt 95,8 6%\n'.length
  const xml = main(
    annotateDocx(documentOf(CUT), '', {
      notes: [{ start: start + 6, end: start + 8, text: 'x' }],
      edits: [],
      author: 'Mai',
      at: AT,
    }),
  )
  assert.equal(wordsOf(/<w:commentRangeStart[^>]*\/>(.*)<w:commentRangeEnd/s.exec(xml)?.[1] ?? ''), '89')
})
