import type { PhraseSection } from '../narrative.ts'

/** What the figures themselves call for; the commander adds the rest. */
export const tasks: PhraseSection = {
  heading: 'NHIỆM VỤ THỜI GIAN TỚI',
  level: 1,
  paragraphs: [
    ['Huấn luyện bù cho {force_training_attended:gap} đồng chí chưa huấn luyện, hoàn thành chỉ tiêu năm.'],
    ['Ban hành nghị quyết lãnh đạo ở {units_without_annual_resolution} đơn vị còn thiếu[[, kế hoạch công tác quốc phòng ở {units_without_annual_plan} đơn vị còn thiếu]].'],
    ['Kiện toàn {org_commands_to_consolidate} Ban CHQS[[; bổ sung quy chế phối hợp ở {units_missing_coordination_regulation} đơn vị]].'],
  ],
}
