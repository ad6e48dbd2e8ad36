import { either, type PhraseSection } from './phrase.ts'

/** Titles as the law has them (TT 93/2024/TT-BQP, Luật Thi đua, khen thưởng 2022). */
export const emulation: PhraseSection = {
  heading: 'Thi đua, khen thưởng, kỷ luật',
  level: 2,
  paragraphs: [
    [
      'Công nhận <<{victory_units} Đơn vị Quyết thắng | {advanced_units} Đơn vị tiên tiến | {basic_emulation_fighters} Chiến sĩ thi đua cơ sở | {advanced_fighters} Chiến sĩ tiên tiến>>.',
      'Ủy ban nhân dân các cấp khen thưởng <<{collectives_commended_by_committee} tập thể | {individuals_commended_by_committee} cá nhân>>.',
      'Tặng <<{emulation_flags} cờ thi đua | {commendation_letters} giấy khen>>.',
      either('Xử lý kỷ luật {disciplinary_cases} vụ.', '{disciplinary_cases:none:Không có} vụ việc phải xử lý kỷ luật.'),
    ],
  ],
}
