import { chapter } from './chapter.ts'

/** Chapter M: the reporting regime and the quality of data. */
const { flow, percent, stock } = chapter('M')

export const reporting = [
  flow('reports_due', {
    title: 'Số báo cáo phải nộp',
    titleEn: 'Reports due',
    unit: 'báo cáo',
    levels: 'all',
    basis: 'NĐ 168/2018 Đ15',
    phrases: ['số báo cáo phải nộp', 'báo cáo phải nộp', 'phải nộp báo cáo', 'báo cáo định kỳ'],
  }),
  percent('reports_on_time_rate', {
    title: 'Tỷ lệ báo cáo đúng hạn',
    titleEn: 'Reports submitted on time',
    time: 'flow',
    formula: 'reports.on_time / reports_due',
    base: { 'reports.on_time': 'Số báo cáo nộp đúng hạn' },
    levels: 'all',
    basis: 'NĐ 168/2018 Đ15; TT 58/2020; TT 75/2020 Đ20',
    phrases: [
      'tỷ lệ báo cáo đúng hạn',
      'nộp báo cáo đúng hạn',
      'báo cáo đúng thời hạn',
      'báo cáo nộp đúng hạn',
      'báo cáo đúng hạn',
    ],
  }),
  stock('ratio_recompute_mismatch', {
    title: 'Số tỷ lệ không khớp tử/mẫu',
    titleEn: 'Stated ratios that do not match numerator/denominator',
    unit: 'lỗi',
    levels: 'all',
    basis: 'practice',
    phrases: ['số tỷ lệ không khớp tử, mẫu', 'tỷ lệ không khớp tử số, mẫu số', 'tỷ lệ tính lại không khớp', 'tỷ lệ không khớp'],
    note: 'Stated ratios whose numerator and denominator give another number.',
  }),
  percent('reporting_coverage_rate', {
    title: 'Tỷ lệ đơn vị đã có số liệu',
    titleEn: 'Units having data for the period',
    time: 'stock',
    formula: 'reporting.with_data / reporting.expected',
    base: { 'reporting.with_data': 'Số đơn vị đã có số liệu', 'reporting.expected': 'Số đơn vị phải có số liệu' },
    levels: 'XA TI',
    basis: 'practice',
    phrases: [
      'tỷ lệ đơn vị đã có số liệu',
      'đơn vị đã có số liệu',
      'đơn vị đã gửi số liệu',
      'đơn vị đã báo cáo số liệu',
      'đơn vị đã nộp báo cáo',
    ],
  }),
  flow('post_submission_amendments', {
    title: 'Số lần đính chính sau khi nộp',
    titleEn: 'Amendments after submission',
    unit: 'lần',
    levels: 'all',
    basis: 'NĐ 30/2020 Đ18(3)',
    phrases: ['số lần đính chính sau khi nộp', 'đính chính sau khi nộp', 'lần đính chính', 'đính chính báo cáo', 'đính chính'],
  }),
]
