import { slug } from './territory.ts'

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
  /** Where its report stood on 17/7/2023. */
  submission: Submission
}

/**
 * Name | short name | strength and women | force training due and present | officers due and present | unit leaders due
 * and present | duty posts | lacks: R resolution, P plan, C consolidation, Q coordination regulation, B report of it | report
 */
const TABLE = `
Văn phòng UBND tỉnh             | VP UBND tỉnh           | 22 5  | 15 11 | 2 2 | 2 2 | 1 |       | approved
Văn phòng Tỉnh ủy               | VP Tỉnh ủy             | 20 4  | 14 10 | 2 2 | 2 2 | 1 |       | approved
Sở Nội vụ                       | Sở Nội vụ              | 18 4  | 13 10 | 2 2 | 2 2 | 1 |       | approved
Sở Tài chính                    | Sở Tài chính           | 20 5  | 14 12 | 2 2 | 2 2 | 1 |       | approved
Sở Kế hoạch và Đầu tư           | Sở KHĐT                | 18 3  | 13 7  | 2 2 | 2 2 | 1 | QB    | matching
Sở Xây dựng                     | Sở Xây dựng            | 19 2  | 12 4  | 2 1 | 2 1 | 1 | RCQB  | returned
Sở Giao thông vận tải           | Sở GTVT                | 22 2  | 16 12 | 2 2 | 2 2 | 1 |       | approved
Sở Nông nghiệp và PTNT          | Sở NNPTNT              | 26 3  | 20 13 | 2 2 | 3 3 | 1 |       | approved
Sở Công Thương                  | Sở Công Thương         | 18 3  | 13 8  | 2 2 | 2 2 | 1 |       | matching
Sở Y tế                         | Sở Y tế                | 24 7  | 18 11 | 2 2 | 2 2 | 1 |       | approved
Sở Giáo dục và Đào tạo          | Sở GDĐT                | 22 6  | 16 7  | 2 2 | 2 2 | 1 | QB    | matching
Sở Khoa học và Công nghệ        | Sở KHCN                | 16 3  | 12 7  | 2 2 | 2 2 | 1 |       | approved
Sở Văn hóa, Thể thao và Du lịch | Sở VHTTDL              | 24 4  | 17 6  | 2 1 | 2 1 | 1 | RPQB  | to_look_at
Sở Thông tin và Truyền thông    | Sở TTTT                | 16 3  | 12 10 | 2 2 | 2 2 | 1 |       | approved
Sở Tài nguyên và Môi trường     | Sở TNMT                | 22 3  | 16 9  | 2 2 | 2 2 | 1 |       | approved
Sở Lao động - TB và XH          | Sở LĐTBXH              | 18 4  | 13 9  | 2 2 | 2 2 | 1 |       | approved
Sở Tư pháp                      | Sở Tư pháp             | 16 4  | 12 8  | 1 1 | 2 2 | 1 |       | approved
Sở Ngoại vụ                     | Sở Ngoại vụ            | 12 3  | 9 6   | 1 1 | 2 2 | 1 |       | approved
Thanh tra tỉnh                  | Thanh tra tỉnh         | 12 2  | 9 7   | 1 1 | 2 2 | 1 |       | approved
Ban Dân tộc                     | Ban Dân tộc            | 14 2  | 10 6  | 2 2 | 2 2 | 1 |       | approved
Ban Quản lý Khu kinh tế         | BQL Khu kinh tế        | 18 2  | 13 5  | 2 1 | 2 1 | 1 | RPCQB | not_submitted
Cục Thuế tỉnh                   | Cục Thuế tỉnh          | 30 5  | 23 16 | 2 2 | 3 3 | 1 |       | approved
Cục Thống kê                    | Cục Thống kê           | 16 4  | 12 8  | 2 2 | 2 2 | 1 |       | approved
Kho bạc Nhà nước tỉnh           | Kho bạc                | 20 4  | 15 11 | 2 2 | 2 2 | 1 |       | approved
Ngân hàng Nhà nước CN tỉnh      | Ngân hàng NN           | 16 4  | 12 9  | 2 2 | 2 2 | 1 |       | approved
Cục Hải quan                    | Cục Hải quan           | 24 2  | 18 12 | 2 2 | 3 3 | 1 |       | approved
Cục Quản lý thị trường          | Cục QLTT               | 24 2  | 18 11 | 2 2 | 3 3 | 1 |       | approved
Bảo hiểm xã hội tỉnh            | BHXH tỉnh              | 20 5  | 15 9  | 2 2 | 2 2 | 1 |       | approved
Bưu điện tỉnh                   | Bưu điện tỉnh          | 24 4  | 18 8  | 2 1 | 3 3 | 1 | CB    | matching
Viễn thông tỉnh                 | Viễn thông tỉnh        | 28 3  | 21 17 | 2 2 | 3 3 | 1 |       | approved
Công ty Điện lực                | Công ty Điện lực       | 27 2  | 21 18 | 2 2 | 3 3 | 1 |       | approved
Công ty CP Cấp nước             | CTCP Cấp nước          | 24 2  | 18 10 | 2 2 | 3 3 | 1 |       | matching
Công ty CP Công trình đô thị    | CTCP Công trình đô thị | 36 4  | 27 14 | 2 2 | 4 4 | 1 |       | matching
Bệnh viện Đa khoa tỉnh          | BV Đa khoa tỉnh        | 40 10 | 31 16 | 2 1 | 4 4 | 1 | B     | matching
Bệnh viện Y học cổ truyền       | BV Y học cổ truyền     | 18 5  | 13 8  | 1 1 | 2 2 | 1 |       | approved
Trường Cao đẳng tỉnh            | Trường Cao đẳng tỉnh   | 36 6  | 26 11 | 2 2 | 4 4 | 1 | RQB   | to_look_at
Trường Chính trị tỉnh           | Trường Chính trị tỉnh  | 12 2  | 9 6   | 1 1 | 2 2 | 1 |       | approved
Đài Phát thanh - Truyền hình    | Đài PTTH               | 20 3  | 15 10 | 2 2 | 2 2 | 1 |       | approved
Báo tỉnh                        | Báo tỉnh               | 12 2  | 9 7   | 2 2 | 2 2 | 1 |       | approved
Công ty Cao su Sơn Giang        | Công ty Cao su         | 88 8  | 71 49 | 2 2 | 7 7 | 2 |       | approved
Công ty CP Xi măng              | CTCP Xi măng           | 50 3  | 40 17 | 2 1 | 4 3 | 1 | PCQB  | to_look_at
Công ty Lâm nghiệp              | Công ty Lâm nghiệp     | 38 2  | 30 14 | 2 1 | 4 3 | 1 | RPCQB | returned
Chi cục Kiểm lâm                | Chi cục Kiểm lâm       | 32 2  | 25 22 | 2 2 | 4 4 | 1 |       | approved
Công ty Xổ số kiến thiết        | Công ty Xổ số          | 14 3  | 10 7  | 2 2 | 2 2 | 1 |       | approved
Công ty Khai thác thủy lợi      | Công ty Thủy lợi       | 30 2  | 23 14 | 2 2 | 3 3 | 1 |       | approved
Ban QLDA đầu tư xây dựng        | Ban QLDA               | 16 2  | 12 5  | 2 1 | 2 2 | 1 | RQB   | matching
BQL Rừng phòng hộ               | BQL Rừng phòng hộ      | 30 1  | 23 12 | 2 2 | 3 3 | 1 |       | matching
`

const LACKS: Readonly<Record<string, Lack>> = {
  R: 'resolution',
  P: 'plan',
  C: 'consolidation',
  Q: 'coordination',
  B: 'coordination_report',
}

export const AGENCIES: readonly Agency[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [
      name = '',
      shortName = '',
      people = '',
      force = '',
      officers = '',
      leaders = '',
      posts = '',
      lacks = '',
      submission = '',
    ] = line.split('|').map((cell) => cell.trim())
    const [strength, women] = pair(people)
    const [forceDue, forcePresent] = pair(force)
    const [officersDue, officersPresent] = pair(officers)
    const [leadersDue, leadersPresent] = pair(leaders)
    return {
      code: slug(name),
      name,
      shortName,
      strength,
      women,
      forceDue,
      forcePresent,
      officersDue,
      officersPresent,
      leadersDue,
      leadersPresent,
      posts: Number(posts),
      lacks: [...lacks].flatMap((letter) => LACKS[letter] ?? []),
      submission: submission as Submission,
    }
  })

function pair(cell: string): [number, number] {
  const [first = 0, second = 0] = cell.split(' ').map(Number)
  return [first, second]
}
