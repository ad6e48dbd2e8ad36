import { at, either, type PhraseSection } from './phrase.ts'

export const duty: PhraseSection = {
  heading: 'Trực sẵn sàng chiến đấu, tuần tra',
  level: 2,
  paragraphs: [
    [
      at('CQ XA', 'Duy trì {duty_turns} lượt trực với {duty_man_days} ngày công.'),
      at(
        'KV TI QK TW',
        'Các đơn vị duy trì {duty_turns} lượt trực với {duty_man_days} ngày công[[, bình quân {duty_man_days_per_turn} ngày công mỗi lượt]].',
      ),
      'Ngày công trực {duty_man_days:change}.',
    ],
    [
      either(
        'Tổ chức {patrol_sorties} cuộc tuần tra, canh gác[[ với {patrol_team_turns} lượt tổ]][[, {patrol_person_turns} lượt người tham gia]][[, bình quân {patrol_average_team_size} người mỗi lượt tổ]].',
        at('XA KV', '{patrol_sorties:none:Không} tổ chức tuần tra, canh gác trong kỳ.'),
      ),
      'Số cuộc tuần tra {patrol_sorties:change}.',
      at('XA KV TI QK TW', 'Tham gia bảo vệ {events_protected} sự kiện chính trị, ngày lễ, tết.'),
    ],
    [
      at('CQ', '{coordination_results_reported_units:some:Đã báo cáo} kết quả phối hợp hoạt động.'),
      at(
        'TI QK TW',
        'Có {coordination_results_reported_units} đơn vị báo cáo kết quả phối hợp hoạt động, trên tổng số {org_military_commands_total} Ban CHQS cơ quan, tổ chức.',
      ),
    ],
  ],
}
