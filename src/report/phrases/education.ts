import { at, either, type PhraseSection } from './phrase.ts'

export const education: PhraseSection = {
  heading: 'Giáo dục quốc phòng và an ninh',
  level: 2,
  paragraphs: [
    [
      either(
        'Bồi dưỡng kiến thức quốc phòng và an ninh cho {dse_trained_total} người[[; {dse_trained_total:change}]].',
        '{dse_trained_total:none:Chưa} mở lớp bồi dưỡng kiến thức quốc phòng và an ninh trong kỳ.',
      ),
      'Trong đó có <<{dse_trained_group1} người đối tượng 1 | {dse_trained_group2} người đối tượng 2 | {dse_trained_group3} người đối tượng 3 | {dse_trained_group4} người đối tượng 4 | {dse_trained_dignitaries} chức sắc, chức việc, già làng, trưởng họ tộc>>.',
      'Kết quả bồi dưỡng đạt {dse_trained_total:pair} người theo kế hoạch, bằng {dse_plan_completion_rate}.',
      'Mở {dse_classes_opened} lớp bồi dưỡng.',
    ],
    [
      'Có {dse_pupils_students_taught} học sinh, sinh viên học môn giáo dục quốc phòng và an ninh[[, đạt {dse_pupils_students_rate}]].',
      at('XA KV TI QK TW', 'Kiện toàn {dse_councils_consolidated} hội đồng giáo dục quốc phòng và an ninh.'),
      at('XA TI TW', 'Có {dse_communicators_recognised} tuyên truyền viên giáo dục quốc phòng và an ninh.'),
    ],
  ],
}
