import { at, type PhraseSection } from './phrase.ts'

const TARGET =
  '[[; bằng {sdf_strength:percent} chỉ tiêu giao, còn thiếu {sdf_strength:gap} đồng chí]][[; {sdf_strength:met:đạt đủ} chỉ tiêu giao]][[; vượt chỉ tiêu giao {sdf_strength:over} đồng chí]]'
const WOMEN = '[[, trong đó có {sdf_female_strength} đồng chí nữ, chiếm {sdf_female_rate}]]'
/** The kinds add up to the total: no member is of two kinds (Luật DQTV Đ6). */
const KINDS =
  '<<dân quân tại chỗ {on_site_militia_strength} | tự vệ tại chỗ {on_site_sdf_strength} | cơ động {mobile_msdf_strength} | thường trực {standing_militia_strength} | biển {maritime_msdf_strength} | binh chủng {specialised_msdf_strength}>> đồng chí'

export const forces: PhraseSection = {
  heading: 'Tổ chức lực lượng',
  level: 2,
  paragraphs: [
    [
      at('TW', '{area} có {provinces_total} tỉnh, thành phố với {commune_military_commands_total} Ban CHQS cấp xã.'),
      at(
        'TI QK TW',
        `Tính đến ngày {asOf}, {area} có {org_military_commands_total} Ban CHQS cơ quan, tổ chức với {sdf_strength} đồng chí tự vệ${WOMEN}${TARGET}.`,
      ),
      at('CQ', `Tính đến ngày {asOf}, lực lượng tự vệ của đơn vị có {sdf_strength} đồng chí${WOMEN}${TARGET}.`),
      at('CQ TI QK TW', 'Quân số tự vệ {sdf_strength:change}.'),
      at('CQ', 'Tự vệ bằng {sdf_share_of_staff_rate} tổng số cán bộ, công chức, viên chức, người lao động.'),
      at(
        'XA KV',
        'Tính đến ngày {asOf}, quân số dân quân {area} là {militia_strength} đồng chí[[, tự vệ là {sdf_strength} đồng chí]].',
      ),
      at('XA KV', 'Quân số dân quân {militia_strength:change}.'),
    ],
    [
      at(
        'TI QK TW',
        'Tổng số dân quân tự vệ là {msdf_total_strength} đồng chí[[, đạt tỷ lệ {msdf_population_rate} so với dân số]][[; gồm dân quân {militia_strength} đồng chí, tự vệ {sdf_strength} đồng chí]].',
      ),
      at('XA KV', 'Dân quân tự vệ đạt tỷ lệ {msdf_population_rate} so với dân số.'),
      'Tỷ lệ dân quân tự vệ so với dân số {msdf_population_rate:change}.',
      at('XA KV TI QK TW', `Chia theo thành phần: ${KINDS}.`),
      at(
        'TI',
        'Trên địa bàn có {sdf_bases_total} cơ sở tự vệ[[, trong đó {sdf_units_provincial_direct} đơn vị tự vệ trực thuộc Bộ CHQS tỉnh với {sdf_strength_provincial_direct} đồng chí]][[{sdf_strength_commune_managed:some:; Ban CHQS cấp xã quản lý} {sdf_strength_commune_managed} đồng chí]].',
      ),
      at('XA KV TI', 'Có {hamlet_team_leaders_total} thôn đội trưởng.'),
    ],
    [
      at(
        'XA KV TI QK TW',
        'Trong kỳ tuyển chọn {msdf_admitted_new} công dân vào dân quân tự vệ[[; {msdf_completed_service} đồng chí hoàn thành nghĩa vụ]][[; {msdf_extended_service} đồng chí được kéo dài thời hạn]].',
      ),
      at(
        'CQ',
        'Trong kỳ tuyển chọn {msdf_admitted_new} đồng chí vào lực lượng tự vệ[[; {msdf_completed_service} đồng chí hoàn thành nghĩa vụ]][[; {msdf_extended_service} đồng chí được kéo dài thời hạn]].',
      ),
      at(
        'TI TW',
        'Chỉ huy trưởng Ban CHQS cấp xã bổ nhiệm đạt {commune_commander_fill_rate}[[; phó chỉ huy trưởng đạt {commune_deputy_commander_fill_rate}]][[; chính trị viên phó đạt {commune_deputy_political_fill_rate}]].',
      ),
      at(
        'TI TW',
        'Điều động {regular_officers_posted_to_commune} sĩ quan[[, {professional_servicemen_posted_to_commune} quân nhân chuyên nghiệp]] về Ban CHQS cấp xã.',
      ),
    ],
  ],
}
