import type { Register } from '../register.ts'
import { AWARDS } from './commendationCodes.ts'

/** Titles that may go to a share of people or units only; forms and what the Prime Minister gives have no share. */
const LIMITED = ['basic_fighter', 'advanced_fighter', 'victory_unit', 'advanced_unit']

/**
 * How many in a hundred may hold a title, from the day a rule sets it until the day the next one does: TT 57/2020 had
 * its shares, TT 93/2024 and TT 62/2025 their own, and a province may be stricter. So no share is built in.
 */
export const commendationCeilings: Register = {
  key: 'commendationCeilings',
  shelf: 'merit',
  title: 'Tỷ lệ danh hiệu thi đua',
  rowName: 'mức',
  sheet: 'Tỷ lệ danh hiệu',
  table: 'commendation_ceilings',
  label: 'basis',
  on: 'appliesFrom',
  sameRow: [['award', 'appliesFrom']],
  once: [['award', 'appliesFrom']],
  columns: {
    award: {
      kind: 'choice',
      title: 'Danh hiệu',
      choices: AWARDS.filter(({ code }) => LIMITED.includes(code)).map(({ heard: _, ...choice }) => choice),
      width: 26,
      example: 'Chiến sĩ tiên tiến',
    },
    percent: {
      kind: 'integer',
      alone: true,
      title: 'Tối đa (%)',
      headings: ['Tỷ lệ', 'Tỷ lệ (%)', 'Mức tối đa'],
      from: 1,
      to: 100,
      width: 11,
      example: 10,
      hint: 'Phần trăm quân số với cá nhân, phần trăm số đơn vị với tập thể.',
    },
    appliesFrom: {
      kind: 'day',
      title: 'Áp dụng từ ngày',
      headings: ['Từ ngày', 'Hiệu lực từ'],
      future: true,
      width: 13,
      example: '2023-01-01',
      hint: 'Giữ đến ngày áp dụng của mức sau.',
    },
    basis: {
      kind: 'text',
      title: 'Căn cứ',
      headings: ['Văn bản', 'Quy định'],
      from: 3,
      to: 120,
      width: 30,
      example: 'Hướng dẫn thi đua năm 2023',
    },
  },
  checks: [],
  counts: [],
}
