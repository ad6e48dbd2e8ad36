/** What a command of an agency lacked by mid-2023. */
export type Lack = 'resolution' | 'plan' | 'consolidation' | 'coordination' | 'coordination_report'
export type Submission = 'approved' | 'matching' | 'to_look_at' | 'returned' | 'not_submitted'

/** A command of an agency or enterprise and what its registers must add up to on 15/7/2023. */
export type Agency = {
  code: string
  name: string
  shortName: string
  strength: number
  women: number
  forceDue: number
  forcePresent: number
  officersDue: number
  officersPresent: number
  leadersDue: number
  leadersPresent: number
  /** Posts kept by one person a day from 13/1 to 15/7/2023. */
  posts: number
  lacks: readonly Lack[]
  submission: Submission
}

type Pair = readonly [number, number]

function agency(code: string, name: string, shortName: string, people: Pair, force: Pair, officers: Pair, leaders: Pair, posts: number, lacks: Lack[], submission: Submission): Agency {
  const [[strength, women], [forceDue, forcePresent], [officersDue, officersPresent], [leadersDue, leadersPresent]] = [people, force, officers, leaders]
  return { code, name, shortName, strength, women, forceDue, forcePresent, officersDue, officersPresent, leadersDue, leadersPresent, posts, lacks, submission }
}

/** The 47 commands: [strength, women], [force training due, present], [officers due, present], [unit leaders due, present], duty posts. */
export const AGENCIES: readonly Agency[] = [
  agency('van-phong-ubnd-tinh', 'Văn phòng UBND tỉnh', 'VP UBND tỉnh', [22, 5], [15, 11], [2, 2], [2, 2], 1, [], 'approved'),
  agency('van-phong-tinh-uy', 'Văn phòng Tỉnh ủy', 'VP Tỉnh ủy', [20, 4], [14, 10], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-noi-vu', 'Sở Nội vụ', 'Sở Nội vụ', [18, 4], [13, 10], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-tai-chinh', 'Sở Tài chính', 'Sở Tài chính', [20, 5], [14, 12], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-ke-hoach-va-dau-tu', 'Sở Kế hoạch và Đầu tư', 'Sở KHĐT', [18, 3], [13, 7], [2, 2], [2, 2], 1, ['coordination', 'coordination_report'], 'matching'),
  agency('so-xay-dung', 'Sở Xây dựng', 'Sở Xây dựng', [19, 2], [12, 4], [2, 1], [2, 1], 1, ['resolution', 'consolidation', 'coordination', 'coordination_report'], 'returned'),
  agency('so-giao-thong-van-tai', 'Sở Giao thông vận tải', 'Sở GTVT', [22, 2], [16, 12], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-nong-nghiep-va-ptnt', 'Sở Nông nghiệp và PTNT', 'Sở NNPTNT', [26, 3], [20, 13], [2, 2], [3, 3], 1, [], 'approved'),
  agency('so-cong-thuong', 'Sở Công Thương', 'Sở Công Thương', [18, 3], [13, 8], [2, 2], [2, 2], 1, [], 'matching'),
  agency('so-y-te', 'Sở Y tế', 'Sở Y tế', [24, 7], [18, 11], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-giao-duc-va-dao-tao', 'Sở Giáo dục và Đào tạo', 'Sở GDĐT', [22, 6], [16, 7], [2, 2], [2, 2], 1, ['coordination', 'coordination_report'], 'matching'),
  agency('so-khoa-hoc-va-cong-nghe', 'Sở Khoa học và Công nghệ', 'Sở KHCN', [16, 3], [12, 7], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-van-hoa-the-thao-va-du-lich', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở VHTTDL', [24, 4], [17, 6], [2, 1], [2, 1], 1, ['resolution', 'plan', 'coordination', 'coordination_report'], 'to_look_at'),
  agency('so-thong-tin-va-truyen-thong', 'Sở Thông tin và Truyền thông', 'Sở TTTT', [16, 3], [12, 10], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-tai-nguyen-va-moi-truong', 'Sở Tài nguyên và Môi trường', 'Sở TNMT', [22, 3], [16, 9], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-lao-dong-tb-va-xh', 'Sở Lao động - TB và XH', 'Sở LĐTBXH', [18, 4], [13, 9], [2, 2], [2, 2], 1, [], 'approved'),
  agency('so-tu-phap', 'Sở Tư pháp', 'Sở Tư pháp', [16, 4], [12, 8], [1, 1], [2, 2], 1, [], 'approved'),
  agency('so-ngoai-vu', 'Sở Ngoại vụ', 'Sở Ngoại vụ', [12, 3], [9, 6], [1, 1], [2, 2], 1, [], 'approved'),
  agency('thanh-tra-tinh', 'Thanh tra tỉnh', 'Thanh tra tỉnh', [12, 2], [9, 7], [1, 1], [2, 2], 1, [], 'approved'),
  agency('ban-dan-toc', 'Ban Dân tộc', 'Ban Dân tộc', [14, 2], [10, 6], [2, 2], [2, 2], 1, [], 'approved'),
  agency('ban-quan-ly-khu-kinh-te', 'Ban Quản lý Khu kinh tế', 'BQL Khu kinh tế', [18, 2], [13, 5], [2, 1], [2, 1], 1, ['resolution', 'plan', 'consolidation', 'coordination', 'coordination_report'], 'not_submitted'),
  agency('cuc-thue-tinh', 'Cục Thuế tỉnh', 'Cục Thuế tỉnh', [30, 5], [23, 16], [2, 2], [3, 3], 1, [], 'approved'),
  agency('cuc-thong-ke', 'Cục Thống kê', 'Cục Thống kê', [16, 4], [12, 8], [2, 2], [2, 2], 1, [], 'approved'),
  agency('kho-bac-nha-nuoc-tinh', 'Kho bạc Nhà nước tỉnh', 'Kho bạc', [20, 4], [15, 11], [2, 2], [2, 2], 1, [], 'approved'),
  agency('ngan-hang-nha-nuoc-cn-tinh', 'Ngân hàng Nhà nước CN tỉnh', 'Ngân hàng NN', [16, 4], [12, 9], [2, 2], [2, 2], 1, [], 'approved'),
  agency('cuc-hai-quan', 'Cục Hải quan', 'Cục Hải quan', [24, 2], [18, 12], [2, 2], [3, 3], 1, [], 'approved'),
  agency('cuc-quan-ly-thi-truong', 'Cục Quản lý thị trường', 'Cục QLTT', [24, 2], [18, 11], [2, 2], [3, 3], 1, [], 'approved'),
  agency('bao-hiem-xa-hoi-tinh', 'Bảo hiểm xã hội tỉnh', 'BHXH tỉnh', [20, 5], [15, 9], [2, 2], [2, 2], 1, [], 'approved'),
  agency('buu-dien-tinh', 'Bưu điện tỉnh', 'Bưu điện tỉnh', [24, 4], [18, 8], [2, 1], [3, 3], 1, ['consolidation', 'coordination_report'], 'matching'),
  agency('vien-thong-tinh', 'Viễn thông tỉnh', 'Viễn thông tỉnh', [28, 3], [21, 17], [2, 2], [3, 3], 1, [], 'approved'),
  agency('cong-ty-dien-luc', 'Công ty Điện lực', 'Công ty Điện lực', [27, 2], [21, 18], [2, 2], [3, 3], 1, [], 'approved'),
  agency('cong-ty-cp-cap-nuoc', 'Công ty CP Cấp nước', 'CTCP Cấp nước', [24, 2], [18, 10], [2, 2], [3, 3], 1, [], 'matching'),
  agency('cong-ty-cp-cong-trinh-do-thi', 'Công ty CP Công trình đô thị', 'CTCP Công trình đô thị', [36, 4], [27, 14], [2, 2], [4, 4], 1, [], 'matching'),
  agency('benh-vien-da-khoa-tinh', 'Bệnh viện Đa khoa tỉnh', 'BV Đa khoa tỉnh', [40, 10], [31, 16], [2, 1], [4, 4], 1, ['coordination_report'], 'matching'),
  agency('benh-vien-y-hoc-co-truyen', 'Bệnh viện Y học cổ truyền', 'BV Y học cổ truyền', [18, 5], [13, 8], [1, 1], [2, 2], 1, [], 'approved'),
  agency('truong-cao-dang-tinh', 'Trường Cao đẳng tỉnh', 'Trường Cao đẳng tỉnh', [36, 6], [26, 11], [2, 2], [4, 4], 1, ['resolution', 'coordination', 'coordination_report'], 'to_look_at'),
  agency('truong-chinh-tri-tinh', 'Trường Chính trị tỉnh', 'Trường Chính trị tỉnh', [12, 2], [9, 6], [1, 1], [2, 2], 1, [], 'approved'),
  agency('dai-phat-thanh-truyen-hinh', 'Đài Phát thanh - Truyền hình', 'Đài PTTH', [20, 3], [15, 10], [2, 2], [2, 2], 1, [], 'approved'),
  agency('bao-tinh', 'Báo tỉnh', 'Báo tỉnh', [12, 2], [9, 7], [2, 2], [2, 2], 1, [], 'approved'),
  agency('cong-ty-cao-su-son-giang', 'Công ty Cao su Sơn Giang', 'Công ty Cao su', [88, 8], [71, 49], [2, 2], [7, 7], 2, [], 'approved'),
  agency('cong-ty-cp-xi-mang', 'Công ty CP Xi măng', 'CTCP Xi măng', [50, 3], [40, 17], [2, 1], [4, 3], 1, ['plan', 'consolidation', 'coordination', 'coordination_report'], 'to_look_at'),
  agency('cong-ty-lam-nghiep', 'Công ty Lâm nghiệp', 'Công ty Lâm nghiệp', [38, 2], [30, 14], [2, 1], [4, 3], 1, ['resolution', 'plan', 'consolidation', 'coordination', 'coordination_report'], 'returned'),
  agency('chi-cuc-kiem-lam', 'Chi cục Kiểm lâm', 'Chi cục Kiểm lâm', [32, 2], [25, 22], [2, 2], [4, 4], 1, [], 'approved'),
  agency('cong-ty-xo-so-kien-thiet', 'Công ty Xổ số kiến thiết', 'Công ty Xổ số', [14, 3], [10, 7], [2, 2], [2, 2], 1, [], 'approved'),
  agency('cong-ty-khai-thac-thuy-loi', 'Công ty Khai thác thủy lợi', 'Công ty Thủy lợi', [30, 2], [23, 14], [2, 2], [3, 3], 1, [], 'approved'),
  agency('ban-qlda-dau-tu-xay-dung', 'Ban QLDA đầu tư xây dựng', 'Ban QLDA', [16, 2], [12, 5], [2, 1], [2, 2], 1, ['resolution', 'coordination', 'coordination_report'], 'matching'),
  agency('bql-rung-phong-ho', 'BQL Rừng phòng hộ', 'BQL Rừng phòng hộ', [30, 1], [23, 12], [2, 2], [3, 3], 1, [], 'matching'),
]
