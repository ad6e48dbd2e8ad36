import { addYears } from '../period.ts'
import type { Choice, Condition, Count, Register, RowCheck } from '../register.ts'
import { printDay } from '../wording.ts'
import { COMMAND_POSTS, ESTABLISHED_POSTS, postTitle } from './establishedPosts.ts'

export const HOLDER_KINDS: readonly Choice[] = [
  { code: 'regular_officer', title: 'Sĩ quan quân đội', also: ['Sĩ quan', 'SQ'] },
  { code: 'professional_serviceman', title: 'Quân nhân chuyên nghiệp', also: ['QNCN'] },
  { code: 'militia', title: 'Cán bộ dân quân tự vệ', also: ['Dân quân', 'DQTV', 'Dân quân tự vệ'] },
  { code: 'part_time', title: 'Kiêm nhiệm', also: ['Kiêm nhiệm của cơ quan', 'Kiêm chức'] },
]

/** Who appoints: Luật DQTV Điều 23; the chairman of the province since Luật 98/2025, the military region under NQ 66.12/2026. */
export const APPOINTERS: readonly Choice[] = [
  { code: 'military_region', title: 'Tư lệnh quân khu', also: ['Quân khu'] },
  { code: 'province_chairman', title: 'Chủ tịch UBND cấp tỉnh', also: ['Chủ tịch UBND tỉnh'] },
  { code: 'province_commander', title: 'Chỉ huy trưởng Bộ CHQS tỉnh', also: ['Bộ CHQS tỉnh'] },
  { code: 'district_chairman', title: 'Chủ tịch UBND cấp huyện (đến 30/6/2025)', also: ['Chủ tịch UBND huyện'] },
  { code: 'district_commander', title: 'Chỉ huy trưởng Ban CHQS cấp huyện (đến 30/6/2025)', also: ['Ban CHQS huyện'] },
  { code: 'commune_commander', title: 'Chỉ huy trưởng Ban CHQS cấp xã', also: ['Ban CHQS xã'] },
]
const DISTRICT_APPOINTERS = ['district_chairman', 'district_commander']

const endsAfterStart: RowCheck = (row) =>
  typeof row.until === 'string' && typeof row.appointedOn === 'string' && row.until <= row.appointedOn
    ? {
        code: 'terms.ends_before_start',
        column: 'until',
        severity: 'error',
        message: 'Ngày thôi giữ chức phải sau ngày bổ nhiệm.',
      }
    : null

const withinPost: RowCheck = (row) => {
  if (typeof row.appointedOn !== 'string') return null
  const wrong = (message: string) => ({ code: 'terms.outside_post', column: 'appointedOn', severity: 'error', message }) as const
  if (typeof row.postFrom === 'string' && row.appointedOn < row.postFrom)
    return wrong(`Chức vụ này có trong biên chế từ ${printDay(row.postFrom)}; bổ nhiệm trước ngày đó thì sửa sổ chức vụ trước.`)
  if (typeof row.postUntil === 'string' && row.appointedOn >= row.postUntil)
    return wrong(`Chức vụ này đã thôi trong biên chế từ ${printDay(row.postUntil)}. Chọn dòng biên chế đang hiệu lực.`)
  return null
}

const oldEnough: RowCheck = (row) =>
  typeof row.bornOn === 'string' && typeof row.appointedOn === 'string' && addYears(row.bornOn, 18) > row.appointedOn
    ? {
        code: 'terms.too_young',
        column: 'bornOn',
        severity: 'error',
        message: 'Chưa đủ 18 tuổi vào ngày bổ nhiệm. Đồng chí kiểm tra lại ngày sinh.',
      }
    : null

/** KL 228-KL/TW and NQ 66.12/2026 post regular officers and professional servicemen to commune commands. */
const servicemenAtCommunes: RowCheck = (row, _, unit) =>
  unit &&
  ['agency_command', 'self_defence_unit', 'militia_unit'].includes(unit.kind) &&
  (row.holderKind === 'regular_officer' || row.holderKind === 'professional_serviceman')
    ? {
        code: 'terms.serviceman_elsewhere',
        column: 'holderKind',
        severity: 'warning',
        message:
          'Sĩ quan, quân nhân chuyên nghiệp được điều động về Ban CHQS cấp xã (NQ 66.12/2026); ban của cơ quan, tổ chức là kiêm nhiệm (Luật DQTV Điều 21). Đồng chí xem lại.',
      }
    : null

const districtsEnded: RowCheck = (row) =>
  DISTRICT_APPOINTERS.includes(String(row.appointedBy)) && typeof row.appointedOn === 'string' && row.appointedOn >= '2025-07-01'
    ? {
        code: 'terms.district_ended',
        column: 'appointedBy',
        severity: 'error',
        message:
          'Từ 1/7/2025 không còn cấp huyện: chức vụ ban xã do Chủ tịch UBND cấp tỉnh hoặc quân khu bổ nhiệm (Luật 98/2025).',
      }
    : null

const commune: Condition = { column: 'unit.kind', is: 'equal', value: 'commune' }
const post = (...codes: string[]): Condition => ({ column: 'postCode', is: 'in', value: codes })
const holder = (code: string): Condition => ({ column: 'holderKind', is: 'equal', value: code })
const stock = (indicator: string, ...where: Condition[]): Count => ({
  indicator,
  where: [commune, ...where],
  from: 'appointedOn',
  until: 'until',
})
const COMMANDERS = post('commander', 'deputy_commander')

/** Who holds an established post from when to when. */
export const terms: Register = {
  key: 'terms',
  shelf: 'force',
  title: 'Sổ người giữ chức vụ',
  rowName: 'lượt giữ chức',
  sheet: 'Người giữ chức vụ',
  table: 'terms',
  label: 'fullName',
  on: 'appointedOn',
  sameRow: [['post', 'fullName', 'bornOn', 'appointedOn']],
  once: [['post', 'fullName', 'bornOn', 'appointedOn']],
  apart: [
    {
      by: ['postCode'],
      from: 'appointedOn',
      until: 'until',
      most: 'seats',
      code: 'terms.post_held',
      column: 'post',
      message: (row, other) =>
        `${postTitle(row.postCode)} đã đủ người giữ trong thời gian này: ${other.fullName} từ ${printDay(String(other.appointedOn))}. Ghi ngày thôi giữ chức của người trước, hoặc sửa số người trong biên chế.`,
    },
    {
      by: ['fullName', 'bornOn'],
      from: 'appointedOn',
      until: 'until',
      where: [{ column: 'postCode', is: 'in', value: COMMAND_POSTS }],
      code: 'terms.person_twice',
      column: 'fullName',
      message: (row, other) =>
        `${row.fullName} đang giữ ${postTitle(other.postCode)} từ ${printDay(String(other.appointedOn))}. Ghi ngày thôi chức vụ đó trước.`,
    },
  ],
  columns: {
    fullName: {
      kind: 'name',
      title: 'Họ và tên',
      headings: ['Họ tên', 'Người giữ chức vụ'],
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
      example: '1984-05-12',
    },
    identityNo: {
      kind: 'identity',
      title: 'Số định danh',
      headings: ['CCCD', 'Số CCCD', 'Căn cước'],
      optional: true,
      privacy: 'sensitive',
      notFor: ['viewer', 'publisher'],
      width: 16,
      hint: '12 chữ số trên thẻ căn cước.',
    },
    post: {
      kind: 'reference',
      title: 'Chức vụ',
      headings: ['Chức danh', 'Chức vụ biên chế'],
      refersTo: 'posts',
      named: ['title'],
      own: true,
      width: 24,
      example: 'Chỉ huy trưởng',
    },
    holderKind: {
      kind: 'choice',
      title: 'Nguồn cán bộ',
      headings: ['Đối tượng', 'Nguồn'],
      choices: HOLDER_KINDS,
      width: 22,
      example: 'Sĩ quan quân đội',
    },
    qualified: {
      kind: 'yesNo',
      title: 'Đã qua đào tạo',
      headings: ['Qua đào tạo', 'Có bằng quân sự cơ sở'],
      initial: false,
      width: 12,
      example: 'x',
      hint: 'Đánh x nếu có bằng cao đẳng, đại học ngành quân sự cơ sở (Luật DQTV Điều 26).',
    },
    appointedBy: {
      kind: 'choice',
      title: 'Cấp bổ nhiệm',
      headings: ['Người bổ nhiệm'],
      choices: APPOINTERS,
      optional: true,
      width: 28,
      example: 'Tư lệnh quân khu',
    },
    decision: {
      kind: 'text',
      title: 'Quyết định',
      headings: ['Số quyết định', 'Văn bản'],
      optional: true,
      to: 60,
      width: 18,
      example: '128/QĐ-BTL',
    },
    appointedOn: {
      kind: 'day',
      title: 'Từ ngày',
      headings: ['Ngày bổ nhiệm', 'Giữ chức từ'],
      width: 12,
      example: '2026-02-02',
    },
    until: {
      kind: 'day',
      title: 'Đến ngày',
      headings: ['Thôi giữ chức'],
      optional: true,
      width: 12,
      hint: 'Ngày đầu tiên không còn giữ chức; để trống nếu đang giữ.',
    },
    postCode: { kind: 'choice', title: 'Mã chức vụ', choices: ESTABLISHED_POSTS, carried: 'post.post', width: 20 },
    seats: { kind: 'integer', alone: true, title: 'Biên chế', carried: 'post.seats', width: 10 },
    postFrom: { kind: 'day', title: 'Biên chế từ ngày', carried: 'post.establishedOn', width: 12 },
    postUntil: { kind: 'day', title: 'Biên chế đến ngày', carried: 'post.until', optional: true, width: 12 },
  },
  checks: [endsAfterStart, withinPost, oldEnough, servicemenAtCommunes, districtsEnded],
  counts: [
    stock('commune_commander.filled', post('commander')),
    stock('commune_deputy_commander.filled', post('deputy_commander')),
    stock('commune_deputy_political.filled', post('deputy_political_officer')),
    stock('commune_assistant.filled', post('assistant')),
    stock('regular_officers_posted_to_commune', holder('regular_officer')),
    stock('professional_servicemen_posted_to_commune', holder('professional_serviceman')),
    stock('commune_commanders.in_post', COMMANDERS),
    stock('commune_commanders.qualified', COMMANDERS, { column: 'qualified', is: 'equal', value: true }),
  ],
}
