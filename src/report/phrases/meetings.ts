import { at, type PhraseSection } from './phrase.ts'

/** Conferences and inspections, in the report of a year (chapter L). */
export const meetings: PhraseSection = {
  heading: 'Hội nghị, kiểm tra',
  level: 2,
  paragraphs: [
    [
      'Hội nghị, giao ban trong kỳ có {conference_delegates} lượt đại biểu dự[[, {conference_units_represented} lượt đơn vị]][[, nối {conference_sites} lượt điểm cầu]].',
      'Kết luận hội nghị giao {conference_conclusions_tasks} nhiệm vụ.',
    ],
    [
      at('KV TI QK TW', 'Kiểm tra {inspections_conducted} lượt đơn vị[[; {inspections_conducted:change}]].'),
      'Sau kiểm tra còn {inspection_findings_open} tồn tại chưa khắc phục.',
    ],
  ],
}
