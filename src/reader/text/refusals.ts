/** Why a document cannot be read as a narrative, in words for the person who chose it. */
import { type Finding, finding, note } from '#domain/finding.ts'
import { printInteger } from '#domain/wording.ts'

export const emptyText = (): Finding =>
  finding('text.empty', {}, 'Tệp không có chữ nào để đối chiếu. Chọn tệp khác hoặc dán thẳng bài vào ô.')
export const tooLargeText = (): Finding =>
  finding('text.too_large', {}, 'Bài dài quá 5 MB. Tách thành nhiều phần rồi đối chiếu từng phần.')
export const tooDenseText = (most: number): Finding =>
  finding(
    'text.too_dense',
    {},
    `Bài có hơn ${printInteger(most)} số, nhiều hơn mức đọc được trong một lần. Tách thành nhiều phần rồi đối chiếu từng phần; danh sách và bảng số thì nhập bằng tệp Excel vào sổ.`,
    { most },
  )
export const binaryText = (): Finding =>
  finding('text.binary', {}, 'Tệp này không phải văn bản. Chọn tệp .txt, .docx hoặc .pdf có chữ.')
export const unknownEncoding = (): Finding =>
  finding('text.encoding', {}, 'Không nhận ra bảng mã của tệp. Mở bằng Word, lưu dạng .docx hoặc .txt mã UTF-8 rồi gửi lại.')
export const legacyWord = (): Finding =>
  finding('text.legacy_doc', {}, 'Tệp ở dạng .doc cũ. Mở bằng Word, chọn Lưu thành, kiểu .docx rồi gửi lại.')
export const encryptedText = (): Finding =>
  finding('text.encrypted', {}, 'Tệp đặt mật khẩu mở, phần mềm không đọc được. Bỏ mật khẩu, lưu lại rồi gửi lại.')
export const damagedText = (why: string): Finding =>
  finding('text.damaged', {}, 'Tệp bị hỏng hoặc chép thiếu, không đọc hết được. Mở tệp gốc, lưu lại rồi gửi lại.', { why })
export const unpackedTooLarge = (why: string): Finding =>
  finding('text.unpacked_too_large', {}, 'Tệp khi giải nén vượt mức cho phép. Bỏ ảnh và phần đính kèm, lưu lại rồi gửi lại.', {
    why,
  })
export const notWord = (): Finding =>
  finding('text.not_a_document', {}, 'Tệp nén này không chứa văn bản Word. Chọn tệp .docx có bài cần đối chiếu.')
export const scannedPdf = (): Finding =>
  finding('text.scanned', {}, 'PDF này là ảnh chụp, không có lớp chữ để đọc. Gửi bản .docx hoặc PDF xuất từ Word.')
export const slowPdf = (): Finding =>
  finding('text.slow', {}, 'PDF này đọc quá lâu nên đã dừng. Gửi bản .docx hoặc tách bớt trang.')
export const classifiedText = (): Finding =>
  finding(
    'text.classified',
    {},
    'Bài có dấu độ mật nên không nhận; nội dung đã bỏ, không lưu lại. Hệ thống chỉ dùng cho thông tin không mật.',
  )
export const converted = (from: string): Finding =>
  note('text.converted', {}, `Bài viết bằng phông ${from}, đã chuyển sang Unicode trước khi đọc.`, { from })
export const otherDigits = (): Finding =>
  note(
    'text.other_digits',
    {},
    'Bài có chữ số của hệ chữ khác; các số đó chưa được đọc. Gõ lại bằng chữ số 0–9 nếu cần đối chiếu.',
  )
