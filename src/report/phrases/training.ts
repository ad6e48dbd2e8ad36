import type { PhraseSection } from '../narrative.ts'

export const training: PhraseSection = {
  heading: 'Tập huấn, huấn luyện',
  level: 2,
  paragraphs: [
    [
      'Tập huấn cán bộ Ban CHQS do tỉnh mở đạt {officer_training_attended:pair} đồng chí, bằng {officer_training_attended:percent} chỉ tiêu[[, còn thiếu {officer_training_attended:gap} đồng chí]].',
      'Tập huấn cán bộ trung đội, khẩu đội đạt {unit_leader_training_attended:pair} đồng chí, bằng {unit_leader_training_attended:percent} chỉ tiêu[[, còn thiếu {unit_leader_training_attended:gap} đồng chí]].',
    ],
    [
      'Huấn luyện lực lượng tự vệ đạt {force_training_attended:pair} đồng chí, bằng {force_training_attended:percent} chỉ tiêu giao[[; còn thiếu {force_training_attended:gap} đồng chí]][[, trong đó {force_training_attended:below:50} đơn vị đạt dưới 50%]].',
      'Tổng số {training_man_days} ngày công huấn luyện.',
      'Kết quả kiểm tra: đạt yêu cầu {pass_rate}[[, khá giỏi {good_or_better_rate}]].',
    ],
  ],
}
