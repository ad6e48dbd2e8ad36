import { type Chapter, defineIndicator, type Indicator, type IndicatorText } from '../indicator.ts'

export const CHAPTERS: Readonly<Record<Chapter, { title: string; titleEn: string }>> = {
  A: { title: 'Lãnh đạo, chỉ đạo, văn bản', titleEn: 'Leadership, direction and documents' },
  B: { title: 'Tổ chức, xây dựng lực lượng DQTV', titleEn: 'Organisation and strength of the militia and self-defence force' },
  C: {
    title: 'Đào tạo, tập huấn, huấn luyện, hội thi, diễn tập',
    titleEn: 'Officer training, force training, contests, exercises',
  },
  D: { title: 'Trực SSCĐ, tuần tra, hoạt động phối hợp', titleEn: 'Duty, patrol and coordinated activity' },
  E: { title: 'Phòng thủ dân sự, PCTT-TKCN, dân vận', titleEn: 'Civil defence, disaster relief, civic action' },
  F: { title: 'Nghĩa vụ quân sự, tuyển quân', titleEn: 'Military service registration and call-up' },
  G: { title: 'Dự bị động viên', titleEn: 'Reserve mobilisation force' },
  H: { title: 'Giáo dục quốc phòng và an ninh', titleEn: 'National defence and security education' },
  I: { title: 'Chế độ, chính sách, ngân sách, trụ sở', titleEn: 'Benefits, budget and facilities' },
  J: { title: 'Công tác đảng, chi bộ quân sự', titleEn: 'Party work and military party cells' },
  K: { title: 'Thi đua, khen thưởng, kỷ luật', titleEn: 'Emulation, commendation and discipline' },
  L: { title: 'Hội nghị, giao ban, kiểm tra', titleEn: 'Conferences, briefings, inspections' },
  M: { title: 'Chế độ và chất lượng báo cáo', titleEn: 'Reporting regime and data quality' },
  N: { title: 'Mẫu số, dữ liệu nền', titleEn: 'Denominators and base data' },
}

type Text = Omit<IndicatorText, 'chapter' | 'measure' | 'time' | 'overTree'> & Partial<Pick<IndicatorText, 'overTree'>>
type TimedText = Text & Pick<IndicatorText, 'time'>

/**
 * The words a chapter is written with. How a figure adds follows from its kind: counts and money sum over the tree,
 * ratios are recomputed, a rating stands for its unit alone; the few that differ say so.
 */
export function chapter(code: Chapter) {
  const define = (id: string, text: Omit<IndicatorText, 'chapter'>): Indicator => defineIndicator(id, { ...text, chapter: code })
  return {
    stock: (id: string, text: Text) => define(id, { overTree: 'sum', ...text, measure: 'count', time: 'stock' }),
    flow: (id: string, text: Text) => define(id, { overTree: 'sum', ...text, measure: 'count', time: 'flow' }),
    money: (id: string, text: TimedText) => define(id, { overTree: 'sum', ...text, measure: 'money' }),
    /** A share, printed times one hundred with two decimals. */
    percent: (id: string, text: Omit<TimedText, 'unit'>) =>
      define(id, { ...text, unit: '%', measure: 'ratio', overTree: 'recompute', percent: true, decimals: 2 }),
    /** A quotient of two different unit words: man-days per turn, đồng per building. */
    average: (id: string, text: TimedText) => define(id, { ...text, measure: 'ratio', overTree: 'recompute', decimals: 2 }),
    rating: (id: string, text: Text) => define(id, { ...text, measure: 'rating', time: 'flow', overTree: 'none' }),
  }
}
