/** Names short enough for a bar, a card or a column head; the catalogue's full name stays in the proof. */
const SHORT: Readonly<Record<string, string>> = {
  officer_training_attended: 'Tập huấn cán bộ Ban CHQS',
  unit_leader_training_attended: 'Tập huấn trung đội, khẩu đội trưởng',
  force_training_attended: 'Huấn luyện tự vệ',
  enlisted_total: 'Công dân nhập ngũ',
}

const LACK: Readonly<Record<string, [lacks: string, has: string]>> = {
  units_without_annual_resolution: ['Chưa có nghị quyết lãnh đạo', 'Có nghị quyết lãnh đạo'],
  units_without_annual_plan: ['Chưa có kế hoạch năm', 'Có kế hoạch công tác năm'],
  org_commands_to_consolidate: ['Chưa kiện toàn Ban CHQS', 'Đã kiện toàn Ban CHQS'],
  units_missing_coordination_regulation: ['Chưa có quy chế phối hợp', 'Có quy chế phối hợp'],
}

export const shortTitle = (indicator: string, title: string): string => SHORT[indicator] ?? title
export const lackTitle = (indicator: string, title: string): string => LACK[indicator]?.[0] ?? title.replace(/^Số /, '')
export const hasTitle = (indicator: string, title: string): string => LACK[indicator]?.[1] ?? title.replace(/^Số /, '')
