import { at, type PhraseSection } from './phrase.ts'

export const relief: PhraseSection = {
  heading: 'Phòng thủ dân sự, dân vận',
  level: 2,
  paragraphs: [
    [
      'Phòng, chống thiên tai, tìm kiếm cứu nạn huy động {disaster_relief_person_turns} lượt người[[ với {disaster_relief_man_days} ngày công]][[; di dời {people_evacuated} nhân khẩu]][[; giúp {households_helped} hộ dân]].',
      'Làm công tác dân vận có {civic_action_person_turns} lượt người tham gia.',
      'Phòng, chống dịch có {epidemic_control_person_turns} lượt người tham gia.',
      at('XA KV TI', '{disaster_relief_person_turns:none:Không} phải huy động lực lượng phòng, chống thiên tai trong kỳ.'),
    ],
  ],
}
