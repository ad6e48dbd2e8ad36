import { addDays, type Day } from '#domain/period.ts'
import { AGENCIES } from './agencies.ts'
import { bookRow } from './bookRow.ts'
import { type Random, randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoRow } from './world.ts'

const FOUND = [
  'Sổ đăng ký quản lý công dân chưa cập nhật người chuyển đi',
  'Kế hoạch công tác quốc phòng năm ban hành chậm',
  'Quy chế phối hợp chưa ký lại theo nhân sự mới',
  'Sổ theo dõi huấn luyện ghi thiếu lý do vắng',
  'Biên bản giao ca trực ghi chưa đủ chữ ký',
  'Hồ sơ thanh toán ngày công chưa khớp sổ trực',
  'Chưa kiện toàn ban chỉ huy sau khi thay đổi cán bộ',
]

type Round = { title: string; level: string; by: string; from: Day; to: Day; units: readonly string[] }
const of = (list: readonly { code: string }[], every: number, first: number): string[] =>
  list.filter((_, index) => index % every === first).map(({ code }) => code)

const ROUNDS: readonly Round[] = [
  {
    title: 'Kiểm tra công tác quốc phòng năm 2022',
    level: 'province',
    by: 'Phòng Tham mưu Bộ CHQS tỉnh',
    from: '2022-05-09',
    to: '2022-06-10',
    units: [...of(COMMUNES, 8, 0), ...of(AGENCIES, 8, 0)],
  },
  {
    title: 'Kiểm tra công tác quốc phòng năm 2023',
    level: 'province',
    by: 'Phòng Tham mưu Bộ CHQS tỉnh',
    from: '2023-04-17',
    to: '2023-06-09',
    units: [...of(COMMUNES, 6, 1), ...of(AGENCIES, 6, 4)],
  },
  {
    title: 'Kiểm tra toàn diện công tác quân sự, quốc phòng địa phương',
    level: 'military_region',
    by: 'Đoàn kiểm tra Quân khu Mẫu',
    from: '2023-05-22',
    to: '2023-05-24',
    units: [PROVINCE],
  },
]

/** Each inspected unit is found wanting in nothing, one or two things; most of what is older has been put right. */
export function inspectionRows(nextId: { inspection: () => string; finding: () => string }): Record<string, DemoRow[]> {
  const inspections: DemoRow[] = []
  const inspectionFindings: DemoRow[] = []
  for (const { title, level, by, from, to, units } of ROUNDS) {
    const random = randomOf(`inspections ${title}`)
    for (const unit of units) {
      const heldOn = random.day(from, to)
      const found = random.shuffled(FOUND).slice(0, random.below(3))
      const inspection = bookRow('inspections', nextId.inspection(), unit, {
        title,
        heldOn,
        level,
        inspectedBy: by,
        result: ['excellent', 'good', 'pass'][found.length] ?? 'pass',
        decision: `${30 + random.below(60)}/BB-KT`,
      })
      inspections.push(inspection)
      for (const content of found) {
        const due = addDays(heldOn, 30)
        inspectionFindings.push(
          bookRow('inspectionFindings', nextId.finding(), unit, {
            inspection: inspection.id,
            foundOn: heldOn,
            content,
            due,
            fixedOn: fixedOn(random, heldOn),
          }),
        )
      }
    }
  }
  return { inspections, inspectionFindings }
}

/** In 2022 all but a few within the time given; in 2023 half of them by the conference. */
function fixedOn(random: Random, heldOn: Day): Day | null {
  if (!random.chance(heldOn < '2023' ? 92 : 50)) return null
  const day = addDays(heldOn, 5 + random.below(34))
  return day > '2023-07-14' ? null : day
}
