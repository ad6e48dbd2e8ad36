import type { Day } from '#domain/period.ts'
import { PROVINCES } from './provinces.ts'

/** The video conference of the Department in 2021: 72 sites over the country, all with invented names. */
const FIRST = ['Đông', 'Vĩnh', 'An', 'Phú', 'Hải', 'Trường', 'Bình', 'Thanh']
const SECOND = ['Hòa Lâm', 'Khê Thượng', 'Sa Bồi', 'Giang Đài', 'Lũng Cao', 'Bến Thông', 'Trạch Sơn', 'Đồng Quế']
const BESIDE = FIRST.flatMap((first) => SECOND.map((second) => `Bộ CHQS tỉnh ${first} ${second}`))

/** Who keeps a site: the region, its provinces, and as many provinces of other regions as make 72. */
export const DEPARTMENT_BODIES: readonly string[] = [
  'Bộ Tư lệnh Quân khu Mẫu',
  'Bộ CHQS tỉnh Sơn Giang',
  'Bộ CHQS tỉnh Bình Lâm',
  ...PROVINCES.map(({ name }) => name),
  ...BESIDE,
].slice(0, 72)

export const DEPARTMENT_PROGRAMME = [
  ['07:30', 15, 'opening', 'Kiểm tra đường truyền, tuyên bố lý do, giới thiệu đại biểu', 'Chánh Văn phòng Cục'],
  ['07:45', 45, 'report', 'Báo cáo sơ kết công tác DQTV, GDQPAN 6 tháng đầu năm 2021', 'Phó Cục trưởng'],
  ['08:30', 15, 'film', 'Phim tư liệu về dân quân tự vệ tham gia phòng, chống dịch', 'Phòng Chính trị'],
  ['08:45', 75, 'papers', 'Tham luận của các điểm cầu', 'Ba đơn vị đăng ký'],
  ['10:00', 15, 'break', 'Giải lao', ''],
  ['10:15', 30, 'speech', 'Phát biểu chỉ đạo', 'Phó Tổng Tham mưu trưởng'],
  ['10:45', 30, 'conclusion', 'Kết luận hội nghị', 'Cục trưởng Cục Dân quân tự vệ'],
] as const

export const DEPARTMENT_PAPERS = [
  ['Tổ chức lớp bồi dưỡng kiến thức quốc phòng theo cụm trong điều kiện có dịch', 'Bộ Tư lệnh Quân khu Mẫu'],
  ['Xây dựng trụ sở Ban CHQS cấp xã từ ngân sách địa phương', 'Bộ CHQS tỉnh Sơn Giang'],
  ['Phát huy dân quân thường trực ở địa bàn biên giới', 'Bộ CHQS tỉnh Đông Lũng Cao'],
  ['Quản lý tự vệ trong khu công nghiệp', 'Bộ CHQS tỉnh Bình Bến Thông'],
] as const

export const DEPARTMENT_CONCLUSIONS: readonly (readonly [content: string, dueOn: Day, measuredBy: string])[] = [
  [
    'Hoàn thành kế hoạch bồi dưỡng kiến thức quốc phòng và an ninh năm 2021',
    '2021-12-10',
    'Tổng số người được bồi dưỡng kiến thức QPAN',
  ],
  ['Rà soát số xã đã có trụ sở làm việc riêng của Ban CHQS', '2021-09-30', 'Số xã có trụ sở Ban CHQS'],
  ['Tổ chức diễn tập chiến đấu phòng thủ cho 20–25% số xã', '2021-12-10', 'Số xã diễn tập chiến đấu phòng thủ'],
  ['Kiện toàn chỉ huy, trợ lý của các Ban CHQS cấp xã sau bầu cử', '2021-08-31', ''],
  ['Duy trì dân quân tự vệ tham gia chốt kiểm soát dịch, báo cáo ngày công hằng tháng', '2021-09-30', ''],
  ['Chi trả đủ trợ cấp ngày công lao động quý II', '2021-07-31', ''],
  ['Gửi báo cáo sơ kết đã chỉnh lý sau hội nghị', '2021-06-30', ''],
]
