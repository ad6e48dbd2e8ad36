import type { PhraseSection } from '../narrative.ts'

/** Shortcomings name units: "một số đơn vị" is not a figure. */
export const shortcomings: PhraseSection = {
  heading: 'TỒN TẠI, HẠN CHẾ',
  level: 1,
  paragraphs: [
    ['Còn {units_without_annual_resolution} đơn vị chưa có nghị quyết lãnh đạo năm[[ ({units_without_annual_resolution:names})]].'],
    ['Còn {units_without_annual_plan} đơn vị chưa có kế hoạch công tác quốc phòng năm[[ ({units_without_annual_plan:names})]].'],
    ['Còn {org_commands_to_consolidate} Ban CHQS chưa kiện toàn[[ ({org_commands_to_consolidate:names})]].'],
    ['Còn {units_missing_coordination_regulation} Ban CHQS chưa có quy chế, kế hoạch phối hợp[[ ({units_missing_coordination_regulation:names})]].'],
    [
      'Huấn luyện tự vệ còn thiếu {force_training_attended:gap} đồng chí so với chỉ tiêu[[; thiếu nhiều nhất: {force_training_attended:names}]].',
      'Tập huấn cán bộ Ban CHQS còn thiếu {officer_training_attended:gap} đồng chí[[ ở {officer_training_attended:names}]].',
      'Tập huấn cán bộ trung đội, khẩu đội còn thiếu {unit_leader_training_attended:gap} đồng chí[[ ở {unit_leader_training_attended:names}]].',
    ],
  ],
}
