import { at, either, type PhraseSection } from './phrase.ts'

export const leadership: PhraseSection = {
  heading: 'Lãnh đạo, chỉ đạo',
  level: 2,
  paragraphs: [
    [
      either(
        'Ban hành {guiding_documents_issued} văn bản lãnh đạo, chỉ đạo, hướng dẫn[[ và {party_resolutions_issued} nghị quyết lãnh đạo nhiệm vụ quốc phòng, quân sự]].',
        'Ban hành {party_resolutions_issued} nghị quyết lãnh đạo nhiệm vụ quốc phòng, quân sự.',
      ),
      at('TI', '{units_without_annual_resolution:none:Các đơn vị} đã có đủ nghị quyết lãnh đạo năm.'),
      at('TI', '{units_without_annual_plan:none:Các đơn vị} đã có đủ kế hoạch công tác quốc phòng năm.'),
      at('CQ XA', '{units_without_annual_plan:none:Đã có} kế hoạch công tác quốc phòng năm.'),
      'Có {coordination_regulations_in_force} quy chế, kế hoạch phối hợp đang thực hiện.',
      'Nhiệm vụ được giao hoàn thành đúng hạn đạt {directive_tasks_on_time_rate}.',
    ],
    [
      'Kiểm tra {inspections_conducted} đơn vị[[; còn {inspection_findings_open} vấn đề chưa khắc phục]].',
      at('TI TW', 'Tổ chức hội nghị trực tuyến với {conference_sites} điểm cầu.'),
      'Trả lời {petitions_answered} ý kiến, kiến nghị của đơn vị.',
    ],
  ],
}
