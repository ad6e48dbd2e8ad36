import { at, type PhraseSection } from './phrase.ts'

/** How the units kept to the reporting regime, in the report of a year (chapter M). */
export const reporting: PhraseSection = {
  heading: 'Chế độ báo cáo',
  level: 2,
  paragraphs: [
    [
      'Phải nộp {reports_due} báo cáo[[; tỷ lệ đúng hạn {reports_on_time_rate}]].',
      at('KV TI QK TW', 'Tỷ lệ đơn vị đã có số liệu {reporting_coverage_rate}.'),
      'Đính chính sau khi nộp {post_submission_amendments} lần.',
    ],
  ],
}
