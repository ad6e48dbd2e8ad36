import type { Day } from '../period.ts'
import type { Condition, Register, Row, RowCheck } from '../register.ts'
import { REQUIRED_SUBJECTS } from './documentCodes.ts'
import { dayAfter, dayIn, earliest, latest } from './paperDays.ts'

/** From a day until the day before another; null where there is none. */
export type Span = { from: Day; until: Day | null } | null

const span = (from: Day | null, until: Day | null): Span =>
  from === null || (until !== null && until <= from) ? null : { from, until }

/**
 * What a requirement comes to: when the unit lacks the paper, when it holds it, and when it lacks it again because the
 * paper expired. A yearly requirement ends with its year, when that of the next takes over; a standing one does not end.
 */
export function requirementDays(row: Row): { lacks: Span; holds: Span; expired: Span } {
  const from = dayIn(row.requiredFrom)
  const end = endOf(row)
  if (from === null) return { lacks: null, holds: null, expired: null }
  const held = dayIn(row.fulfilledOn) ?? dayIn(row.documentFrom)
  if (held === null) return { lacks: span(from, end), holds: null, expired: null }
  const gone = earliest(dayAfter(row.expiresOn), dayIn(row.documentUntil))
  return {
    lacks: span(from, earliest(held, end)),
    holds: span(latest(held, from), earliest(gone, end)),
    expired: gone === null ? null : span(latest(gone, held, from), end),
  }
}

/** The first day of the next year; a half-year's report too is followed until the year is over. */
const endOf = (row: Row): Day | null =>
  row.subject !== 'coordination_regulation' && typeof row.year === 'number' && row.year >= 1900 && row.year < 9998
    ? `${row.year + 1}-01-01`
    : null

/** A standing requirement is the same whatever year it was opened in: told apart from another by one day for all. */
const STANDING: Day = '2000-01-01'

/** One of a kind for each year; a standing one once for good. */
export const requirementKey = (row: Row): string =>
  row.subject === 'coordination_regulation' ? String(row.subject) : `${row.subject} ${row.year}`

const requiredWithinYear: RowCheck = (row) => {
  const [from, end] = [dayIn(row.requiredFrom), endOf(row)]
  return from !== null && end !== null && from >= end
    ? {
        code: 'required_documents.after_year',
        column: 'requiredFrom',
        severity: 'error',
        message: `Ngày phải có nằm sau năm ${row.year}. Đồng chí xem lại năm hoặc ngày.`,
      }
    : null
}

const expiresAfterFulfilled: RowCheck = (row) => {
  const [held, last] = [dayIn(row.fulfilledOn) ?? dayIn(row.documentFrom), dayIn(row.expiresOn)]
  if (last === null) return null
  if (held === null)
    return {
      code: 'required_documents.expires_unheld',
      column: 'expiresOn',
      severity: 'error',
      message: 'Chưa có văn bản thì chưa có ngày hết hiệu lực. Ghi ngày có hoặc chọn văn bản trước.',
    }
  return last < held
    ? {
        code: 'required_documents.expires_before_held',
        column: 'expiresOn',
        severity: 'error',
        message: 'Ngày hết hiệu lực trước ngày có văn bản. Đồng chí xem lại hai ngày.',
      }
    : null
}

const subjectOfDocument: RowCheck = (row) =>
  row.document && row.documentSubject && row.documentSubject !== row.subject
    ? {
        code: 'required_documents.other_subject',
        column: 'document',
        severity: 'warning',
        message: 'Văn bản đã chọn được theo dõi cho nội dung khác. Đồng chí xem lại.',
      }
    : null

const day = (title: string, of: (row: Row) => Day | null | undefined): Register['columns'][string] => ({
  kind: 'day',
  title,
  optional: true,
  hidden: true,
  computed: (row) => of(row) ?? null,
})

const about = (subject: string, filled: string): Condition[] => [
  { column: 'subject', is: 'equal', value: subject },
  { column: filled, is: 'filled' },
]
const lacking = (indicator: string, subject: string) => [
  { indicator, where: about(subject, 'lacksFrom'), from: 'lacksFrom', until: 'lacksUntil' },
  { indicator, where: about(subject, 'expiredFrom'), from: 'expiredFrom', until: 'expiredUntil' },
]

/** What this unit must hold, from when, and since when it does: who lacks what is counted and named from here. */
export const requiredDocuments: Register = {
  key: 'requiredDocuments',
  shelf: 'paper',
  title: 'Sổ văn bản phải có',
  rowName: 'văn bản phải có',
  sheet: 'Văn bản phải có',
  table: 'required_documents',
  label: 'name',
  on: 'requiredFrom',
  sameRow: [['subject', 'year']],
  once: [['requirement']],
  apart: [
    {
      by: ['requirement'],
      from: 'requirementFrom',
      code: 'required_documents.twice',
      column: 'subject',
      message: (_row, other) => `Sổ đã có dòng “${other.name}”. Sửa dòng đó, không thêm dòng mới.`,
    },
  ],
  columns: {
    subject: {
      kind: 'choice',
      title: 'Văn bản phải có',
      headings: ['Loại'],
      choices: REQUIRED_SUBJECTS,
      width: 32,
      example: 'Nghị quyết lãnh đạo năm',
    },
    year: { kind: 'integer', names: true, title: 'Của năm', headings: ['Năm'], from: 2000, to: 2100, width: 9, example: 2023 },
    name: {
      kind: 'text',
      title: 'Tên',
      optional: true,
      hidden: true,
      computed: (row) => nameOf(row),
    },
    requiredFrom: {
      kind: 'day',
      title: 'Phải có từ ngày',
      headings: ['Hạn phải có'],
      future: true,
      width: 14,
      example: '2023-01-31',
    },
    fulfilledOn: {
      kind: 'day',
      title: 'Có từ ngày',
      headings: ['Ngày có'],
      optional: true,
      width: 12,
      example: '2023-01-12',
      hint: 'Để trống khi chọn văn bản trong sổ: tính từ ngày văn bản có hiệu lực.',
    },
    document: {
      kind: 'reference',
      title: 'Văn bản',
      headings: ['Số, ký hiệu'],
      refersTo: 'documents',
      named: ['reference', 'issuedOn'],
      optional: true,
      width: 18,
    },
    expiresOn: {
      kind: 'day',
      title: 'Hiệu lực đến hết',
      headings: ['Hết hiệu lực'],
      optional: true,
      future: true,
      width: 13,
    },
    note: { kind: 'text', title: 'Ghi chú', optional: true, to: 300, width: 30 },
    documentFrom: {
      kind: 'day',
      title: 'Văn bản có hiệu lực từ',
      carried: 'document.holdsFrom',
      optional: true,
      hidden: true,
    },
    documentUntil: { kind: 'day', title: 'Văn bản thôi hiệu lực từ', carried: 'document.endsOn', optional: true, hidden: true },
    documentSubject: {
      kind: 'text',
      title: 'Nội dung của văn bản',
      carried: 'document.subject',
      optional: true,
      hidden: true,
    },
    lacksFrom: day('Thiếu từ', (row) => requirementDays(row).lacks?.from),
    lacksUntil: day('Thiếu đến trước', (row) => requirementDays(row).lacks?.until),
    heldFrom: day('Đủ từ', (row) => requirementDays(row).holds?.from),
    heldUntil: day('Đủ đến trước', (row) => requirementDays(row).holds?.until),
    expiredFrom: day('Hết hiệu lực từ', (row) => requirementDays(row).expired?.from),
    expiredUntil: day('Hết hiệu lực đến trước', (row) => requirementDays(row).expired?.until),
    endsOn: day('Thôi phải có từ', endOf),
    fulfilled: day('Ngày đáp ứng', (row) => dayIn(row.fulfilledOn) ?? dayIn(row.documentFrom)),
    requirement: { kind: 'text', title: 'Yêu cầu', hidden: true, computed: requirementKey },
    requirementFrom: day('Yêu cầu của năm', (row) =>
      row.subject === 'coordination_regulation' ? STANDING : typeof row.year === 'number' ? `${row.year}-01-01` : null,
    ),
  },
  checks: [requiredWithinYear, expiresAfterFulfilled, subjectOfDocument],
  counts: [
    ...lacking('units_without_annual_resolution', 'annual_resolution'),
    ...lacking('units_without_annual_plan', 'annual_plan'),
    ...lacking('units_missing_coordination_regulation', 'coordination_regulation'),
    {
      indicator: 'annual_plan.required',
      where: [{ column: 'subject', is: 'equal', value: 'annual_plan' }],
      from: 'requiredFrom',
      until: 'endsOn',
    },
    { indicator: 'annual_plan.approved', where: about('annual_plan', 'heldFrom'), from: 'heldFrom', until: 'heldUntil' },
    {
      indicator: 'coordination_results_reported_units',
      where: [
        { column: 'subject', is: 'in', value: ['coordination_report_h1', 'coordination_report_h2'] },
        { column: 'fulfilled', is: 'filled' },
      ],
      on: 'fulfilled',
    },
  ],
}

function nameOf(row: Row): string {
  const title = REQUIRED_SUBJECTS.find(({ code }) => code === row.subject)?.title ?? ''
  return row.subject === 'coordination_regulation' ? title : `${title} ${row.year ?? ''}`
}
