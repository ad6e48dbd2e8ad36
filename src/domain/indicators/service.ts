import { chapter } from './chapter.ts'

/** Chapter B, third part: coming into the force, staying, leaving it. */
const { flow, stock } = chapter('B')

export const service = [
  flow('msdf_admitted_new', {
    title: 'Số công dân được tuyển chọn vào DQTV trong kỳ',
    titleEn: 'Citizens newly admitted',
    unit: 'người',
    levels: 'CQ XA',
    basis: 'Luật DQTV 48/2019 Đ10',
    phrases: [
      'tuyển chọn công dân vào dân quân tự vệ',
      'công dân được tuyển chọn vào dân quân tự vệ',
      'kết nạp vào dân quân tự vệ',
      'kết nạp mới',
      'tuyển chọn kết nạp dân quân tự vệ',
      'biên chế mới vào dân quân tự vệ',
      'kết nạp dân quân tự vệ',
    ],
  }),
  flow('msdf_completed_service', {
    title: 'Số hoàn thành nghĩa vụ tham gia DQTV',
    titleEn: 'Members completing MSDF service',
    unit: 'người',
    levels: 'CQ XA',
    basis: 'Luật DQTV 48/2019 Đ13',
    phrases: [
      'hoàn thành nghĩa vụ tham gia dân quân tự vệ',
      'công nhận hoàn thành nghĩa vụ tham gia dân quân tự vệ',
      'hoàn thành nghĩa vụ dân quân tự vệ',
      'đưa ra khỏi biên chế do hoàn thành nghĩa vụ',
      'hoàn thành thời hạn tham gia dân quân tự vệ',
    ],
  }),
  stock('msdf_extended_service', {
    title: 'Số được kéo dài thời hạn/độ tuổi',
    titleEn: 'Members with extended term or age',
    unit: 'người',
    levels: 'CQ XA',
    basis: 'Luật DQTV 48/2019 Đ8(2)(3)',
    phrases: [
      'kéo dài thời hạn tham gia dân quân tự vệ',
      'kéo dài độ tuổi tham gia dân quân tự vệ',
      'được kéo dài thời hạn',
      'kéo dài thời hạn',
    ],
    note: 'At most two years beyond the term, except maritime militia, self-defence and commanders.',
  }),
  stock('msdf_deferred', {
    title: 'Số tạm hoãn nghĩa vụ DQTV',
    titleEn: 'Deferred from MSDF duty',
    unit: 'người',
    levels: 'CQ XA',
    basis: 'Luật DQTV 48/2019 Đ11(1)',
    phrases: [
      'tạm hoãn nghĩa vụ tham gia dân quân tự vệ',
      'tạm hoãn nghĩa vụ dân quân tự vệ',
      'tạm hoãn thực hiện nghĩa vụ tham gia dân quân tự vệ',
      'tạm hoãn tham gia dân quân tự vệ',
    ],
  }),
  stock('msdf_exempted', {
    title: 'Số miễn nghĩa vụ DQTV',
    titleEn: 'Exempt from MSDF duty',
    unit: 'người',
    levels: 'CQ XA',
    basis: 'Luật DQTV 48/2019 Đ11(2)',
    phrases: [
      'miễn nghĩa vụ tham gia dân quân tự vệ',
      'miễn nghĩa vụ dân quân tự vệ',
      'miễn thực hiện nghĩa vụ tham gia dân quân tự vệ',
      'miễn tham gia dân quân tự vệ',
    ],
  }),
  flow('msdf_removed', {
    title: 'Số đưa ra khỏi danh sách DQTV',
    titleEn: 'Removed from the roll',
    unit: 'người',
    levels: 'CQ XA',
    basis: 'Luật DQTV 48/2019 Đ12(2)',
    phrases: [
      'đưa ra khỏi danh sách dân quân tự vệ',
      'đưa ra khỏi danh sách',
      'xóa tên khỏi danh sách dân quân tự vệ',
      'thôi tham gia dân quân tự vệ',
    ],
  }),
]
