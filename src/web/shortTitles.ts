import { say } from './words/say.ts'

/** Names short enough for a bar, a card or a column head; the catalogue's full name stays in the proof. */
const SHORT: Readonly<Record<string, [onPaper: string, onScreen: string]>> = {
  officer_training_attended: ['Tập huấn cán bộ Ban CHQS', say('Tập huấn cán bộ Ban CHQS')],
  unit_leader_training_attended: ['Tập huấn trung đội, khẩu đội trưởng', say('Tập huấn trung đội, khẩu đội trưởng')],
  force_training_attended: ['Huấn luyện tự vệ', say('Huấn luyện tự vệ')],
  enlisted_total: ['Công dân nhập ngũ', say('Công dân nhập ngũ')],
}

const LACK: Readonly<Record<string, [lacks: string, has: string]>> = {
  units_without_annual_resolution: [say('Chưa có nghị quyết lãnh đạo'), say('Có nghị quyết lãnh đạo')],
  units_without_annual_plan: [say('Chưa có kế hoạch năm'), say('Có kế hoạch công tác năm')],
  org_commands_to_consolidate: [say('Chưa kiện toàn Ban CHQS'), say('Đã kiện toàn Ban CHQS')],
  units_missing_coordination_regulation: [say('Chưa có quy chế phối hợp'), say('Có quy chế phối hợp')],
}

export const shortTitle = (indicator: string, title: string): string => SHORT[indicator]?.[1] ?? title
/** Sentences and tables of a report stay Vietnamese. */
export const paperTitle = (indicator: string, title: string): string => SHORT[indicator]?.[0] ?? title
export const lackTitle = (indicator: string, title: string): string => LACK[indicator]?.[0] ?? title.replace(/^Số /, '')
export const hasTitle = (indicator: string, title: string): string => LACK[indicator]?.[1] ?? title.replace(/^Số /, '')
