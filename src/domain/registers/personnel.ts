import { addYears, isDay } from '../period.ts'
import type { Choice, Condition, Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'
import { BRANCHES, FORCE_KINDS } from './forceKinds.ts'
import { POSTS } from './postCodes.ts'

/** The way of a member: Luật Dân quân tự vệ Điều 8–13. */
export const MEMBER_STATES: readonly Choice[] = [
  { code: 'registered', title: 'Đã đăng ký' },
  { code: 'selected', title: 'Đã tuyển chọn' },
  { code: 'serving', title: 'Đang phục vụ', also: ['Đang tham gia', 'Tại ngũ'] },
  { code: 'extended', title: 'Kéo dài thời hạn' },
  { code: 'completed', title: 'Hoàn thành nghĩa vụ' },
  { code: 'managed_pool', title: 'Đăng ký mở rộng lực lượng' },
  { code: 'deferred', title: 'Tạm hoãn' },
  { code: 'exempt', title: 'Miễn' },
  { code: 'early_discharge', title: 'Thôi trước thời hạn' },
  { code: 'struck_off', title: 'Đưa ra khỏi danh sách' },
  { code: 'moved_away', title: 'Chuyển đơn vị khác' },
]

/** Grounds in the order of the law: deferral Điều 11(1), exemption 11(2), early discharge 12(1), strike-off 12(2). */
export const GROUNDS: readonly Choice[] = [
  { code: 'defer_a', title: 'Hoãn a: mang thai, nuôi con dưới 36 tháng' },
  { code: 'defer_b', title: 'Hoãn b: không đủ sức khỏe' },
  { code: 'defer_c', title: 'Hoãn c: vợ hoặc chồng là quân nhân' },
  { code: 'defer_d', title: 'Hoãn d: vợ hoặc chồng phục vụ trong Công an' },
  { code: 'defer_dd', title: 'Hoãn đ: vợ hoặc chồng công tác ở vùng đặc biệt khó khăn' },
  { code: 'defer_e', title: 'Hoãn e: lao động duy nhất, hộ nghèo, hộ bị thiên tai' },
  { code: 'defer_g', title: 'Hoãn g: vợ, chồng, con của thương binh 61–80%' },
  { code: 'defer_h', title: 'Hoãn h: đang học, lao động hoặc học ở nước ngoài' },
  { code: 'exempt_a', title: 'Miễn a: vợ, chồng, con của liệt sĩ' },
  { code: 'exempt_b', title: 'Miễn b: vợ, chồng, con của thương binh từ 81%' },
  { code: 'exempt_c', title: 'Miễn c: quân nhân dự bị đã xếp vào đơn vị' },
  { code: 'exempt_d', title: 'Miễn d: người chăm sóc Bà mẹ Việt Nam anh hùng hoặc người suy giảm từ 81%' },
  { code: 'exempt_dd', title: 'Miễn đ: người làm công tác cơ yếu' },
  { code: 'early_a', title: 'Thôi a: mang thai, nuôi con dưới 36 tháng' },
  { code: 'early_b', title: 'Thôi b: không đủ sức khỏe' },
  { code: 'early_c', title: 'Thôi c: hoàn cảnh gia đình khó khăn đột xuất' },
  { code: 'early_d', title: 'Thôi d: có lệnh gọi nhập ngũ hoặc được tuyển dụng' },
  { code: 'early_dd', title: 'Thôi đ: đi học hoặc ra nước ngoài' },
  { code: 'strike_a', title: 'Đưa ra a: chết hoặc mất tích' },
  { code: 'strike_b', title: 'Đưa ra b: bị truy cứu trách nhiệm hình sự' },
  { code: 'strike_c', title: 'Đưa ra c: bị tước danh hiệu' },
  { code: 'strike_d', title: 'Đưa ra d: vào cơ sở giáo dục bắt buộc' },
  { code: 'strike_dd', title: 'Đưa ra đ: nghiện ma túy' },
  { code: 'strike_e', title: 'Đưa ra e: giáo dục tại xã, phường' },
]

const GROUND_OF: Readonly<Record<string, string>> = {
  deferred: 'defer_',
  exempt: 'exempt_',
  early_discharge: 'early_',
  struck_off: 'strike_',
}

const IN_STRENGTH: Condition = { column: 'status', is: 'in', value: ['serving', 'extended'] }
/** Luật DQTV Điều 20, 21: a command has one commander and one political officer; the roster is asked where it names two. */
const LED_BY_ONE = ['commander', 'political_officer']
/** Out of strength without having completed the term or been struck off. */
const LEFT_OTHERWISE = ['deferred', 'exempt', 'early_discharge', 'moved_away']
const sdf: Condition = { column: 'force', is: 'equal', value: 'self_defence' }
const militia: Condition = { column: 'force', is: 'equal', value: 'militia' }
const kind = (...codes: string[]): Condition => ({ column: 'forceKind', is: 'in', value: codes })
const status = (code: string): Condition => ({ column: 'status', is: 'equal', value: code })
/** A stock over the stretch of a row: `joined_on <= day < left_on`. */
const stock = (indicator: string, ...where: Condition[]) => ({ indicator, where, from: 'joinedOn', until: 'leftOn' })
/** Whoever goes with a unit that is reorganised did neither complete the term nor leave on that day. */
const ofTheirOwn: Condition = { column: 'entry', is: 'in', value: ['admitted', 'transferred', 'continued'] }
const flow = (indicator: string, ...where: Condition[]) => ({ indicator, where, on: 'joinedOn' })

/**
 * Luật DQTV Điều 8(1): from the day of full 18 years to the last day of the 45th year of age for men, of the 40th for women,
 * and of 50 and 45 for those who volunteer; so until the day before the birthday after.
 */
const ageWithinLaw: RowCheck = (row) => {
  const [born, joined] = [row.bornOn, row.joinedOn]
  if (
    typeof born !== 'string' ||
    typeof joined !== 'string' ||
    !isDay(born) ||
    !['serving', 'extended', 'selected'].includes(String(row.status))
  )
    return null
  const adult = addYears(born, 18)
  if (joined < adult)
    return {
      code: 'personnel.too_young',
      column: 'bornOn',
      severity: 'error',
      message: `Chưa đủ 18 tuổi vào ngày ${printDay(joined)}: đủ từ ngày ${printDay(adult)} (Luật Dân quân tự vệ Điều 8). Đồng chí xem lại ngày sinh, ngày tham gia.`,
    }
  const limit = row.female === true ? 45 : 50
  const passed = addYears(born, limit + 1)
  if (joined >= addYears(born, limit + 11))
    return {
      code: 'personnel.too_old',
      column: 'bornOn',
      severity: 'error',
      message: `Đã hết ${limit + 10} tuổi vào ngày ${printDay(joined)}. Đồng chí kiểm tra lại ngày sinh.`,
    }
  return joined >= passed
    ? {
        code: 'personnel.over_age',
        column: 'bornOn',
        severity: 'warning',
        message: `Hết ${limit} tuổi từ ngày ${printDay(passed)}, trước ngày ${printDay(joined)}: quá tuổi kể cả tình nguyện (Điều 8). Đồng chí kiểm tra lại ngày sinh.`,
      }
    : null
}

const leavesAfterJoining: RowCheck = (row) =>
  typeof row.leftOn === 'string' && typeof row.joinedOn === 'string' && row.leftOn <= row.joinedOn
    ? { code: 'personnel.left_before_joined', column: 'leftOn', severity: 'error', message: 'Ngày ra khỏi sổ phải sau ngày vào.' }
    : null

const groundFitsState: RowCheck = (row) => {
  const prefix = GROUND_OF[String(row.status)]
  const ground = typeof row.ground === 'string' ? row.ground : ''
  if (prefix && !ground.startsWith(prefix))
    return {
      code: 'personnel.ground_needed',
      column: 'ground',
      severity: 'error',
      message: 'Tình trạng này phải ghi căn cứ theo đúng điểm của Luật Dân quân tự vệ Điều 11 hoặc 12.',
    }
  if (!prefix && ground)
    return {
      code: 'personnel.ground_unneeded',
      column: 'ground',
      severity: 'error',
      message: 'Căn cứ hoãn, miễn, thôi chỉ ghi khi tình trạng là hoãn, miễn, thôi hoặc đưa ra khỏi danh sách.',
    }
  return null
}

const IDENTITY = /^\d{12}$/
const identityForm: RowCheck = (row) =>
  typeof row.identityNo === 'string' &&
  row.identityNo !== '' &&
  !/^•{4}\d{4}$/.test(row.identityNo) &&
  !IDENTITY.test(row.identityNo)
    ? { code: 'personnel.identity_form', column: 'identityNo', severity: 'error', message: 'Số định danh cá nhân gồm 12 chữ số.' }
    : null

const ofItsForce: RowCheck = (row, _, unit) =>
  unit && row.force === 'militia' && ['agency_command', 'self_defence_unit'].includes(unit.kind)
    ? {
        code: 'personnel.militia_in_organisation',
        column: 'force',
        severity: 'error',
        message: 'Cơ quan, tổ chức có tự vệ, không có dân quân (Luật DQTV Điều 2). Đồng chí chọn Tự vệ.',
      }
    : null

export const personnel: Register = {
  key: 'personnel',
  shelf: 'force',
  title: 'Sổ cán bộ, chiến sĩ',
  rowName: 'đồng chí',
  sheet: 'Cán bộ, chiến sĩ',
  table: 'personnel',
  label: 'fullName',
  on: 'joinedOn',
  dated: { from: 'joinedOn', until: 'leftOn', chain: 'person' },
  follows: {
    as: { entry: 'carried' },
    but: [{ column: 'status', is: 'in', value: ['struck_off', 'moved_away'] }],
    group: 'team',
  },
  counted: ['leftOn', 'status', 'force', 'forceKind', 'post', 'entry', 'female', 'partyMember', 'youthUnion'],
  sameRow: [['identityNo'], ['fullName', 'bornOn']],
  once: [['identityNo']],
  apart: [
    {
      by: ['post'],
      from: 'joinedOn',
      until: 'leftOn',
      where: [IN_STRENGTH, { column: 'post', is: 'in', value: LED_BY_ONE }],
      code: 'personnel.post_held_twice',
      asked: true,
      column: 'post',
      message: (row, other) =>
        `${POSTS.find(({ code }) => code === row.post)?.title} đã có ${String(other.fullName)} giữ từ ${printDay(String(other.joinedOn))}; mỗi ban một người. Ghi ngày thôi của người trước, hoặc sửa chức vụ.`,
    },
  ],
  states: {
    column: 'status',
    first: ['registered', 'selected', 'serving', 'extended', 'deferred', 'exempt', 'managed_pool'],
    next: {
      registered: ['selected', 'deferred', 'exempt', 'struck_off', 'moved_away'],
      selected: ['serving', 'registered', 'deferred', 'exempt', 'moved_away'],
      serving: ['serving', 'extended', 'completed', 'deferred', 'early_discharge', 'struck_off', 'moved_away'],
      extended: ['extended', 'completed', 'early_discharge', 'struck_off', 'moved_away'],
      deferred: ['registered', 'selected', 'serving', 'exempt', 'struck_off', 'moved_away'],
      exempt: ['registered', 'selected', 'struck_off', 'moved_away'],
      completed: ['managed_pool', 'serving'],
      managed_pool: ['serving', 'struck_off', 'moved_away'],
      early_discharge: ['registered', 'managed_pool'],
      struck_off: [],
      moved_away: ['serving', 'registered'],
    },
  },
  columns: {
    fullName: {
      kind: 'name',
      title: 'Họ và tên',
      headings: ['Họ tên', 'Họ, tên', 'Họ và tên đồng chí'],
      privacy: 'personal',
      from: 2,
      to: 80,
      width: 24,
      example: 'Nguyễn Văn Mẫu',
    },
    bornOn: {
      kind: 'day',
      title: 'Ngày sinh',
      headings: ['Ngày, tháng, năm sinh', 'Sinh ngày', 'Năm sinh'],
      privacy: 'personal',
      width: 12,
      example: '1994-05-12',
      hint: 'Ngày/tháng/năm, ví dụ 12/5/1994.',
    },
    female: {
      kind: 'yesNo',
      title: 'Nữ',
      headings: ['Giới tính', 'Giới tính nữ'],
      width: 6,
      initial: false,
      example: '',
      hint: 'Đánh x nếu là nữ.',
    },
    identityNo: {
      kind: 'identity',
      title: 'Số định danh',
      headings: ['CCCD', 'Số CCCD', 'Căn cước', 'Số định danh cá nhân', 'Định danh'],
      optional: true,
      privacy: 'sensitive',
      notFor: ['viewer', 'publisher'],
      width: 16,
      hint: '12 chữ số trên thẻ căn cước.',
    },
    force: {
      kind: 'choice',
      title: 'Lực lượng',
      width: 11,
      initial: 'self_defence',
      example: 'Tự vệ',
      choices: [
        { code: 'militia', title: 'Dân quân' },
        { code: 'self_defence', title: 'Tự vệ' },
      ],
    },
    forceKind: {
      kind: 'choice',
      title: 'Loại lực lượng',
      headings: ['Thành phần', 'Loại'],
      width: 14,
      initial: 'on_site',
      choices: FORCE_KINDS,
      example: 'Tại chỗ',
    },
    post: {
      kind: 'choice',
      title: 'Chức vụ',
      headings: ['Chức danh', 'Chức vụ tự vệ', 'Chức vụ dân quân', 'CV'],
      width: 20,
      initial: 'soldier',
      choices: POSTS,
      example: 'Chiến sĩ',
    },
    team: {
      kind: 'text',
      title: 'Phân đội',
      headings: ['Tiểu đội', 'Trung đội', 'Đơn vị nhỏ'],
      optional: true,
      to: 60,
      width: 14,
      example: 'Tiểu đội 1',
    },
    joinedOn: {
      kind: 'day',
      title: 'Từ ngày',
      headings: ['Vào tự vệ', 'Ngày vào', 'Ngày tham gia', 'Vào dân quân'],
      width: 12,
      example: '2022-03-15',
      hint: 'Ngày bắt đầu của tình trạng ghi ở dòng này.',
    },
    leftOn: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Ngày ra', 'Ra khỏi sổ'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn tính; để trống nếu đang còn.',
    },
    status: {
      kind: 'choice',
      title: 'Tình trạng',
      headings: ['Trạng thái'],
      width: 18,
      initial: 'serving',
      choices: MEMBER_STATES,
      example: 'Đang phục vụ',
    },
    ground: {
      kind: 'choice',
      title: 'Căn cứ hoãn, miễn, thôi',
      headings: ['Căn cứ', 'Lý do'],
      optional: true,
      width: 22,
      choices: GROUNDS,
    },
    entry: {
      kind: 'choice',
      title: 'Vào theo diện',
      width: 14,
      initial: 'admitted',
      example: 'Tuyển mới',
      choices: [
        { code: 'admitted', title: 'Tuyển mới' },
        { code: 'transferred', title: 'Chuyển đến' },
        { code: 'continued', title: 'Tiếp nối' },
        { code: 'carried', title: 'Theo đơn vị sắp xếp' },
      ],
    },
    partyMember: { kind: 'yesNo', title: 'Đảng viên', width: 9, initial: false },
    youthUnion: { kind: 'yesNo', title: 'Đoàn viên', width: 9, initial: false },
    decision: { kind: 'text', title: 'Quyết định', headings: ['Số quyết định', 'Văn bản'], optional: true, to: 60, width: 16 },
    person: { kind: 'reference', title: 'Người', hidden: true, optional: true },
  },
  checks: [ageWithinLaw, leavesAfterJoining, groundFitsState, ofItsForce, identityForm],
  counts: [
    stock('establishment.present', IN_STRENGTH),
    stock('sdf_strength', sdf, IN_STRENGTH),
    stock('sdf_female_strength', sdf, IN_STRENGTH, { column: 'female', is: 'equal', value: true }),
    stock('sdf_strength_provincial_direct', sdf, IN_STRENGTH, { column: 'unit.managedBy', is: 'equal', value: 'province' }),
    stock('militia_strength', militia, IN_STRENGTH),
    stock('on_site_sdf_strength', sdf, IN_STRENGTH, kind('on_site')),
    stock('on_site_militia_strength', militia, IN_STRENGTH, kind('on_site')),
    stock('mobile_msdf_strength', IN_STRENGTH, kind('mobile')),
    stock('standing_militia_strength', militia, IN_STRENGTH, kind('standing')),
    stock('maritime_msdf_strength', IN_STRENGTH, kind('maritime')),
    stock('specialised_msdf_strength', IN_STRENGTH, kind(...BRANCHES)),
    stock('hamlet_team_leaders_total', IN_STRENGTH, { column: 'post', is: 'equal', value: 'hamlet_leader' }),
    stock('msdf_extended_service', status('extended')),
    stock('msdf_deferred', status('deferred')),
    stock('msdf_exempted', status('exempt')),
    stock('msdf.party_members', IN_STRENGTH, { column: 'partyMember', is: 'equal', value: true }),
    stock('militia.party_members', militia, IN_STRENGTH, { column: 'partyMember', is: 'equal', value: true }),
    stock('sdf.party_members', sdf, IN_STRENGTH, { column: 'partyMember', is: 'equal', value: true }),
    stock('msdf.youth_union_members', IN_STRENGTH, { column: 'youthUnion', is: 'equal', value: true }),
    flow('msdf_admitted_new', status('serving'), { column: 'entry', is: 'equal', value: 'admitted' }),
    flow('msdf_completed_service', status('completed'), ofTheirOwn),
    flow('msdf_removed', status('struck_off')),
    flow('msdf_moves.arrived', status('serving'), { column: 'entry', is: 'equal', value: 'transferred' }),
    flow('msdf_moves.departed', { column: 'status', is: 'in', value: LEFT_OTHERWISE }, ofTheirOwn),
  ],
}
