import { at, type PhraseSection } from './phrase.ts'

export const partyWork: PhraseSection = {
  heading: 'Công tác đảng, công tác chính trị',
  level: 2,
  paragraphs: [
    [
      at(
        'KV TI QK TW',
        'Có {military_party_cells_total} chi bộ quân sự cấp xã[[, trong kỳ thành lập mới {military_party_cells_created} chi bộ]][[; {party_cells_with_committee_rate} chi bộ có cấp ủy]].',
      ),
      at('XA', '{military_party_cells_total:some:Đã có} chi bộ quân sự.'),
      at('TI QK TW', 'Tỷ lệ đảng viên trong dân quân tự vệ đạt {msdf_party_member_rate}[[, {msdf_party_member_rate:change}]].'),
      at(
        'XA KV TI QK TW',
        'Tỷ lệ đảng viên trong dân quân đạt {militia_party_member_rate}[[, {militia_party_member_rate:change}]].',
      ),
      at('CQ TI QK TW', 'Tỷ lệ đảng viên trong tự vệ đạt {sdf_party_member_rate}[[, {sdf_party_member_rate:change}]].'),
      at('XA KV TI', 'Tỷ lệ đoàn viên trong dân quân tự vệ đạt {msdf_youth_union_rate}.'),
      at('CQ', 'Tỷ lệ đoàn viên trong tự vệ đạt {msdf_youth_union_rate}.'),
    ],
  ],
}
