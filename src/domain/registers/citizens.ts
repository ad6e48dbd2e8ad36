import { addYears, type Day } from '../period.ts'
import type { CellValue, Choice, Register, Row, RowCheck } from '../register.ts'

const STATES: readonly Choice[] = [
  { code: 'registered', title: 'Đang đăng ký', also: ['Đăng ký', 'Có mặt'] },
  { code: 'absent', title: 'Vắng từ ba tháng', also: ['Vắng mặt', 'Tạm vắng'] },
  { code: 'moved_away', title: 'Chuyển đi nơi khác', also: ['Chuyển đi'] },
  { code: 'struck_off', title: 'Đưa ra khỏi sổ', also: ['Chết, mất tích'] },
]
const HERE = ['registered', 'absent']

/** Luật DQTV Điều 8(1): men from 18 to the end of 45, women to the end of 40. */
export const lastAge = (female: unknown): number => (female === true ? 40 : 45)

const dayOrNull = (value: CellValue | undefined): Day | null => (typeof value === 'string' && value !== '' ? value : null)

/** From the day registered, but not before the eighteenth birthday: April comes before most birthdays of its year. */
function ageFrom(row: Row): Day | null {
  const [born, registered] = [dayOrNull(row.bornOn), dayOrNull(row.registeredOn)]
  if (born === null || registered === null) return null
  const adult = addYears(born, 18)
  return adult > registered ? adult : registered
}

/** Until the row ends or the age is passed, whichever is first; a row that ends before eighteen counts on no day. */
function ageUntil(row: Row): Day | null {
  const [born, left, from] = [dayOrNull(row.bornOn), dayOrNull(row.leftOn), ageFrom(row)]
  if (born === null || from === null) return null
  const passed = addYears(born, lastAge(row.female) + 1)
  const until = left !== null && left < passed ? left : passed
  return until < from ? from : until
}

const turnsEighteen = (row: Row): number | null => {
  const born = dayOrNull(row.bornOn)
  return born === null ? null : Number(born.slice(0, 4)) + 18
}

const leavesAfter: RowCheck = (row) =>
  typeof row.leftOn === 'string' && typeof row.registeredOn === 'string' && row.leftOn <= row.registeredOn
    ? { code: 'citizens.left_before', column: 'leftOn', severity: 'error', message: 'Ngày hết phải sau ngày đăng ký.' }
    : null

/** Luật DQTV Điều 9: in April of the year of the eighteenth birthday; later it is a supplementary registration. */
const firstInApril: RowCheck = (row) => {
  const year = turnsEighteen(row)
  if (year === null || typeof row.registeredOn !== 'string' || !HERE.includes(String(row.status))) return null
  const registered = Number(row.registeredOn.slice(0, 4))
  if (registered < year)
    return {
      code: 'citizens.too_young',
      column: 'bornOn',
      severity: 'error',
      message: `Đủ 18 tuổi trong năm ${year}: đăng ký vào tháng 4 năm đó (Luật DQTV Điều 9). Đồng chí kiểm tra lại ngày sinh.`,
    }
  if (addYears(String(row.bornOn), lastAge(row.female) + 1) <= row.registeredOn)
    return {
      code: 'citizens.over_age',
      column: 'bornOn',
      severity: 'error',
      message: `Quá ${lastAge(row.female)} tuổi vào ngày đăng ký, không còn trong độ tuổi (Luật DQTV Điều 8).`,
    }
  if (row.entry === 'first' && (registered !== year || row.registeredOn.slice(5, 7) !== '04'))
    return {
      code: 'citizens.not_in_april',
      column: 'registeredOn',
      severity: 'warning',
      message: `Đăng ký lần đầu là tháng 4/${year} (Luật DQTV Điều 9). Vào sổ lúc khác thì chọn đăng ký bổ sung.`,
    }
  return null
}

const ofCommunes: RowCheck = (_, __, unit) =>
  unit && unit.kind !== 'commune'
    ? {
        code: 'citizens.of_communes',
        column: 'fullName',
        severity: 'error',
        message:
          'Sổ công dân trong độ tuổi do Ban CHQS cấp xã giữ. Cơ quan, tổ chức ghi số người trong độ tuổi ở sổ số liệu nền.',
      }
    : null

const whereTo: RowCheck = (row) =>
  row.status !== 'registered' && row.status !== 'struck_off' && !row.place
    ? {
        code: 'citizens.where_to',
        column: 'place',
        severity: 'warning',
        message: 'Vắng từ ba tháng hoặc chuyển đi thì ghi nơi đến, để hai nơi cùng theo dõi (Luật DQTV Điều 9).',
      }
    : null

const identityForm: RowCheck = (row) =>
  typeof row.identityNo === 'string' && row.identityNo !== '' && !/^(•{4}\d{4}|\d{12})$/.test(row.identityNo)
    ? { code: 'citizens.identity_form', column: 'identityNo', severity: 'error', message: 'Số định danh cá nhân gồm 12 chữ số.' }
    : null

/** Citizens of the age of militia service at a commune: registered, moved, away for three months or more (Luật DQTV Điều 9). */
export const citizens: Register = {
  key: 'citizens',
  shelf: 'force',
  title: 'Sổ công dân trong độ tuổi dân quân tự vệ',
  rowName: 'công dân',
  sheet: 'Công dân trong độ tuổi',
  table: 'citizens',
  label: 'fullName',
  on: 'registeredOn',
  dated: { from: 'registeredOn', until: 'leftOn', chain: 'person' },
  follows: {
    as: { entry: 'continued' },
    but: [{ column: 'status', is: 'in', value: ['struck_off', 'moved_away'] }],
    group: 'hamlet',
  },
  sameRow: [['identityNo'], ['fullName', 'bornOn']],
  once: [['identityNo']],
  states: {
    column: 'status',
    first: ['registered', 'absent'],
    next: {
      registered: ['absent', 'moved_away', 'struck_off'],
      absent: ['registered', 'moved_away', 'struck_off'],
      moved_away: ['registered'],
      struck_off: [],
    },
  },
  columns: {
    fullName: {
      kind: 'name',
      title: 'Họ và tên',
      headings: ['Họ tên', 'Họ và tên công dân'],
      privacy: 'personal',
      from: 2,
      to: 80,
      width: 24,
      example: 'Nguyễn Văn Mẫu',
    },
    bornOn: {
      kind: 'day',
      title: 'Ngày sinh',
      headings: ['Ngày, tháng, năm sinh', 'Sinh ngày'],
      privacy: 'personal',
      width: 12,
      example: '2008-05-12',
    },
    female: {
      kind: 'yesNo',
      title: 'Nữ',
      headings: ['Giới tính'],
      width: 6,
      initial: false,
      example: '',
      hint: 'Đánh x nếu là nữ.',
    },
    identityNo: {
      kind: 'identity',
      title: 'Số định danh',
      headings: ['CCCD', 'Số CCCD', 'Căn cước', 'Số định danh cá nhân'],
      optional: true,
      privacy: 'sensitive',
      notFor: ['viewer', 'publisher'],
      width: 16,
      hint: '12 chữ số trên thẻ căn cước.',
    },
    hamlet: {
      kind: 'text',
      title: 'Thôn, tổ dân phố',
      headings: ['Nơi ở', 'Thôn', 'Tổ dân phố'],
      optional: true,
      privacy: 'personal',
      to: 120,
      width: 20,
      example: 'Thôn 3',
    },
    entry: {
      kind: 'choice',
      title: 'Đăng ký',
      headings: ['Hình thức đăng ký'],
      initial: 'first',
      width: 14,
      example: 'Lần đầu',
      choices: [
        { code: 'first', title: 'Lần đầu' },
        { code: 'supplementary', title: 'Bổ sung', also: ['Chuyển đến', 'Đăng ký bổ sung'] },
        { code: 'continued', title: 'Tiếp nối' },
      ],
    },
    registeredOn: {
      kind: 'day',
      title: 'Từ ngày',
      headings: ['Ngày đăng ký'],
      width: 12,
      example: '2026-04-10',
      hint: 'Ngày bắt đầu của tình trạng ghi ở dòng này.',
    },
    leftOn: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Ngày hết'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn như vậy; để trống nếu đang còn.',
    },
    status: {
      kind: 'choice',
      title: 'Tình trạng',
      headings: ['Trạng thái'],
      width: 18,
      initial: 'registered',
      choices: STATES,
      example: 'Đang đăng ký',
      hint: 'Vắng từ ba tháng trở lên thì ghi Vắng từ ngày đi.',
    },
    place: {
      kind: 'text',
      title: 'Nơi đi, nơi đến',
      headings: ['Nơi đến', 'Nơi làm việc, học tập'],
      optional: true,
      privacy: 'personal',
      to: 160,
      width: 24,
    },
    cohort: {
      kind: 'integer',
      names: true,
      title: 'Năm đủ 18 tuổi',
      optional: true,
      width: 10,
      computed: turnsEighteen,
    },
    ageFrom: { kind: 'day', title: 'Trong độ tuổi từ', optional: true, width: 12, computed: ageFrom },
    ageUntil: { kind: 'day', title: 'Trong độ tuổi đến', optional: true, width: 12, computed: ageUntil },
    person: { kind: 'reference', title: 'Người', hidden: true, optional: true },
  },
  checks: [leavesAfter, firstInApril, ofCommunes, whereTo, identityForm],
  counts: [
    {
      indicator: 'citizens_msdf_age',
      where: [
        { column: 'unit.kind', is: 'equal', value: 'commune' },
        { column: 'status', is: 'in', value: HERE },
      ],
      from: 'ageFrom',
      until: 'ageUntil',
    },
  ],
}
