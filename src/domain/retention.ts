import { addYears, type Day, dayOf } from './period.ts'
import type { CellValue, Column, Register } from './register.ts'

/**
 * How long what tells of a person is kept, and why: Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, Điều 3 (as long as the purpose
 * needs) and Điều 14(1) (erased, destroyed or made nameless once the purpose is done). The law names no years; those here are
 * of the field: what a person may still have to prove, and the ages the register of militia reaches to.
 */
export type Keeping = { register: string; columns: readonly string[]; why: string } & (
  | { does: 'empty' | 'remove'; due: Due }
  /** Without an end. */
  | { does: 'keep' }
  /** A reference: nameless from the day the row it leads to is. */
  | { does: 'follow' }
)

/** Kept so many years after the day in a column, and not before whoever it is about has reached an age. */
export type Due = { since: string; years: number; age?: number }
export type Given = Extract<Keeping, { due: Due }>

const NUMBER_WHY = 'Số định danh chỉ để nhận ra một người khi còn quản lý; sau đó họ tên, ngày sinh là đủ để đối chiếu.'
/** Luật Dân quân tự vệ Điều 8(1): whoever volunteers serves to the end of the 50th year of age. */
const LAST_AGE = 51

const person = (register: string, since: string, columns: readonly string[], why: string): Keeping[] => [
  { register, columns: ['identityNo'], does: 'empty', due: { since, years: 5 }, why: NUMBER_WHY },
  { register, columns, does: 'empty', due: { since, years: 10, age: LAST_AGE }, why },
]

/** A line for each field class of each book that tells of people: a test holds that no column is without one. */
export const KEEPING: readonly Keeping[] = [
  ...person(
    'personnel',
    'leftOn',
    ['fullName', 'bornOn'],
    'Còn trong tuổi tham gia thì có thể vào lại và cần chứng minh đã hoàn thành (Luật Dân quân tự vệ Điều 8, Điều 13).',
  ),
  ...person(
    'citizens',
    'leftOn',
    ['fullName', 'bornOn', 'hamlet', 'place'],
    'Còn trong tuổi đăng ký thì có thể đăng ký lại (Luật Dân quân tự vệ Điều 8, Điều 9).',
  ),
  ...person(
    'discharged',
    'receivedOn',
    ['fullName', 'bornOn'],
    'Còn trong tuổi dự bị, dân quân tự vệ thì còn phải chứng minh đã phục vụ tại ngũ.',
  ),
  {
    register: 'age17',
    columns: ['identityNo'],
    does: 'empty',
    due: { since: 'listedOn', years: 3 },
    why: 'Danh sách tuổi 17 xong việc khi người đó đã vào danh sách tuổi sẵn sàng nhập ngũ.',
  },
  {
    register: 'age17',
    columns: ['fullName', 'bornOn', 'hamlet', 'school'],
    does: 'empty',
    due: { since: 'listedOn', years: 10 },
    why: 'Qua tuổi gọi nhập ngũ (Luật Nghĩa vụ quân sự Điều 30), danh sách của năm chỉ còn để tính số liệu.',
  },
  {
    register: 'serviceYear',
    columns: ['healthCriterion', 'stopReason'],
    does: 'empty',
    due: { since: 'listedOn', years: 3 },
    why: 'Dữ liệu sức khỏe và lý do riêng chỉ cần cho đợt tuyển và việc giải quyết đơn thư sau đợt.',
  },
  {
    register: 'serviceYear',
    columns: ['identityNo'],
    does: 'empty',
    due: { since: 'listedOn', years: 5 },
    why: NUMBER_WHY,
  },
  {
    register: 'serviceYear',
    columns: ['fullName', 'bornOn', 'hamlet'],
    does: 'empty',
    due: { since: 'listedOn', years: 10 },
    why: 'Qua tuổi gọi nhập ngũ (Luật Nghĩa vụ quân sự Điều 30), danh sách của năm chỉ còn để tính số liệu.',
  },
  {
    register: 'serviceYear',
    columns: ['healthGrade'],
    does: 'keep',
    why: 'Số liệu của đợt tính từ loại sức khỏe; khi dòng đã khử nhận dạng thì không còn là dữ liệu của một người.',
  },
  { register: 'terms', columns: ['identityNo'], does: 'empty', due: { since: 'until', years: 5 }, why: NUMBER_WHY },
  {
    register: 'terms',
    columns: ['fullName', 'bornOn'],
    does: 'keep',
    why: 'Ai giữ chức vụ chỉ huy, từ ngày nào đến ngày nào là hồ sơ bổ nhiệm, lưu vĩnh viễn.',
  },
  {
    register: 'communicators',
    columns: ['fullName', 'bornOn'],
    does: 'empty',
    due: { since: 'until', years: 5 },
    why: 'Thôi công nhận báo cáo viên, tuyên truyền viên thì chỉ còn cần số lượng.',
  },
  {
    register: 'commendations',
    columns: ['subject'],
    does: 'keep',
    why: 'Khen thưởng là thành tích người được khen còn phải chứng minh; hồ sơ khen thưởng lưu vĩnh viễn.',
  },
  {
    register: 'conferenceSites',
    columns: ['contact', 'phone'],
    does: 'empty',
    due: { since: 'heldOn', years: 1 },
    why: 'Người liên hệ của điểm cầu chỉ cần cho hội nghị đó.',
  },
  {
    register: 'dutyRoster',
    columns: ['person'],
    does: 'remove',
    due: { since: 'day', years: 5 },
    why: 'Ai trực ca nào chỉ cần đến khi xong chế độ, khiếu nại; số lượt và ngày công đã ghi ở sổ trực.',
  },
  {
    register: 'training',
    columns: ['person'],
    does: 'follow',
    why: 'Khử nhận dạng cùng dòng của người đó ở sổ cán bộ, chiến sĩ.',
  },
  {
    register: 'discipline',
    columns: ['person'],
    does: 'follow',
    why: 'Khử nhận dạng cùng dòng của người đó ở sổ cán bộ, chiến sĩ.',
  },
]

export const GIVEN_UP: readonly Given[] = KEEPING.filter((one): one is Given => one.does === 'empty' || one.does === 'remove')

/**
 * What giving up does not reach, and why: whoever gives up is told before they do, and sees to the rest by hand. Reports are
 * records of the state: Luật Lưu trữ 33/2024/QH15, not this table, says when they go.
 */
export const UNREACHED: readonly { place: string; why: string }[] = [
  {
    place: 'Nhật ký công việc',
    why: 'Mỗi dòng nối với dòng trước bằng mã băm: bỏ một chữ là không còn chứng minh được ai đã làm gì. Ô nhạy cảm vốn không nằm trong nhật ký.',
  },
  {
    place: 'Báo cáo đã kiểm tra, đã gửi',
    why: 'Là hồ sơ của cơ quan, giữ nguyên theo mã kiểm tra và theo Luật Lưu trữ 33/2024/QH15. Hầu hết là số liệu, không có tên người.',
  },
  {
    place: 'Tệp đính kèm',
    why: 'Bản ký không sửa từng chữ được. Tệp hết giá trị thì mở dòng có tệp, bỏ tệp với lý do.',
  },
  {
    place: 'Bản sao lưu',
    why: 'Đã mã hóa và niêm phong cả tệp. Bản trên máy tự hết khi đủ số bản giữ; bản chép ra ngoài do người giữ hủy, ghi biên bản.',
  },
  {
    place: 'Tệp đã xuất, gói đã mang đi',
    why: 'Không còn ở đây. Ai xuất, lúc nào có trong nhật ký và ghi ngay trên tệp; đề nghị người nhận hủy.',
  },
]

/** What a rule is called wherever one is picked out: its book and its first column. */
export const keepingKey = ({ register, columns }: Pick<Keeping, 'register' | 'columns'>): string => `${register}.${columns[0]}`

/** The last day that is old enough, and the last birthday, where an age is asked. */
export const dueBy = ({ years, age }: Due, today: Day): { since: Day; born: Day | null } => ({
  since: addYears(today, -years),
  born: age === undefined ? null : addYears(today, -age),
})

/** Stands where a name must stand and none is kept. */
export const NAMELESS = 'Đã khử nhận dạng'

/** What is left of a cell: nothing, or, where something must stand, what says nothing of a person: of a birthday its year. */
export function emptied(column: Column, value: CellValue): CellValue {
  const left = leftOf(column)
  if (left === 'nothing') return null
  if (left === 'year') return typeof value === 'string' ? dayOf(Number(value.slice(0, 4)), 1, 1) : value
  return NAMELESS
}

/** What emptied() leaves of a column's cells, told before it is done. */
export type Left = 'nothing' | 'year' | 'nameless'
export const leftOf = ({ optional, kind }: Pick<Column, 'optional' | 'kind'>): Left =>
  optional ? 'nothing' : kind === 'day' ? 'year' : 'nameless'

/** The column that tells whether a row was made nameless already: one that is empty then, else its name. */
export const tellingColumns = ({ columns }: Pick<Register, 'columns'>, given: Given): readonly string[] =>
  given.columns.filter((key) => columns[key]?.optional || columns[key]?.kind !== 'day')
