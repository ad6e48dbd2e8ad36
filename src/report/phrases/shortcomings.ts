import { at, type PhraseSection } from './phrase.ts'

const ABOVE = 'KV TI QK TW'

/** Shortcomings name units: "một số đơn vị" is not a figure. A unit without units below says what it lacks itself. */
export const shortcomings: PhraseSection = {
  heading: 'Tồn tại, hạn chế',
  level: 1,
  paragraphs: [
    [
      at(
        ABOVE,
        'Còn {units_without_annual_resolution} đơn vị chưa có nghị quyết lãnh đạo năm[[ ({units_without_annual_resolution:names})]].',
      ),
    ],
    [
      at(
        ABOVE,
        'Còn {units_without_annual_plan} đơn vị chưa có kế hoạch công tác quốc phòng năm[[ ({units_without_annual_plan:names})]].',
      ),
    ],
    [at(ABOVE, 'Còn {org_commands_to_consolidate} Ban CHQS chưa kiện toàn[[ ({org_commands_to_consolidate:names})]].')],
    [
      at(
        ABOVE,
        'Còn {units_missing_coordination_regulation} Ban CHQS chưa có quy chế, kế hoạch phối hợp[[ ({units_missing_coordination_regulation:names})]].',
      ),
    ],
    [
      at('CQ XA', '{units_without_annual_resolution:some:Chưa có} nghị quyết lãnh đạo năm.'),
      at('CQ XA', '{units_without_annual_plan:some:Chưa có} kế hoạch công tác quốc phòng năm.'),
      at('CQ', '{org_commands_to_consolidate:some:Chưa kiện toàn} Ban CHQS.'),
      at('CQ XA', '{units_missing_coordination_regulation:some:Chưa có} quy chế, kế hoạch phối hợp.'),
      at('CQ', '{coordination_results_reported_units:none:Chưa báo cáo} kết quả phối hợp hoạt động.'),
    ],
    [
      'Huấn luyện {force} mới đạt {force_training_attended:percent} chỉ tiêu, còn thiếu {force_training_attended:gap} đồng chí[[; thiếu nhiều nhất là {force_training_attended:names}]].',
      'Tập huấn cán bộ Ban CHQS mới đạt {officer_training_attended:percent} chỉ tiêu, còn thiếu {officer_training_attended:gap} đồng chí[[ ({officer_training_attended:names})]].',
      'Tập huấn cán bộ trung đội, khẩu đội mới đạt {unit_leader_training_attended:percent} chỉ tiêu, còn thiếu {unit_leader_training_attended:gap} đồng chí[[ ({unit_leader_training_attended:names})]].',
      'Giao quân mới đạt {enlisted_total:percent} chỉ tiêu, còn thiếu {enlisted_total:gap} công dân[[ ({enlisted_total:names})]].',
      'Quân số tự vệ còn thiếu {sdf_strength:gap} đồng chí so với chỉ tiêu giao[[ ({sdf_strength:names})]].',
    ],
  ],
}
