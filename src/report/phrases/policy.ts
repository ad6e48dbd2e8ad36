import { at, either, type PhraseSection } from './phrase.ts'

const REMAINS = (home: string): string =>
  `Tìm kiếm, quy tập {martyr_remains_total} hài cốt liệt sĩ[[, trong đó <<{martyr_remains_repatriated_abroad} hài cốt ở nước ngoài | {martyr_remains_recovered_domestic} hài cốt ${home}>>]].`

export const policy: PhraseSection = {
  heading: 'Chế độ, chính sách, trụ sở',
  level: 2,
  paragraphs: [
    [
      at(
        'KV TI QK TW',
        either(
          'Xây dựng, sửa chữa {commune_hq_built_repaired} nhà làm việc của Ban CHQS cấp xã[[ với tổng kinh phí {commune_hq_investment}]][[, bình quân {commune_hq_average_cost} một nhà]].',
          '{commune_hq_built_repaired:none:Không} xây dựng, sửa chữa nhà làm việc của Ban CHQS cấp xã trong kỳ.',
        ),
      ),
      at('XA', 'Xây dựng, sửa chữa nhà làm việc của Ban CHQS {territory} với kinh phí {commune_hq_investment}.'),
      at('KV TI QK TW', 'Kinh phí xây dựng, sửa chữa {commune_hq_investment:change}.'),
      at(
        'TI TW',
        'Đến nay {commune_hq_total} Ban CHQS cấp xã có trụ sở, nơi làm việc riêng[[, đạt {commune_hq_coverage_rate}]].',
      ),
      'Kinh phí bảo đảm cho dân quân tự vệ đã thực hiện {budget_msdf_spent}.',
    ],
    [
      at('TI', either(REMAINS('trong tỉnh'), '{martyr_remains_total:none:Không} quy tập được hài cốt liệt sĩ trong kỳ.')),
      at('QK TW', REMAINS('trong nước')),
      'Thực hiện chính sách hậu phương quân đội cho {army_rear_policy_beneficiaries} người.',
    ],
  ],
}
