import { type Finding, finding, type Where } from '#domain/finding.ts'

/**
 * Why a file cannot be read as a workbook, in words for the person who chose it. Inside the reader a refusal
 * is thrown, because it can come up in the middle of a stream; every door of the reader turns it into a finding.
 */
export class Refusal extends Error {
  readonly finding: Finding
  constructor(refused: Finding) {
    super(refused.code)
    this.finding = refused
  }
}

const AGAIN = 'Mở tệp gốc bằng Excel, lưu lại dạng .xlsx rồi nhập lại'

/** What the file turned out to be, when it is not a workbook. */
export type Found = 'word' | 'presentation' | 'pdf' | 'web' | 'text' | 'archive' | 'unknown'

const NOT_A_WORKBOOK: Record<Found, string> = {
  word: 'Tệp này là văn bản Word, không phải sổ tính Excel. Chọn tệp .xlsx có danh sách rồi nhập lại.',
  presentation: 'Tệp này là bài trình chiếu, không phải sổ tính Excel. Chọn tệp .xlsx có danh sách rồi nhập lại.',
  pdf: 'Tệp này là PDF, không phải sổ tính Excel. Xin đơn vị gửi tệp .xlsx gốc rồi nhập lại.',
  web: 'Tệp này là trang web được đặt tên như tệp Excel. Mở bằng Excel, chọn Lưu thành, kiểu .xlsx rồi nhập lại.',
  text: 'Tệp này là văn bản thuần, không phải sổ tính Excel. Mở bằng Excel, chọn Lưu thành, kiểu .xlsx rồi nhập lại.',
  archive: 'Tệp này là tệp nén, bên trong không có sổ tính Excel. Giải nén, chọn tệp .xlsx rồi nhập lại.',
  unknown: 'Tệp này không phải sổ tính Excel. Chọn tệp .xlsx có danh sách rồi nhập lại.',
}

export const notAWorkbook = (found: Found): Finding => finding('workbook.not_a_workbook', {}, NOT_A_WORKBOOK[found], { found })

export const emptyFile = (): Finding =>
  finding('workbook.empty', {}, 'Tệp rỗng, không có byte nào. Chép lại tệp từ máy gốc rồi nhập lại.')

export const legacyXls = (): Finding =>
  finding('workbook.legacy_xls', {}, 'Tệp ở dạng .xls của Excel 97–2003. Mở bằng Excel, chọn Lưu thành, kiểu .xlsx rồi nhập lại.')

export const encrypted = (): Finding =>
  finding(
    'workbook.encrypted',
    {},
    'Tệp đặt mật khẩu mở, phần mềm không đọc được. Bỏ mật khẩu trong Excel, lưu lại rồi nhập lại.',
  )

export const binaryWorkbook = (): Finding =>
  finding('workbook.binary', {}, 'Tệp ở dạng .xlsb. Mở bằng Excel, chọn Lưu thành, kiểu .xlsx rồi nhập lại.')

export const openDocument = (): Finding =>
  finding('workbook.open_document', {}, 'Tệp ở dạng .ods. Mở bằng LibreOffice hoặc Excel, lưu thành .xlsx rồi nhập lại.')

/** `why` is for the log and the tests; the person only needs to know that a good copy is wanted. */
export const damaged = (why: string, where: Where = {}): Finding =>
  finding('workbook.damaged', where, `Tệp Excel bị hỏng hoặc chép thiếu, không đọc hết được. ${AGAIN}.`, { why })

export const tooLarge = (why: string): Finding =>
  finding(
    'workbook.too_large',
    {},
    'Tệp khi giải nén vượt mức cho phép. Tách danh sách thành nhiều tệp, bỏ ảnh và vùng trống thừa rồi nhập lại.',
    { why },
  )

export const noSheets = (): Finding => finding('workbook.no_sheets', {}, `Tệp không có trang tính nào. ${AGAIN}.`)

export const noSuchSheet = (wanted: string | number): Finding =>
  finding(
    'workbook.no_such_sheet',
    typeof wanted === 'string' ? { sheet: wanted } : {},
    typeof wanted === 'string'
      ? `Tệp không có trang tính “${wanted}”. Chọn trang tính khác trong tệp.`
      : `Tệp không có trang tính thứ ${wanted + 1}. Chọn trang tính khác trong tệp.`,
    { wanted },
  )

export const tooManyRows = (sheet: string, row: number, limit: number): Finding =>
  finding(
    'workbook.too_many_rows',
    { sheet, row },
    `Trang “${sheet}” có hơn ${grouped(limit)} dòng. Tách thành nhiều tệp rồi nhập từng tệp.`,
    { limit },
  )

export const tooWide = (sheet: string, row: number, cell: string, limit: number): Finding =>
  finding(
    'workbook.too_wide',
    { sheet, row, cell },
    `Ô ${cell} của trang “${sheet}” nằm ngoài ${limit} cột đầu. Xóa phần thừa bên phải danh sách rồi nhập lại.`,
    { limit },
  )

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')
