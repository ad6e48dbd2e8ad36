import { at, either, type PhraseSection } from './phrase.ts'

const ABOVE = 'KV TI QK TW'

/** What the figures themselves call for; the commander adds the rest. */
export const tasks: PhraseSection = {
  heading: 'Nhiệm vụ {next}',
  level: 1,
  paragraphs: [
    [
      'Huấn luyện bù cho số còn thiếu {force_training_attended:gap} đồng chí, hoàn thành chỉ tiêu năm.',
      'Tập huấn bổ sung cho cán bộ Ban CHQS còn thiếu {officer_training_attended:gap} đồng chí[[, cán bộ trung đội, khẩu đội còn thiếu {unit_leader_training_attended:gap} đồng chí]].',
    ],
    [
      at(
        ABOVE,
        either(
          'Chỉ đạo {units_without_annual_resolution} đơn vị ban hành nghị quyết lãnh đạo năm[[, {units_without_annual_plan} đơn vị ban hành kế hoạch công tác quốc phòng năm]].',
          'Chỉ đạo {units_without_annual_plan} đơn vị ban hành kế hoạch công tác quốc phòng năm.',
        ),
      ),
      at(
        ABOVE,
        either(
          'Kiện toàn {org_commands_to_consolidate} Ban CHQS[[; xây dựng quy chế, kế hoạch phối hợp ở {units_missing_coordination_regulation} Ban CHQS chưa có]].',
          'Xây dựng quy chế, kế hoạch phối hợp ở {units_missing_coordination_regulation} Ban CHQS chưa có.',
        ),
      ),
      at('CQ XA', '{units_without_annual_resolution:some:Ban hành} nghị quyết lãnh đạo năm.'),
      at('CQ XA', '{units_without_annual_plan:some:Ban hành} kế hoạch công tác quốc phòng năm.'),
      at('CQ', '{org_commands_to_consolidate:some:Kiện toàn} Ban CHQS.'),
      at(
        'CQ XA',
        '{units_missing_coordination_regulation:some:Xây dựng} quy chế, kế hoạch phối hợp với công an, quân sự nơi đứng chân.',
      ),
      at('CQ', '{coordination_results_reported_units:none:Báo cáo} kết quả phối hợp hoạt động theo quy định.'),
    ],
  ],
}
