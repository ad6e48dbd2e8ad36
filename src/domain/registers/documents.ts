import type { Day } from '../period.ts'
import type { Condition, Register, Row, RowCheck } from '../register.ts'
import { foldTone, printDay } from '../wording.ts'
import {
  AUTHORITIES,
  DOCUMENT_KINDS,
  DOCUMENT_SUBJECTS,
  GUIDING_KINDS,
  REQUIRED_SUBJECTS,
  YEARLY_SUBJECTS,
} from './documentCodes.ts'
import { dayAfter, dayIn, earliest } from './paperDays.ts'

const incomingSaysWhoAndWhen: RowCheck = (row) =>
  row.direction === 'in' && !(row.issuer && row.arrivedOn)
    ? {
        code: 'documents.incoming_needs',
        column: row.issuer ? 'arrivedOn' : 'issuer',
        severity: 'error',
        message: 'Văn bản đến phải ghi cơ quan ban hành và ngày đến.',
      }
    : null

const arrivesAfterIssue: RowCheck = (row) =>
  dayIn(row.arrivedOn) !== null && String(row.arrivedOn) < String(row.issuedOn)
    ? {
        code: 'documents.arrived_before_issue',
        column: 'arrivedOn',
        severity: 'error',
        message: 'Ngày đến không thể trước ngày của văn bản.',
      }
    : null

const expiresAfterIssue: RowCheck = (row) => {
  const from = dayIn(row.inForceFrom) ?? dayIn(row.issuedOn)
  const last = dayIn(row.expiresOn)
  return from !== null && last !== null && last < from
    ? {
        code: 'documents.expires_before_issue',
        column: 'expiresOn',
        severity: 'error',
        message: 'Ngày hết hiệu lực trước ngày văn bản có hiệu lực. Đồng chí xem lại hai ngày.',
      }
    : null
}

const revokedAfterIssue: RowCheck = (row) =>
  dayIn(row.revokedOn) !== null && String(row.revokedOn) < String(row.issuedOn)
    ? {
        code: 'documents.revoked_before_issue',
        column: 'revokedOn',
        severity: 'error',
        message: 'Ngày bãi bỏ, thay thế không thể trước ngày của văn bản.',
      }
    : null

const yearlySaysYear: RowCheck = (row) =>
  YEARLY_SUBJECTS.includes(String(row.subject)) && !row.year
    ? { code: 'documents.year_needed', column: 'year', severity: 'error', message: 'Văn bản hằng năm phải ghi là của năm nào.' }
    : null

const guidingKind: RowCheck = (row) =>
  row.guiding === true && row.kind !== 'party_resolution' && !GUIDING_KINDS.includes(String(row.kind))
    ? {
        code: 'documents.not_guiding',
        column: 'guiding',
        severity: 'error',
        message: 'Loại văn bản này không phải văn bản lãnh đạo, chỉ đạo, hướng dẫn. Bỏ dấu x ở cột này.',
      }
    : null

/** Practice: what a subject usually is; another kind is asked about, not refused. */
const FITTING: Readonly<Record<string, readonly string[]>> = {
  annual_resolution: ['party_resolution', 'resolution'],
  annual_plan: ['plan', 'programme'],
  coordination_regulation: ['coordination_regulation', 'coordination_plan', 'regulation', 'plan', 'agreement'],
  coordination_report_h1: ['report'],
  coordination_report_h2: ['report'],
  scheme: ['scheme', 'project', 'decision', 'plan'],
}
const kindFitsSubject: RowCheck = (row) => {
  const fitting = FITTING[String(row.subject)]
  return fitting && !fitting.includes(String(row.kind))
    ? {
        code: 'documents.kind_of_subject',
        column: 'kind',
        severity: 'warning',
        message: 'Loại văn bản này ít khi dùng cho nội dung theo dõi đã chọn. Đồng chí xem lại.',
      }
    : null
}

/**
 * One series of numbers a year and issuing body (NĐ 30/2020 Đ15): the unit itself, or one the row names, such as its party
 * committee. Of what came in, the same paper of the same body.
 */
function series(row: Row): string {
  const [year, issuer] = [String(row.issuedOn ?? '').slice(0, 4), foldTone(String(row.issuer ?? ''))]
  return row.direction === 'in'
    ? `in ${year} ${row.number} ${foldTone(String(row.symbol ?? ''))} ${issuer}`
    : `out ${year} ${row.number} ${issuer}`.trim()
}

/** From when until the day before when it holds; revoked before it began, it never does. */
function forceOf(row: Row): { from: Day | null; until: Day | null } {
  const from = dayIn(row.inForceFrom) ?? dayIn(row.issuedOn)
  const until = earliest(dayAfter(row.expiresOn), dayIn(row.revokedOn))
  return from !== null && until !== null && until <= from ? { from: null, until: null } : { from, until }
}

/** A paper of the unit's own that is followed is what the unit must hold: of its year, or, as a regulation, of any. */
function requirementsOf(row: Row): readonly Condition[] | null {
  const { subject } = row
  if (row.direction !== 'out' || typeof subject !== 'string' || forceOf(row).from === null) return null
  if (!REQUIRED_SUBJECTS.some(({ code }) => code === subject)) return null
  const ofYear: Condition[] = YEARLY_SUBJECTS.includes(subject) ? [{ column: 'year', is: 'equal', value: row.year ?? null }] : []
  return [
    { column: 'subject', is: 'equal', value: subject },
    ...ofYear,
    { column: 'fulfilled', is: 'empty' },
    { column: 'document', is: 'empty' },
  ]
}

const ISSUED = { column: 'direction', is: 'equal', value: 'out' } as const
const inForce = (subject: string): Condition[] => [
  ISSUED,
  { column: 'subject', is: 'equal', value: subject },
  { column: 'holdsFrom', is: 'filled' },
]

/** A document issued or received, by number, title, day and holder; never what it says. */
export const documents: Register = {
  key: 'documents',
  shelf: 'paper',
  title: 'Sổ văn bản đi, đến',
  rowName: 'văn bản',
  sheet: 'Văn bản đi, đến',
  table: 'documents',
  label: 'reference',
  on: 'issuedOn',
  attaches: true,
  answers: { register: 'requiredDocuments', by: 'document', waiting: requirementsOf },
  sameRow: [['direction', 'number', 'symbol', 'issuedOn']],
  once: [['series']],
  apart: [
    {
      by: ['series'],
      from: 'seriesFrom',
      code: 'documents.number_taken',
      column: 'number',
      message: (row, other) =>
        row.direction === 'in'
          ? `Văn bản đến này đã vào sổ: ${other.reference} ngày ${printDay(String(other.issuedOn))}.`
          : `Số ${String(row.number).padStart(2, '0')} năm ${String(row.issuedOn).slice(0, 4)} đã cấp cho ${other.reference} ngày ${printDay(String(other.issuedOn))}. Lấy số khác.`,
    },
  ],
  columns: {
    direction: {
      kind: 'choice',
      title: 'Đi, đến',
      headings: ['Văn bản đi, đến'],
      initial: 'out',
      width: 10,
      example: 'Đi',
      choices: [
        { code: 'out', title: 'Đi', also: ['Văn bản đi'] },
        { code: 'in', title: 'Đến', also: ['Văn bản đến'] },
      ],
    },
    number: {
      kind: 'integer',
      names: true,
      title: 'Số',
      headings: ['Số văn bản'],
      from: 1,
      to: 99_999,
      width: 8,
      example: 12,
      hint: 'Một dãy số mỗi năm, từ 01 ngày 01/01 (NĐ 30/2020 Điều 15).',
    },
    symbol: { kind: 'text', title: 'Ký hiệu', headings: ['Ký hiệu văn bản'], from: 2, to: 40, width: 14, example: 'KH-BCH' },
    reference: {
      kind: 'text',
      title: 'Số, ký hiệu',
      headings: ['Số và ký hiệu'],
      to: 50,
      width: 16,
      computed: (row) => `${String(row.number ?? '').padStart(2, '0')}/${row.symbol ?? ''}`,
    },
    issuedOn: { kind: 'day', title: 'Ngày văn bản', headings: ['Ngày ban hành', 'Ngày ký'], width: 12, example: '2023-01-10' },
    kind: {
      kind: 'choice',
      title: 'Loại văn bản',
      headings: ['Tên loại'],
      choices: DOCUMENT_KINDS,
      width: 22,
      example: 'Kế hoạch',
    },
    abstract: {
      kind: 'text',
      title: 'Trích yếu',
      headings: ['Trích yếu nội dung', 'Nội dung'],
      from: 5,
      to: 500,
      width: 50,
      example: 'Kế hoạch công tác quốc phòng năm 2023',
    },
    subject: {
      kind: 'choice',
      title: 'Nội dung theo dõi',
      choices: DOCUMENT_SUBJECTS,
      optional: true,
      width: 26,
      example: 'Kế hoạch công tác quốc phòng năm',
    },
    year: {
      kind: 'integer',
      names: true,
      title: 'Của năm',
      headings: ['Năm'],
      from: 2000,
      to: 2100,
      optional: true,
      width: 9,
      example: 2023,
    },
    guiding: {
      kind: 'yesNo',
      title: 'Lãnh đạo, chỉ đạo, hướng dẫn',
      headings: ['Chỉ đạo QP-QSĐP'],
      width: 12,
      example: 'x',
      hint: 'Đánh x khi văn bản lãnh đạo, chỉ đạo hoặc hướng dẫn công tác quốc phòng, quân sự địa phương.',
    },
    issuer: {
      kind: 'text',
      title: 'Cơ quan ban hành',
      optional: true,
      to: 160,
      width: 26,
      hint: 'Để trống khi đơn vị tự ban hành.',
    },
    authority: { kind: 'choice', title: 'Quyền ký', choices: AUTHORITIES, optional: true, width: 18 },
    signer: { kind: 'text', title: 'Người ký', optional: true, to: 80, width: 22 },
    recipients: { kind: 'text', title: 'Nơi nhận', optional: true, to: 500, width: 30 },
    arrivedOn: { kind: 'day', title: 'Ngày đến', optional: true, width: 12 },
    inForceFrom: {
      kind: 'day',
      title: 'Có hiệu lực từ',
      optional: true,
      future: true,
      width: 13,
      hint: 'Để trống khi có hiệu lực từ ngày văn bản.',
    },
    expiresOn: {
      kind: 'day',
      title: 'Hiệu lực đến hết',
      headings: ['Hết hiệu lực'],
      optional: true,
      future: true,
      width: 13,
      hint: 'Ngày cuối cùng còn hiệu lực.',
    },
    revokedOn: { kind: 'day', title: 'Bãi bỏ, thay thế từ', headings: ['Ngày bãi bỏ'], optional: true, future: true, width: 14 },
    holdsFrom: {
      kind: 'day',
      title: 'Bắt đầu hiệu lực',
      optional: true,
      hidden: true,
      computed: (row) => forceOf(row).from,
    },
    endsOn: {
      kind: 'day',
      title: 'Thôi hiệu lực từ',
      optional: true,
      hidden: true,
      computed: (row) => forceOf(row).until,
    },
    series: { kind: 'text', title: 'Dãy số', hidden: true, computed: series },
    seriesFrom: {
      kind: 'day',
      title: 'Dãy số của năm',
      optional: true,
      hidden: true,
      computed: (row) => (dayIn(row.issuedOn) === null ? null : `${String(row.issuedOn).slice(0, 4)}-01-01`),
    },
  },
  checks: [
    incomingSaysWhoAndWhen,
    arrivesAfterIssue,
    expiresAfterIssue,
    revokedAfterIssue,
    yearlySaysYear,
    guidingKind,
    kindFitsSubject,
  ],
  counts: [
    {
      indicator: 'guiding_documents_issued',
      where: [ISSUED, { column: 'guiding', is: 'equal', value: true }, { column: 'kind', is: 'in', value: GUIDING_KINDS }],
      on: 'issuedOn',
    },
    {
      indicator: 'party_resolutions_issued',
      where: [
        ISSUED,
        { column: 'guiding', is: 'equal', value: true },
        { column: 'kind', is: 'equal', value: 'party_resolution' },
      ],
      on: 'issuedOn',
    },
    {
      indicator: 'coordination_regulations_in_force',
      where: inForce('coordination_regulation'),
      from: 'holdsFrom',
      until: 'endsOn',
    },
    // One scheme runs at several levels: those who decide it keep it, the rest carry it out.
    {
      indicator: 'schemes_projects_active',
      where: [...inForce('scheme'), { column: 'unit.kind', is: 'in', value: ['province', 'military_region', 'department'] }],
      from: 'holdsFrom',
      until: 'endsOn',
    },
  ],
}
