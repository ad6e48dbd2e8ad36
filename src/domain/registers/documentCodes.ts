import type { Choice } from '../register.ts'

/** The twenty-nine kinds of administrative document, in the order of NĐ 30/2020/NĐ-CP Đ7. */
const ADMINISTRATIVE: readonly Choice[] = [
  { code: 'resolution', title: 'Nghị quyết (cá biệt)', also: ['Nghị quyết'] },
  { code: 'decision', title: 'Quyết định (cá biệt)', also: ['Quyết định', 'QĐ'] },
  { code: 'directive', title: 'Chỉ thị', also: ['CT'] },
  { code: 'regulation', title: 'Quy chế' },
  { code: 'rules', title: 'Quy định' },
  { code: 'communique', title: 'Thông cáo' },
  { code: 'notice', title: 'Thông báo', also: ['TB'] },
  { code: 'guidance', title: 'Hướng dẫn', also: ['HD'] },
  { code: 'programme', title: 'Chương trình' },
  { code: 'plan', title: 'Kế hoạch', also: ['KH'] },
  { code: 'option', title: 'Phương án' },
  { code: 'scheme', title: 'Đề án' },
  { code: 'project', title: 'Dự án' },
  { code: 'report', title: 'Báo cáo', also: ['BC'] },
  { code: 'minutes', title: 'Biên bản' },
  { code: 'proposal', title: 'Tờ trình', also: ['TTr'] },
  { code: 'contract', title: 'Hợp đồng' },
  { code: 'official_letter', title: 'Công văn', also: ['CV'] },
  { code: 'dispatch', title: 'Công điện' },
  { code: 'memorandum', title: 'Bản ghi nhớ' },
  { code: 'agreement', title: 'Bản thỏa thuận' },
  { code: 'authorisation', title: 'Giấy ủy quyền' },
  { code: 'invitation', title: 'Giấy mời' },
  { code: 'introduction', title: 'Giấy giới thiệu' },
  { code: 'leave_permit', title: 'Giấy nghỉ phép' },
  { code: 'sending_slip', title: 'Phiếu gửi' },
  { code: 'transfer_slip', title: 'Phiếu chuyển' },
  { code: 'notice_slip', title: 'Phiếu báo' },
  { code: 'open_letter', title: 'Thư công' },
]

/** Beside them: papers of the party committee, which have a format of their own, and of several bodies together. */
export const DOCUMENT_KINDS: readonly Choice[] = [
  ...ADMINISTRATIVE,
  { code: 'party_resolution', title: 'Nghị quyết của cấp ủy', also: ['Nghị quyết lãnh đạo', 'NQ cấp ủy'] },
  { code: 'conclusion', title: 'Kết luận', also: ['Thông báo kết luận'] },
  { code: 'coordination_regulation', title: 'Quy chế phối hợp' },
  { code: 'coordination_plan', title: 'Kế hoạch phối hợp' },
]

/** Kinds that can lead, direct or guide (NĐ 168/2018 Đ3); a resolution of the party committee is counted by itself. */
export const GUIDING_KINDS: readonly string[] = [
  'resolution',
  'decision',
  'directive',
  'regulation',
  'rules',
  'notice',
  'guidance',
  'programme',
  'plan',
  'scheme',
  'project',
  'official_letter',
  'dispatch',
  'conclusion',
  'coordination_regulation',
  'coordination_plan',
]

/** What a unit must hold: once a year, for each half of one, or standing. */
export const REQUIRED_SUBJECTS: readonly Choice[] = [
  { code: 'annual_resolution', title: 'Nghị quyết lãnh đạo năm' },
  { code: 'annual_plan', title: 'Kế hoạch công tác quốc phòng năm', also: ['Kế hoạch năm'] },
  { code: 'coordination_regulation', title: 'Quy chế, kế hoạch phối hợp', also: ['Quy chế phối hợp'] },
  {
    code: 'coordination_report_h1',
    title: 'Báo cáo kết quả phối hợp 6 tháng đầu năm',
    also: ['Báo cáo phối hợp 6 tháng đầu năm'],
  },
  {
    code: 'coordination_report_h2',
    title: 'Báo cáo kết quả phối hợp 6 tháng cuối năm',
    also: ['Báo cáo phối hợp 6 tháng cuối năm'],
  },
]

/** What a document is followed for. */
export const DOCUMENT_SUBJECTS: readonly Choice[] = [
  ...REQUIRED_SUBJECTS,
  { code: 'scheme', title: 'Đề án, dự án DQTV, quốc phòng', also: ['Đề án', 'Dự án'] },
]

/** Subjects of one year, which a document therefore names. */
export const YEARLY_SUBJECTS: readonly string[] = [
  'annual_resolution',
  'annual_plan',
  'coordination_report_h1',
  'coordination_report_h2',
]

/** By what right a document is signed (NĐ 30/2020 Đ13). */
export const AUTHORITIES: readonly Choice[] = [
  { code: 'head', title: 'Người đứng đầu ký' },
  { code: 'collective', title: 'TM. (thay mặt tập thể)', also: ['TM', 'TM.'] },
  { code: 'for_head', title: 'KT. (ký thay)', also: ['KT', 'KT.'] },
  { code: 'by_order', title: 'TL. (thừa lệnh)', also: ['TL', 'TL.'] },
  { code: 'delegated', title: 'TUQ. (thừa ủy quyền)', also: ['TUQ', 'TUQ.'] },
  { code: 'acting', title: 'Q. (quyền)', also: ['Q', 'Q.'] },
]

/** How a thing with a deadline stands by what is written: whether it is late today is asked of the day it is looked at. */
export const RESULTS: readonly Choice[] = [
  { code: 'open', title: 'Chưa xong' },
  { code: 'on_time', title: 'Đúng hạn' },
  { code: 'late', title: 'Quá hạn mới xong' },
]

/** Levels a paper or a petition may go to, from below upwards. */
export const ADDRESSEES: readonly Choice[] = [
  { code: 'commune', title: 'Ban CHQS cấp xã', also: ['Xã'] },
  { code: 'regional_command', title: 'Ban CHPT khu vực', also: ['Khu vực'] },
  { code: 'province', title: 'Bộ CHQS tỉnh', also: ['Tỉnh'] },
  { code: 'military_region', title: 'Quân khu' },
  { code: 'department', title: 'Cục Dân quân tự vệ', also: ['Cục DQTV'] },
  { code: 'general_staff', title: 'Bộ Tổng Tham mưu', also: ['BTTM'] },
]
