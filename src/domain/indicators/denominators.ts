import { chapter } from './chapter.ts'

/** Chapter N: what the ratios are measured against. */
const { stock } = chapter('N')

export const denominators = [
  stock('population_total', {
    title: 'Dân số',
    titleEn: 'Population',
    unit: 'người',
    levels: 'XA TI TW',
    basis: 'practice',
    phrases: [
      'tổng dân số',
      'quy mô dân số',
      'dân số toàn tỉnh',
      'dân số trung bình',
      'dân số',
      'dân số của tỉnh',
      'dân số là',
      'tổng dân số của tỉnh',
    ],
    note: 'Source and date of the number are stored with it.',
  }),
  stock('communes_total', {
    title: 'Số đơn vị hành chính cấp xã',
    titleEn: 'Commune-level units',
    unit: 'xã',
    levels: 'TI TW',
    basis: 'NQ sắp xếp ĐVHC 2025',
    phrases: [
      'số đơn vị hành chính cấp xã',
      'đơn vị hành chính cấp xã',
      'toàn tỉnh có xã, phường',
      'tỉnh có xã, phường',
      'hiện có xã, phường, đặc khu',
      'toàn tỉnh hiện có xã, phường',
      'toàn quốc có xã, phường, đặc khu',
    ],
  }),
  stock('provinces_total', {
    title: 'Số tỉnh, thành phố',
    titleEn: 'Provinces and cities',
    unit: 'tỉnh',
    levels: 'TW',
    basis: 'NQ 202/2025/QH15',
    phrases: [
      'số tỉnh, thành phố',
      'tỉnh, thành phố trực thuộc trung ương',
      'cả nước có tỉnh, thành phố',
      'cả nước còn tỉnh, thành phố',
      'toàn quốc có tỉnh, thành phố',
    ],
  }),
  stock('org_staff_total', {
    title: 'Tổng số CBCCVC, người lao động của cơ quan, tổ chức',
    titleEn: 'Staff of the organisation',
    unit: 'người',
    levels: 'CQ TI',
    basis: 'practice',
    phrases: [
      'tổng số cán bộ, công chức, viên chức, người lao động',
      'cán bộ, công chức, viên chức và người lao động',
      'cán bộ, công chức, viên chức, người lao động',
      'cán bộ, công nhân viên',
      'tổng số lao động',
      'người lao động',
    ],
  }),
  stock('citizens_msdf_age', {
    title: 'Công dân trong độ tuổi DQTV (nam 18-45, nữ 18-40)',
    titleEn: 'Citizens of MSDF age',
    unit: 'người',
    levels: 'CQ XA',
    basis: 'Luật DQTV 48/2019 Đ8(1)',
    phrases: [
      'công dân trong độ tuổi tham gia lực lượng tự vệ',
      'công dân trong độ tuổi tham gia dân quân tự vệ',
      'công dân trong độ tuổi dân quân tự vệ',
      'trong độ tuổi tham gia dân quân tự vệ',
      'công dân trong độ tuổi thực hiện nghĩa vụ tham gia dân quân tự vệ',
      'độ tuổi dân quân tự vệ',
      'công dân đủ tuổi tham gia dân quân',
      'đăng ký công dân trong độ tuổi dân quân',
      'nguồn công dân độ tuổi dân quân',
    ],
    note: 'Men 18 to 45, women 18 to 40.',
  }),
]
