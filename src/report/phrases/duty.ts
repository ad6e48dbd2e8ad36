import type { PhraseSection } from '../narrative.ts'

export const duty: PhraseSection = {
  heading: 'Trực sẵn sàng chiến đấu, tuần tra',
  level: 2,
  paragraphs: [
    [
      'Các đơn vị duy trì {duty_turns} lượt trực với {duty_man_days} ngày công[[, bình quân {duty_man_days_per_turn} ngày công mỗi lượt]][[; ngày công trực {duty_man_days:change}]].',
      'Tổ chức {patrol_sorties} cuộc tuần tra, canh gác với {patrol_team_turns} lượt tổ, {patrol_person_turns} lượt người tham gia[[, bình quân {patrol_average_team_size} người mỗi lượt tổ]].',
      'Tham gia bảo vệ {events_protected} sự kiện, ngày lễ, tết.',
    ],
    ['Có {coordination_results_reported_units} đơn vị báo cáo kết quả phối hợp hoạt động.'],
  ],
}
