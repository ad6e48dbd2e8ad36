import type { PeriodKind } from './period.ts'

/**
 * What a template of a paper may leave open. A person writes the template in Word and puts a tag in braces where the system
 * is to write; the list of tags of each paper is here, for the checker, the filler, the screen and the printed list alike.
 */
export type PaperKind = keyof typeof PAPER_KINDS
export const PAPER_KINDS = {
  day_report: { title: 'Báo cáo ngày', about: 'report' },
  week_report: { title: 'Báo cáo tuần', about: 'report' },
  month_report: { title: 'Báo cáo tháng', about: 'report' },
  quarter_report: { title: 'Báo cáo quý', about: 'report' },
  half_year_report: { title: 'Báo cáo 6 tháng', about: 'report' },
  nine_month_report: { title: 'Báo cáo 9 tháng', about: 'report' },
  annual_report: { title: 'Báo cáo năm', about: 'report' },
  edition: { title: 'Bản báo cáo đã nộp', about: 'edition' },
  invitation: { title: 'Giấy mời', about: 'invitation' },
  programme: { title: 'Chương trình hội nghị', about: 'programme' },
  award_list: { title: 'Danh sách khen thưởng', about: 'awards' },
} as const
export const PAPER_KIND_CODES = Object.keys(PAPER_KINDS) as [PaperKind, ...PaperKind[]]

/** The kind of paper the report of a period is printed on. */
export const reportPaperOf = (kind: PeriodKind): PaperKind =>
  (
    ({
      day: 'day_report',
      week: 'week_report',
      month: 'month_report',
      quarter: 'quarter_report',
      half: 'half_year_report',
      nine: 'nine_month_report',
      year: 'annual_report',
    }) as const
  )[kind]

/** A loop repeats what stands between `{#name}` and `{/name}`: paragraphs, or whole rows of a table. */
export type PaperTag =
  | { name: string; is: 'text' | 'picture'; says: string }
  | { name: string; is: 'loop'; says: string; inside: readonly PaperTag[]; figures?: 'of_each' }
export type PaperTags = {
  tags: readonly PaperTag[] /** Whether figures of the unit are written by their indicator. */
  figures: boolean
}

const text = (name: string, says: string): PaperTag => ({ name, is: 'text', says })
const picture = (name: string, says: string): PaperTag => ({ name, is: 'picture', says })
const loop = (name: string, says: string, inside: readonly PaperTag[]): PaperTag => ({ name, is: 'loop', says, inside })

/** What may stand behind the id of an indicator: `{force_training_attended.giao}`. */
export const FIGURE_PARTS = {
  '': 'số thực hiện trong kỳ',
  giao: 'chỉ tiêu giao',
  ty_le: 'tỷ lệ thực hiện so với giao (%)',
  thieu: 'số còn thiếu so với giao',
  vuot: 'số vượt so với giao',
  cung_ky: 'số cùng kỳ năm trước',
  tang_giam: 'tăng, giảm so với cùng kỳ, viết thành chữ',
  ten: 'tên chỉ tiêu',
  don_vi_tinh: 'đơn vị tính',
} as const
export type FigurePart = keyof typeof FIGURE_PARTS

/** `sdf_strength.giao` → the indicator and the part; an id of a province holds a dot itself. */
export function figureTag(name: string): { id: string; part: FigurePart } {
  const dot = name.lastIndexOf('.')
  const part = dot < 0 ? '' : name.slice(dot + 1)
  return part !== '' && Object.hasOwn(FIGURE_PARTS, part)
    ? { id: name.slice(0, dot), part: part as FigurePart }
    : { id: name, part: '' }
}

/** Head and foot every administrative document has (NĐ 30/2020/NĐ-CP, Điều 8). */
const HEAD: readonly PaperTag[] = [
  text('co_quan_tren', 'Cơ quan cấp trên, viết hoa'),
  text('co_quan', 'Cơ quan ban hành, viết hoa'),
  text('ten_co_quan', 'Cơ quan ban hành như viết trong câu'),
  text('so', 'Số, ký hiệu; phần số để trống cho văn thư'),
  text('dia_danh', 'Địa danh'),
  text('ngay_thang', '“ngày …… tháng 7 năm 2026”, ngày để trống cho văn thư'),
  text('trich_yeu', 'Trích yếu'),
  text('chuc_vu_ky', 'Chức vụ người ký, viết hoa'),
  loop('noi_nhan', 'Mỗi nơi nhận một lần', [text('noi', 'Tên nơi nhận')]),
  text('chan_trang', 'Dòng nhỏ cuối trang: bản dự thảo, ngày lập, người lập'),
]

const PARAGRAPH = loop('doan', 'Mỗi đoạn văn một lần', [text('chu', 'Chữ của đoạn')])
const SECTIONS = loop('phan', 'Mỗi phần lớn của bài một lần', [
  text('so', 'Số La Mã của phần'),
  text('ten', 'Tên phần'),
  PARAGRAPH,
  loop('muc', 'Mỗi mục trong phần một lần', [text('so', 'Số của mục'), text('ten', 'Tên mục'), PARAGRAPH]),
])
const PERIOD: readonly PaperTag[] = [
  text('ky', 'Kỳ báo cáo, “6 tháng đầu năm 2026”'),
  text('tu_ngay', 'Ngày đầu của số liệu'),
  text('den_ngay', 'Ngày chốt số liệu'),
]
const CHAPTERS = loop('chuong', 'Mỗi chương của danh mục chỉ tiêu có số liệu một lần', [
  text('ten', 'Tên chương'),
  loop('chi_tieu', 'Mỗi chỉ tiêu của chương một lần', [
    text('tt', 'Số thứ tự'),
    text('ten', 'Tên chỉ tiêu'),
    text('don_vi_tinh', 'Đơn vị tính'),
    text('giao', 'Chỉ tiêu giao'),
    text('dat', 'Thực hiện'),
    text('ty_le', 'Tỷ lệ (%)'),
    text('cung_ky', 'Cùng kỳ năm trước'),
  ]),
])

const REPORT: readonly PaperTag[] = [
  ...HEAD,
  ...PERIOD,
  SECTIONS,
  loop('chi_tieu_giao', 'Mỗi chỉ tiêu được giao một lần', [
    text('tt', 'Số thứ tự'),
    text('ten', 'Tên chỉ tiêu'),
    text('don_vi_tinh', 'Đơn vị tính'),
    text('giao', 'Giao'),
    text('dat', 'Đạt'),
    text('ty_le', 'Tỷ lệ (%)'),
    text('thieu', 'Còn thiếu, hoặc “vượt …”'),
    text('cung_ky', 'Cùng kỳ năm trước'),
  ]),
  CHAPTERS,
  {
    name: 'don_vi',
    is: 'loop',
    says: 'Mỗi đơn vị trực thuộc một lần; trong vòng này mã chỉ tiêu là số của đơn vị đó',
    inside: [text('tt', 'Số thứ tự'), text('ten', 'Tên đơn vị'), text('ten_gon', 'Tên gọn')],
    figures: 'of_each',
  },
  loop('con_thieu', 'Mỗi lần một đơn vị chưa đạt một chỉ tiêu giao', [
    text('tt', 'Số thứ tự'),
    text('chi_tieu', 'Tên chỉ tiêu'),
    text('ten', 'Tên đơn vị'),
    text('giao', 'Giao'),
    text('dat', 'Đạt'),
    text('ty_le', 'Tỷ lệ (%)'),
    text('thieu', 'Còn thiếu'),
  ]),
  loop('ton_tai', 'Mỗi nội dung còn tồn tại một lần', [
    text('noi_dung', 'Nội dung'),
    text('so_don_vi', 'Số đơn vị'),
    text('ten', 'Tên các đơn vị'),
  ]),
  picture('bieu_do_chi_tieu', 'Biểu đồ tỷ lệ thực hiện các chỉ tiêu giao'),
  picture('bieu_do_cung_ky', 'Biểu đồ so với cùng kỳ năm trước'),
  picture('bieu_do_don_vi', 'Bảng màu tỷ lệ thực hiện của từng đơn vị'),
]

const EDITION: readonly PaperTag[] = [
  ...HEAD,
  ...PERIOD,
  SECTIONS,
  CHAPTERS,
  text('ban_so', 'Số của bản'),
  text('trang_thai', 'Trạng thái của bản lúc in'),
  text('nguoi_ky', 'Người đã phê duyệt'),
  text('ma_xac_minh', 'Mã xác minh bằng chữ'),
  picture('anh_ma_xac_minh', 'Mã QR để xác minh'),
  loop('chua_bao_cao', 'Mỗi đơn vị chưa có báo cáo một lần', [text('ten', 'Tên đơn vị')]),
]

const CONFERENCE: readonly PaperTag[] = [
  ...HEAD,
  text('hoi_nghi', 'Tên hội nghị'),
  text('thoi_gian', 'Giờ, ngày họp'),
  text('dia_diem', 'Địa điểm'),
  text('chu_tri', 'Người chủ trì'),
]
const INVITATION: readonly PaperTag[] = [
  ...CONFERENCE,
  text('du_chi_dao', 'Lãnh đạo dự, chỉ đạo'),
  text('so_diem_cau', 'Số điểm cầu'),
  loop('khach', 'Mỗi đơn vị, đại biểu được mời một lần', [
    text('tt', 'Số thứ tự'),
    text('ten', 'Tên đơn vị, đại biểu'),
    text('tu_cach', 'Tư cách dự'),
    text('so_nguoi', 'Số người mời'),
    text('du_tai', 'Nơi dự'),
  ]),
]
const PROGRAMME: readonly PaperTag[] = [
  ...CONFERENCE,
  loop('phan', 'Mỗi phần của chương trình một lần', [
    text('tu', 'Từ giờ'),
    text('den', 'Đến giờ'),
    text('noi_dung', 'Nội dung'),
    text('nguoi', 'Người thực hiện'),
  ]),
  loop('tham_luan', 'Mỗi tham luận một lần', [
    text('tt', 'Số thứ tự'),
    text('ten', 'Tên tham luận'),
    text('don_vi', 'Đơn vị'),
    text('hinh_thuc', 'Đọc hoặc in tài liệu'),
  ]),
]
const AWARDS: readonly PaperTag[] = [
  ...HEAD,
  text('nam', 'Năm thành tích'),
  text('tong_so', 'Số tập thể, cá nhân'),
  loop('cap', 'Mỗi cấp quyết định và danh hiệu một lần', [
    text('ten', 'Cấp quyết định: danh hiệu'),
    loop('khen', 'Mỗi tập thể, cá nhân một lần', [
      text('tt', 'Số thứ tự'),
      text('ten', 'Tập thể, cá nhân'),
      text('chuc_vu', 'Chức vụ, đơn vị'),
      text('can_cu', 'Quyết định, hoặc thành tích khi mới đề nghị'),
    ]),
  ]),
]

const BY_ABOUT: Readonly<Record<(typeof PAPER_KINDS)[PaperKind]['about'], PaperTags>> = {
  report: { tags: REPORT, figures: true },
  edition: { tags: EDITION, figures: true },
  invitation: { tags: INVITATION, figures: false },
  programme: { tags: PROGRAMME, figures: false },
  awards: { tags: AWARDS, figures: false },
}

export const tagsOf = (kind: PaperKind): PaperTags => BY_ABOUT[PAPER_KINDS[kind].about]
