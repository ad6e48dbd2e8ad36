import type { PhraseSection } from '../narrative.ts'

export const forces: PhraseSection = {
  heading: 'Tổ chức lực lượng',
  level: 2,
  paragraphs: [
    [
      'Tính đến ngày {asOf}, {unit} có {org_military_commands_total} Ban CHQS cơ quan, tổ chức với {sdf_strength} đồng chí tự vệ[[, trong đó có {sdf_female_strength} đồng chí nữ, chiếm {sdf_female_rate}]][[; quân số {sdf_strength:change}]].',
    ],
    [
      'Tổng số dân quân tự vệ là {msdf_total_strength} đồng chí[[, đạt {msdf_population_rate} so với dân số]].',
      'Dân quân có {militia_strength} đồng chí[[, trong đó {on_site_militia_strength} đồng chí tại chỗ]][[, {mobile_msdf_strength} đồng chí cơ động]][[, {standing_militia_strength} đồng chí thường trực]].',
      'Trong kỳ tuyển chọn mới {msdf_admitted_new} công dân vào dân quân tự vệ[[; {msdf_completed_service} đồng chí hoàn thành nghĩa vụ]].',
    ],
  ],
}
