import { randomOf } from './random.ts'
import { share } from './share.ts'
import { slug } from './territory.ts'

type Named = { code: string; name: string; shortName: string }
/** An office or enterprise with self-defence: directly under the province, or under the commune it lies in. */
export type Base = Named & { kind: 'agency_command' | 'self_defence_unit'; commune: string | null; strength: number }

const PREFIX = 'binh-lam'
const words = (list: string): string[] =>
  list
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)

export const REGIONS: readonly Named[] = [1, 2, 3].map((number) => ({
  code: `${PREFIX}-khu-vuc-${number}`,
  name: `Ban CHPTKV ${number} - Bình Lâm`,
  shortName: `Khu vực ${number}`,
}))

const WARDS = words('Lâm Thành, Bình Trung, Cầu Lim, Bến Gỗ, Chợ Đồi, Hồ Thông, Ngã Năm Rừng, Tân Lâm Đông')
const VILLAGES = words(`
  Đồng Lim, Suối Gỗ, Khe Thông, Gò Trám, Bến Trắc, Thác Đôi, Lũng Sến, Nà Trám, Đèo Lim, Bàu Trúc Tây, Hang Gió, Ruộng Bậc,
  Trại Gà Rừng, Bình Lũng, Bình Khê Thượng, Bình Khê Hạ, Lâm Điền, Lâm Trung Bắc, Lâm Trung Nam, Suối Mây, Khe Cau, Gò Mua,
  Bến Đò Cũ, Thác Sương, Nương Chè, Đồi Cọ, Rừng Phong, Đồng Trâm, Cầu Tre Đôi, Mỏ Đá Trắng, Vườn Quế, Xóm Than`)

export const COMMUNES: readonly (Named & { region: string })[] = [
  ...WARDS.map((name) => ({ kind: 'phường', name })),
  ...VILLAGES.map((name) => ({ kind: 'xã', name })),
].map(({ kind, name }, index) => ({
  code: `${PREFIX}-${slug(`${kind} ${name}`)}`,
  name: `Ban CHQS ${kind} ${name}`,
  shortName: name,
  region: REGIONS[index % REGIONS.length]?.code ?? '',
}))

const OFFICES = words(`
  Văn phòng Tỉnh ủy, Văn phòng UBND tỉnh, Văn phòng Đoàn ĐBQH và HĐND, Ban Tổ chức Tỉnh ủy, Ban Tuyên giáo và Dân vận,
  Ủy ban Kiểm tra Tỉnh ủy, Ban Nội chính Tỉnh ủy, Ủy ban MTTQ tỉnh, Sở Nội vụ, Sở Tài chính, Sở Xây dựng, Sở Nông nghiệp và Môi trường,
  Sở Công Thương, Sở Khoa học và Công nghệ, Sở Y tế, Sở Giáo dục và Đào tạo, Sở Văn hóa và Du lịch, Sở Tư pháp, Sở Dân tộc và Tôn giáo,
  Thanh tra tỉnh, Thuế tỉnh, Hải quan khu vực, Kho bạc Nhà nước khu vực, Ngân hàng Nhà nước khu vực, Thống kê tỉnh,
  Bảo hiểm xã hội tỉnh, Chi cục Kiểm lâm, Chi cục Thủy lợi, Ban QLDA giao thông, Ban QLDA dân dụng, Ban Quản lý các khu công nghiệp,
  Bệnh viện Đa khoa tỉnh, Bệnh viện Nhi, Bệnh viện Y học cổ truyền, Trường Chính trị tỉnh, Trường Cao đẳng Y tế,
  Trường Cao đẳng Kỹ thuật, Báo và Phát thanh Truyền hình, Bưu điện tỉnh`)
const TRADES = words('Điện lực, Cấp nước, Công trình đô thị, Viễn thông, Xăng dầu, Xi măng, Chế biến gỗ, Chè, May')
const OWNERS = words('Bình Lâm, Lâm Thành, Cầu Lim, Khe Thông, Đồng Lim, Bến Gỗ')

/** Thirty-nine offices and fifty-four enterprises: 93 that the provincial command manages itself (NĐ 72/2020 Điều 3). */
const DIRECT = [...OFFICES, ...TRADES.flatMap((trade) => OWNERS.map((owner) => `Công ty ${trade} ${owner}`))]
const DIRECT_STRENGTH = 2581

/** What stands in a commune: a command where there is a party organisation, else a unit alone (Luật DQTV Điều 21). */
const LOCAL: readonly (readonly [string, Base['kind']])[] = [
  ['UBND', 'agency_command'],
  ['Trường THPT', 'self_defence_unit'],
  ['Trạm Y tế khu vực', 'self_defence_unit'],
  ['Công ty TNHH Nông lâm', 'agency_command'],
  ['Hợp tác xã', 'self_defence_unit'],
  ['Nhà máy', 'self_defence_unit'],
]
const LOCAL_BASES = 204
const LOCAL_STRENGTH = 4215

const local = COMMUNES.flatMap((commune) =>
  LOCAL.map(([type, kind]) => ({ kind, commune: commune.code, name: `${type} ${commune.shortName}` })),
)
  // Every commune has the first five; the last kind only where there is industry.
  .filter(({ name }, index) => !name.startsWith('Nhà máy') || index < LOCAL.length * (LOCAL_BASES - COMMUNES.length * 5))

const sizes = (name: string, total: number, count: number): number[] => {
  const random = randomOf(name)
  return share(
    total,
    Array.from({ length: count }, () => 60 + random.below(90)),
  )
}
const direct = sizes('Bình Lâm direct', DIRECT_STRENGTH, DIRECT.length)
const below = sizes('Bình Lâm local', LOCAL_STRENGTH, local.length)

export const BASES: readonly Base[] = [
  ...DIRECT.map(
    (name, index): Base => ({
      code: `${PREFIX}-${slug(name)}`,
      kind: 'agency_command',
      name,
      shortName: name,
      commune: null,
      strength: direct[index] ?? 0,
    }),
  ),
  ...local.map(
    ({ kind, commune, name }, index): Base => ({
      code: `${commune}-${slug(name)}`,
      kind,
      name,
      shortName: name,
      commune,
      strength: below[index] ?? 0,
    }),
  ),
]
