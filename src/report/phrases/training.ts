import { at, either, type PhraseSection } from './phrase.ts'

/** Attained against assigned: what is missing, what is above, or neither word where it is met exactly. */
const against = (id: string): string =>
  `{${id}:pair} đồng chí, bằng {${id}:percent} chỉ tiêu[[, còn thiếu {${id}:gap} đồng chí]][[, vượt {${id}:over} đồng chí]]`

export const training: PhraseSection = {
  heading: 'Tập huấn, huấn luyện',
  level: 2,
  paragraphs: [
    [
      at('CQ', `Cử cán bộ Ban CHQS dự tập huấn do tỉnh tổ chức được ${against('officer_training_attended')}.`),
      at(
        'XA KV TI QK TW',
        either(
          `Tập huấn cán bộ Ban CHQS do tỉnh tổ chức đạt ${against('officer_training_attended')}.`,
          'Tập huấn cán bộ Ban CHQS do tỉnh tổ chức có {officer_training_attended} đồng chí tham gia.',
        ),
      ),
      either(
        `Tập huấn cán bộ trung đội, khẩu đội đạt ${against('unit_leader_training_attended')}.`,
        'Tập huấn cho {unit_leader_training_attended} cán bộ trung đội, khẩu đội.',
      ),
    ],
    [
      either(
        'Huấn luyện lực lượng {force} đạt {force_training_attended:pair} đồng chí, bằng {force_training_attended:percent} chỉ tiêu giao[[; còn thiếu {force_training_attended:gap} đồng chí]][[; vượt {force_training_attended:over} đồng chí]][[; có {force_training_attended:below:50} đơn vị đạt dưới 50%]].',
        'Huấn luyện lực lượng {force} cho {force_training_attended} đồng chí[[, {force_training_attended:change}]].',
      ),
      'Tỷ lệ huấn luyện {force_training_rate:change}.',
      'Gồm <<huấn luyện năm thứ nhất {first_year_trained} đồng chí | huấn luyện năm thứ hai trở đi {later_year_12day_trained} đồng chí | huấn luyện lực lượng tại chỗ {later_year_7day_trained} đồng chí | huấn luyện dân quân thường trực {standing_militia_60day_trained} đồng chí>>.',
      'Tổng số ngày công huấn luyện là {training_man_days}.',
      'Kết quả kiểm tra: {pass_rate} đạt yêu cầu trở lên[[, trong đó khá, giỏi {good_or_better_rate}]].',
      at('XA KV TI QK TW', 'Có {training_units_completed} đơn vị hoàn thành huấn luyện.'),
      'Kết quả huấn luyện của đơn vị xếp loại {unit_training_grade}.',
    ],
    [
      either(
        'Diễn tập chiến đấu trong khu vực phòng thủ đạt {commune_exercises_held:pair} xã, bằng {commune_exercises_held:percent} kế hoạch.',
        'Diễn tập chiến đấu trong khu vực phòng thủ ở {commune_exercises_held} xã.',
      ),
      'Hội thao có {contest_participants} vận động viên tham gia[[, đạt {contest_prizes_won} giải]].',
    ],
  ],
}
