import { addDays } from '../period.ts'
import type { Row, RowCheck } from '../register.ts'
import { ageOn, dayAt, gapOf, said } from './servicePerson.ts'
import { FIT_GRADES, HIGHER } from './serviceYearCodes.ts'

const KEY = 'serviceYear'
const error = (code: string, column: string, message: string) => said(`${KEY}.${code}`, column, message)
const warn = (code: string, column: string, message: string) => said(`${KEY}.${code}`, column, message, 'warning')
const filled = (row: Row, column: string): boolean => row[column] !== null && row[column] !== undefined && row[column] !== ''

/** Luật Nghĩa vụ quân sự Điều 30: 18 to 25 full years, to 27 for those who were deferred for a college or university course. */
export const ageOfCall: RowCheck = (row) => {
  const born = dayAt(row, 'bornOn')
  if (!born || typeof row.year !== 'number') return null
  const age = ageOn(born, dayAt(row, 'handedOn') ?? `${row.year}-03-01`)
  if (age < 18) return error('too_young', 'bornOn', `Mới ${age} tuổi; gọi nhập ngũ từ đủ 18 tuổi (Điều 30).`)
  if (age > 27) return error('too_old', 'bornOn', `Đã ${age} tuổi, quá 27 tuổi (Điều 30). Đồng chí kiểm tra lại ngày sinh.`)
  return age > 25 && !HIGHER.includes(String(row.schooling))
    ? warn('over_25', 'bornOn', `Đã ${age} tuổi; quá 25 chỉ gọi người từng tạm hoãn để học cao đẳng, đại học (Điều 30).`)
    : null
}

/** Every step stands on the one before it: [column, what it needs, what that is called]. */
const STEPS: readonly (readonly [column: string, before: string, name: string])[] = [
  ['prescreenOn', 'prescreenCalledOn', 'ngày gọi sơ tuyển'],
  ['prescreenResult', 'prescreenOn', 'ngày có mặt sơ tuyển'],
  ['medicalOn', 'medicalCalledOn', 'ngày gọi khám sức khỏe'],
  ['healthGrade', 'medicalOn', 'ngày có mặt khám sức khỏe'],
  ['healthCriterion', 'healthGrade', 'phân loại sức khỏe'],
  ['orderKind', 'orderOn', 'ngày phát lệnh gọi nhập ngũ'],
  ['handedOn', 'orderOn', 'ngày phát lệnh gọi nhập ngũ'],
  ['recheckOn', 'handedOn', 'ngày giao quân'],
  ['recheckResult', 'recheckOn', 'ngày phúc tra'],
]

export const noStepSkipped: RowCheck = (row) => {
  for (const [column, before, name] of STEPS)
    if (filled(row, column) && !filled(row, before)) return error('step_skipped', before, `Bỏ qua một bước: chưa ghi ${name}.`)
  if (filled(row, 'medicalCalledOn') && row.prescreenResult !== 'passed')
    return error('not_passed', 'prescreenResult', 'Chỉ gọi khám sức khỏe người đã đạt sơ tuyển. Ghi kết quả sơ tuyển trước.')
  // The words say nothing of the grade itself: whoever reads the message may not have opened it.
  if (filled(row, 'orderOn') && !FIT_GRADES.includes(String(row.healthGrade)))
    return error('order_unfit', 'orderOn', 'Chỉ phát lệnh cho công dân đã khám và đủ sức khỏe nhập ngũ.')
  return null
}

const ORDER: readonly string[] = [
  'prescreenCalledOn',
  'prescreenOn',
  'medicalCalledOn',
  'medicalOn',
  'orderOn',
  'handedOn',
  'recheckOn',
]

export const daysInOrder: RowCheck = (row) => {
  const standing = ORDER.filter((column) => dayAt(row, column))
  for (const [at, column] of standing.entries()) {
    const before = standing[at - 1]
    if (before && (gapOf(row, before, column) ?? 0) < 0)
      return error('steps_reversed', column, 'Ngày của bước này trước ngày của bước đứng trước nó. Đồng chí xem lại hai ngày.')
  }
  return null
}

/** Điều 40: from 1 November to 31 December, the order to come 15 days before. */
export const medicalSeason: RowCheck = (row) => {
  const day = dayAt(row, 'medicalOn')
  if (!day || typeof row.year !== 'number') return null
  if (day < `${row.year - 1}-11-01` || day > `${row.year - 1}-12-31`)
    return warn('medical_season', 'medicalOn', `Khám sức khỏe từ 01/11 đến 31/12/${row.year - 1} (Điều 40).`)
  const gap = gapOf(row, 'medicalCalledOn', 'medicalOn')
  return gap !== null && gap < 15
    ? warn('medical_called_late', 'medicalCalledOn', `Gọi khám trước ${gap} ngày; quy định là 15 ngày (Điều 40).`)
    : null
}

/** Điều 34(6): the order reaches the citizen 15 days before the day it names; a replacement is called from the reserve orders. */
export const orderInTime: RowCheck = (row) => {
  const gap = gapOf(row, 'orderOn', 'handedOn')
  return gap !== null && gap >= 0 && gap < 15
    ? warn('order_late', 'orderOn', `Phát lệnh trước ngày giao quân ${gap} ngày; quy định là 15 ngày (Điều 34).`)
    : null
}

/** Điều 41(4): the lists of those deferred and exempt are posted for 20 days. */
export const postedLongEnough: RowCheck = (row) => {
  if (filled(row, 'postedOn') && !filled(row, 'ground'))
    return error('posted_without_ground', 'postedOn', 'Ngày niêm yết chỉ ghi cho người tạm hoãn hoặc miễn.')
  const [posted, today] = [dayAt(row, 'postedOn'), dayAt(row, 'groundOn')]
  return posted && today && today < addDays(posted, 20)
    ? warn('posted_short', 'postedOn', 'Niêm yết chưa đủ 20 ngày trước ngày quyết định (Điều 41).')
    : null
}

/** Điều 33: February or March of the year. */
export const handoverSeason: RowCheck = (row) => {
  const day = dayAt(row, 'handedOn')
  if (!day || typeof row.year !== 'number') return null
  if (!day.startsWith(String(row.year)))
    return error('handed_other_year', 'handedOn', `Ngày giao quân phải trong năm ${row.year}.`)
  return ['02', '03'].includes(day.slice(5, 7))
    ? null
    : warn('handover_season', 'handedOn', 'Giao quân vào tháng 2 hoặc tháng 3 (Điều 33).')
}

export const handoverComplete: RowCheck = (row) => {
  if (filled(row, 'orderOn') && !filled(row, 'orderKind'))
    return error('order_kind_needed', 'orderKind', 'Chọn lệnh chính thức hay lệnh dự phòng.')
  if (filled(row, 'orderOn') && !filled(row, 'force')) return error('force_needed', 'force', 'Chọn vào quân đội hay công an.')
  if (filled(row, 'handedOn') && !filled(row, 'point')) return error('point_needed', 'point', 'Ghi điểm giao, nhận quân.')
  if (filled(row, 'recheckOn') && !filled(row, 'recheckResult'))
    return error('recheck_needed', 'recheckResult', 'Chọn kết quả phúc tra: giữ lại hay trả về.')
  return null
}

export const recheckInTime: RowCheck = (row) => {
  const gap = gapOf(row, 'handedOn', 'recheckOn')
  return gap !== null && gap > 7
    ? warn('recheck_late', 'recheckOn', `Phúc tra sau giao quân ${gap} ngày; quy định trong 7 ngày.`)
    : null
}

/** Điều 41(3): whoever is deferred or exempt is called only when he volunteers. */
export const groundOrOrder: RowCheck = (row) => {
  if (filled(row, 'ground') && !filled(row, 'groundOn'))
    return error('ground_day_needed', 'groundOn', 'Ghi ngày quyết định tạm hoãn hoặc miễn.')
  if (filled(row, 'groundOn') && !filled(row, 'ground'))
    return error('ground_needed', 'ground', 'Chọn căn cứ tạm hoãn hoặc miễn theo Điều 41.')
  if (filled(row, 'ground') && filled(row, 'handedOn') && !filled(row, 'volunteeredOn'))
    return error(
      'ground_and_order',
      'ground',
      'Người tạm hoãn hoặc miễn chỉ được gọi khi tình nguyện (Điều 41). Ghi ngày viết đơn.',
    )
  return null
}

export const stopFitsStep: RowCheck = (row) => {
  if (filled(row, 'stopReason') && row.inForce === true)
    return error('stop_and_enlisted', 'stopReason', 'Đã nhập ngũ thì không ghi lý do dừng.')
  return row.recheckResult === 'returned' && !filled(row, 'stopReason') && !filled(row, 'ground')
    ? warn('returned_unexplained', 'stopReason', 'Trả về sau phúc tra mà chưa ghi lý do. Ghi lý do dừng, hoặc căn cứ tạm hoãn.')
    : null
}
