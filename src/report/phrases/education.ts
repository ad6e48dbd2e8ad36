import type { PhraseSection } from '../narrative.ts'

export const education: PhraseSection = {
  heading: 'Giáo dục quốc phòng và an ninh',
  level: 2,
  paragraphs: [
    [
      'Bồi dưỡng kiến thức quốc phòng và an ninh cho {dse_trained_total} người[[, {dse_trained_total:change}]].',
      'Mở {dse_classes_opened} lớp bồi dưỡng.',
      'Có {dse_pupils_students_taught} học sinh, sinh viên học môn giáo dục quốc phòng và an ninh.',
    ],
  ],
}
