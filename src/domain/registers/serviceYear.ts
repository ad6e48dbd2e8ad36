import type { Column, Condition, Register, Row } from '../register.ts'
import { citizenColumns, dayAt, identityForm, namesake, ofCommunes } from './servicePerson.ts'
import {
  ageOfCall,
  daysInOrder,
  groundOrOrder,
  handoverComplete,
  handoverSeason,
  medicalSeason,
  noStepSkipped,
  orderInTime,
  postedLongEnough,
  recheckInTime,
  stopFitsStep,
} from './serviceYearChecks.ts'
import {
  CALL_UP_GROUNDS,
  DEFERRALS,
  EXEMPTIONS,
  HEALTH_CRITERIA,
  HEALTH_GRADES,
  HIGHER,
  SCHOOLING,
  STOP_REASONS,
} from './serviceYearCodes.ts'

const filled = (column: string): Condition => ({ column, is: 'filled' })
const equal = (column: string, value: string | boolean): Condition => ({ column, is: 'equal', value })
const among = (column: string, value: readonly string[]): Condition => ({ column, is: 'in', value })
const flow = (indicator: string, on: string, ...where: Condition[]) => ({ indicator, where: [filled(on), ...where], on })
const IN_FORCE = equal('inForce', true)

/** The list of a call-up year stands from 1 September before it until the list of the next, or until the citizen leaves it. */
const listStart = (row: Row): string | null => {
  const listed = dayAt(row, 'listedOn')
  if (!listed || typeof row.year !== 'number') return null
  return listed > `${row.year - 1}-09-01` ? listed : `${row.year - 1}-09-01`
}

function listEnd(row: Row): string | null {
  const start = listStart(row)
  if (!start || typeof row.year !== 'number') return null
  const ends = [`${row.year}-09-01`, dayAt(row, 'offListOn'), row.recheckResult === 'returned' ? null : dayAt(row, 'handedOn')]
  const end = ends.filter((day) => day !== null).reduce((a, b) => (a < b ? a : b))
  return end > start ? end : start
}

/** A ground stands from its day until the list ends. */
const groundEnd = (row: Row): string | null => {
  const [from, end] = [dayAt(row, 'groundOn'), listEnd(row)]
  return from && end ? (end > from ? end : from) : null
}

const day = (title: string, more: Partial<Column> = {}): Column => ({ kind: 'day', title, optional: true, width: 12, ...more })

/** One citizen in one call-up year: every step from the list to the re-check after the handover, and where he stopped. */
export const serviceYear: Register = {
  key: 'serviceYear',
  shelf: 'service',
  title: 'Sổ tuyển chọn, gọi công dân nhập ngũ',
  rowName: 'công dân',
  sheet: 'Tuyển quân',
  table: 'service_year',
  label: 'fullName',
  on: 'listedOn',
  sameRow: [
    ['identityNo', 'year'],
    ['fullName', 'bornOn', 'year'],
  ],
  once: [['identityNo', 'year']],
  apart: [namesake('serviceYear', ['fullName', 'bornOn', 'year'])],
  columns: {
    ...citizenColumns,
    bornOn: { ...citizenColumns.bornOn, example: '2004-05-12' },
    year: {
      kind: 'integer',
      names: true,
      title: 'Năm gọi nhập ngũ',
      headings: ['Năm', 'Năm tuyển quân'],
      from: 2000,
      to: 2100,
      width: 9,
      example: 2024,
    },
    hamlet: { kind: 'text', title: 'Thôn, tổ dân phố', optional: true, to: 80, width: 16, privacy: 'personal' },
    schooling: {
      kind: 'choice',
      title: 'Trình độ',
      headings: ['Trình độ học vấn'],
      optional: true,
      width: 16,
      choices: SCHOOLING,
    },
    partyMember: { kind: 'yesNo', title: 'Đảng viên', width: 9, initial: false },
    listedOn: day('Ngày vào danh sách', {
      headings: ['Ngày lập danh sách'],
      optional: false,
      example: '2023-09-12',
      hint: 'Ngày đưa vào danh sách nguồn của năm.',
    }),
    offListOn: day('Ngày ra danh sách', { hint: 'Chuyển nơi cư trú, quá tuổi…' }),
    ground: {
      kind: 'choice',
      title: 'Tạm hoãn, miễn',
      headings: ['Căn cứ tạm hoãn, miễn'],
      optional: true,
      width: 24,
      choices: CALL_UP_GROUNDS,
    },
    groundOn: day('Ngày hoãn, miễn', { headings: ['Ngày quyết định hoãn, miễn'] }),
    postedOn: day('Ngày niêm yết'),
    volunteeredOn: day('Ngày viết đơn', { headings: ['Đơn tình nguyện'], hint: 'Ngày viết đơn tình nguyện nhập ngũ.' }),
    prescreenCalledOn: day('Gọi sơ tuyển', { headings: ['Ngày gọi sơ tuyển'] }),
    prescreenOn: day('Có mặt sơ tuyển', { headings: ['Ngày sơ tuyển'] }),
    prescreenResult: {
      kind: 'choice',
      title: 'Kết quả sơ tuyển',
      optional: true,
      width: 12,
      choices: [
        { code: 'passed', title: 'Đạt' },
        { code: 'failed', title: 'Không đạt' },
      ],
    },
    medicalCalledOn: day('Gọi khám', { headings: ['Ngày gọi khám sức khỏe', 'Lệnh gọi khám'] }),
    medicalOn: day('Có mặt khám', { headings: ['Ngày khám sức khỏe'] }),
    healthGrade: {
      kind: 'choice',
      title: 'Sức khỏe',
      headings: ['Phân loại sức khỏe', 'Loại sức khỏe'],
      optional: true,
      privacy: 'sensitive',
      notFor: ['viewer', 'publisher'],
      width: 10,
      choices: HEALTH_GRADES,
    },
    healthCriterion: {
      kind: 'choice',
      title: 'Chỉ tiêu quyết định',
      headings: ['Chuyên khoa'],
      optional: true,
      privacy: 'sensitive',
      notFor: ['viewer', 'publisher'],
      width: 14,
      choices: HEALTH_CRITERIA,
      hint: 'Chỉ tiêu sức khỏe thấp nhất.',
    },
    force: {
      kind: 'choice',
      title: 'Gọi vào',
      headings: ['Lực lượng nhận quân'],
      optional: true,
      width: 10,
      choices: [
        { code: 'army', title: 'Quân đội', also: ['Nghĩa vụ quân sự'] },
        { code: 'police', title: 'Công an', also: ['Công an nhân dân'] },
      ],
    },
    orderOn: day('Ngày phát lệnh', { headings: ['Ngày lệnh gọi nhập ngũ'] }),
    orderKind: {
      kind: 'choice',
      title: 'Loại lệnh',
      optional: true,
      width: 12,
      choices: [
        { code: 'main', title: 'Chính thức' },
        { code: 'reserve', title: 'Dự phòng' },
      ],
    },
    orderNo: { kind: 'text', title: 'Số lệnh', optional: true, to: 40, width: 12 },
    handedOn: day('Ngày giao quân'),
    point: { kind: 'text', title: 'Điểm giao, nhận quân', headings: ['Điểm giao quân'], optional: true, to: 120, width: 20 },
    recheckOn: day('Ngày phúc tra'),
    recheckResult: {
      kind: 'choice',
      title: 'Kết quả phúc tra',
      optional: true,
      width: 12,
      choices: [
        { code: 'kept', title: 'Giữ lại' },
        { code: 'returned', title: 'Trả về' },
      ],
    },
    replacement: { kind: 'yesNo', title: 'Bù đổi', width: 8, initial: false, hint: 'Thay người bị trả về.' },
    stopReason: {
      kind: 'choice',
      title: 'Lý do dừng',
      optional: true,
      privacy: 'sensitive',
      notFor: ['viewer', 'publisher'],
      width: 16,
      choices: STOP_REASONS,
      hint: 'Vì sao không qua bước tiếp theo, khi không thuộc diện hoãn, miễn.',
    },
    inForce: {
      kind: 'yesNo',
      title: 'Nhập ngũ',
      width: 9,
      computed: (row) => dayAt(row, 'handedOn') !== null && row.recheckResult !== 'returned',
    },
    listFrom: { kind: 'day', title: 'Tính từ ngày', hidden: true, optional: true, computed: listStart },
    listUntil: { kind: 'day', title: 'Tính đến ngày', hidden: true, optional: true, computed: listEnd },
    groundUntil: { kind: 'day', title: 'Hoãn, miễn đến ngày', hidden: true, optional: true, computed: groundEnd },
  },
  checks: [
    ageOfCall,
    noStepSkipped,
    daysInOrder,
    handoverComplete,
    groundOrOrder,
    stopFitsStep,
    medicalSeason,
    postedLongEnough,
    orderInTime,
    handoverSeason,
    recheckInTime,
    ofCommunes('serviceYear'),
    identityForm('serviceYear'),
  ],
  counts: [
    { indicator: 'conscription_age_citizens', where: [], from: 'listFrom', until: 'listUntil' },
    { indicator: 'deferred_callup', where: [among('ground', DEFERRALS)], from: 'groundOn', until: 'groundUntil' },
    { indicator: 'exempt_callup', where: [among('ground', EXEMPTIONS)], from: 'groundOn', until: 'groundUntil' },
    flow('prescreen_called', 'prescreenCalledOn'),
    flow('prescreen_attended', 'prescreenOn'),
    flow('prescreen_passed', 'prescreenOn', equal('prescreenResult', 'passed')),
    flow('medical_called', 'medicalCalledOn'),
    flow('medical_attended', 'medicalOn'),
    flow('health_grade1', 'medicalOn', equal('healthGrade', '1')),
    flow('health_grade2', 'medicalOn', equal('healthGrade', '2')),
    flow('health_grade3', 'medicalOn', equal('healthGrade', '3')),
    flow('volunteers', 'volunteeredOn'),
    flow('callup_orders_issued', 'orderOn'),
    flow('reserve_callup_orders', 'orderOn', equal('orderKind', 'reserve')),
    flow('enlisted_total', 'handedOn', IN_FORCE),
    flow('enlisted_party_members', 'handedOn', IN_FORCE, equal('partyMember', true)),
    flow('enlisted_higher_education', 'handedOn', IN_FORCE, among('schooling', HIGHER)),
    flow('recheck_rejected', 'recheckOn', equal('recheckResult', 'returned')),
  ],
}
