import type { PhraseSection } from '../narrative.ts'

export const policy: PhraseSection = {
  heading: 'Chế độ, chính sách, trụ sở, thi đua',
  level: 2,
  paragraphs: [
    [
      'Xây dựng, sửa chữa {commune_hq_built_repaired} nhà làm việc của Ban CHQS cấp xã[[ với tổng kinh phí {commune_hq_investment}]][[, bình quân {commune_hq_average_cost} một nhà]].',
      'Tìm kiếm, quy tập {martyr_remains_total} hài cốt liệt sĩ[[, trong đó {martyr_remains_repatriated_abroad} ở nước ngoài]][[ và {martyr_remains_recovered_domestic} ở trong tỉnh]].',
    ],
    ['Tặng giấy khen {commendation_letters} tập thể, cá nhân.'],
  ],
}
