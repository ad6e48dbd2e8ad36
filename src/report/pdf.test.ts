import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocument } from '#reader/text.ts'
import type { OfficialDocument, TableCell } from './docx.ts'
import { writePdf } from './pdf.ts'

/** A report of so many paragraphs, with a table of so many units. */
const report = (paragraphs: number, units: number): OfficialDocument => ({
  issuer: { body: 'Ban CHQS Sở Y tế' },
  number: '/BC-BCH',
  place: 'Sơn Giang',
  date: '2023-07',
  kind: 'Báo cáo',
  abstract: 'Kết quả công tác',
  sections: [
    ...Array.from({ length: paragraphs }, (_, at) => ({
      type: 'paragraph' as const,
      runs: [{ type: 'text' as const, text: `Đoạn ${at + 1} của bài.` }],
    })),
    { type: 'paragraph', runs: [{ type: 'text', text: 'Trên đây là báo cáo./.' }] },
  ],
  signature: { authority: ['Chỉ huy trưởng'], name: 'Lê Hữu Phượng' },
  recipients: ['Lưu: VT'],
  verification: { words: ['Mã xác minh: 1A2B-3C4D-5E6F-7081'], scanned: 'SAOVUONG 1A2B-3C4D-5E6F-7081' },
  annexes: [
    {
      label: 'Phụ lục',
      title: 'Biểu',
      orientation: 'landscape',
      blocks: [
        {
          type: 'table',
          widths: [12, 80, 30],
          headingRows: [['TT', 'Đơn vị', 'Có mặt']],
          rows: [
            ...Array.from({ length: units }, (_, at): TableCell[] => [String(at + 1), `Cơ quan ${at + 1}`, '12']),
            [{ text: 'Cộng', columns: 2, bold: true }, '999'],
          ],
        },
      ],
    },
  ],
})

/** The words of each page. */
async function pagesOf(document: OfficialDocument): Promise<string[]> {
  const bytes = (await writePdf(document)) ?? assert.fail('no part that sets a .pdf')
  const read = (await readDocument(bytes)).document ?? assert.fail('not read back')
  return read.pages.map((start, at) => read.text.slice(start, read.pages[at + 1] ?? read.text.length))
}

test('where a page just ends, the signature and its code go with the last words, and a total with the units above it', async () => {
  for (const more of [0, 1]) {
    const [paragraphs, units] = [26 + more, 26 + more]
    const pages = await pagesOf(report(paragraphs, units))
    const signed = pages.find((words) => words.includes('Lê Hữu Phượng')) ?? ''
    assert.match(signed, /Trên đây là báo cáo/, `${paragraphs} paragraphs`)
    assert.match(signed, /1A2B-3C4D/, `${paragraphs} paragraphs`)
    const total = pages.find((words) => words.includes('999')) ?? ''
    assert.ok((total.match(/Cơ quan \d+/g) ?? []).length >= 2, `${units} units: ${total}`)
  }
})
