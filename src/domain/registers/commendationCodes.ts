import type { Choice } from '../register.ts'

/**
 * Titles and forms a militia collective or member may be given: Luật Thi đua, khen thưởng 06/2022/QH15 and TT 93/2024
 * as amended by TT 62/2025. Nothing else is one; `heard` are wordings of reports that could mean two of them.
 */
export const AWARDS: readonly Choice[] = [
  { code: 'national_fighter', title: 'Chiến sĩ thi đua toàn quốc', also: ['CSTĐ toàn quốc', 'CSTĐTQ'] },
  { code: 'army_fighter', title: 'Chiến sĩ thi đua toàn quân', also: ['CSTĐ toàn quân'] },
  {
    code: 'basic_fighter',
    title: 'Chiến sĩ thi đua cơ sở',
    also: ['CSTĐ cơ sở', 'CSTĐCS', 'Danh hiệu Chiến sĩ thi đua cơ sở'],
    heard: ['Chiến sĩ thi đua tiên tiến', 'CSTĐ tiên tiến', 'Chiến sĩ thi đua', 'CSTĐ'],
  },
  {
    code: 'advanced_fighter',
    title: 'Chiến sĩ tiên tiến',
    also: ['CSTT', 'Danh hiệu Chiến sĩ tiên tiến'],
    heard: ['Chiến sĩ thi đua tiên tiến', 'CSTĐ tiên tiến', 'Tiên tiến', 'Danh hiệu tiên tiến'],
  },
  {
    code: 'victory_unit',
    title: 'Đơn vị Quyết thắng',
    also: ['ĐVQT', 'Danh hiệu Đơn vị Quyết thắng'],
    heard: ['Đơn vị thi đua Quyết thắng', 'Đơn vị thi đua'],
  },
  {
    code: 'advanced_unit',
    title: 'Đơn vị tiên tiến',
    also: ['ĐVTT', 'Danh hiệu Đơn vị tiên tiến'],
    heard: ['Tiên tiến', 'Danh hiệu tiên tiến', 'Đơn vị thi đua'],
  },
  { code: 'flag', title: 'Cờ thi đua', also: ['Cờ thi đua xuất sắc', 'Cờ', 'Tặng cờ thi đua'] },
  { code: 'merit', title: 'Bằng khen', also: ['BK', 'Tặng bằng khen'], heard: ['Khen thưởng', 'Khen'] },
  { code: 'letter', title: 'Giấy khen', also: ['GK', 'Tặng giấy khen'], heard: ['Khen thưởng', 'Khen'] },
  {
    code: 'medal',
    title: 'Kỷ niệm chương “Vì sự nghiệp vũ trang quần chúng”',
    also: ['Kỷ niệm chương', 'KNC', 'Vì sự nghiệp vũ trang quần chúng'],
  },
]

/** Who may hold what: a title names its kind of subject, a form goes to either. */
export const FOR_INDIVIDUALS: readonly string[] = [
  'national_fighter',
  'army_fighter',
  'basic_fighter',
  'advanced_fighter',
  'medal',
]
export const FOR_COLLECTIVES: readonly string[] = ['victory_unit', 'advanced_unit', 'flag']

export const DECIDING_BODIES: readonly Choice[] = [
  { code: 'commune_committee', title: 'UBND cấp xã', also: ['UBND xã', 'UBND phường', 'Chủ tịch UBND xã', 'UBND đặc khu'] },
  {
    code: 'district_committee',
    title: 'UBND cấp huyện (đến 30/6/2025)',
    also: ['UBND huyện', 'UBND thị xã', 'UBND thành phố thuộc tỉnh', 'Chủ tịch UBND huyện', 'UBND cấp huyện'],
    heard: ['UBND thành phố', 'UBND TP'],
  },
  {
    code: 'provincial_committee',
    title: 'UBND cấp tỉnh',
    also: ['UBND tỉnh', 'Chủ tịch UBND tỉnh'],
    heard: ['UBND thành phố', 'UBND TP'],
  },
  { code: 'district_command', title: 'Ban CHQS cấp huyện (đến 30/6/2025)', also: ['Ban CHQS huyện', 'Ban CHQS cấp huyện'] },
  { code: 'regional_command', title: 'Ban CHPTKV', also: ['Ban Chỉ huy phòng thủ khu vực', 'Ban chỉ huy PTKV'] },
  { code: 'provincial_command', title: 'Bộ CHQS tỉnh', also: ['Bộ CHQS', 'Bộ Chỉ huy quân sự tỉnh', 'Bộ CHQS thành phố'] },
  { code: 'military_region', title: 'Bộ Tư lệnh quân khu', also: ['Quân khu', 'BTL quân khu'] },
  { code: 'minister', title: 'Bộ trưởng Bộ Quốc phòng', also: ['Bộ Quốc phòng', 'BQP'] },
  { code: 'prime_minister', title: 'Thủ tướng Chính phủ', also: ['Thủ tướng', 'Chính phủ'] },
]

/** Bodies of the level that ended with 30 June 2025. */
export const ENDED_BODIES: readonly string[] = ['district_committee', 'district_command']

export const COMMITTEES: readonly string[] = ['commune_committee', 'district_committee', 'provincial_committee']

/**
 * Who decides what: Luật TĐKT 06/2022 and TT 62/2025. Chiến sĩ thi đua cơ sở and Chiến sĩ tiên tiến by the provincial
 * command and authorised levels; Đơn vị tiên tiến up to a company also by the regional command; flags and bằng khen by
 * province, military region and ministry; giấy khen by communes, districts formerly, and commands.
 */
export const DECIDED_BY: Readonly<Record<string, readonly string[]>> = {
  national_fighter: ['prime_minister'],
  army_fighter: ['minister'],
  basic_fighter: ['provincial_command', 'military_region', 'minister'],
  advanced_fighter: ['district_command', 'regional_command', 'provincial_command', 'military_region', 'minister'],
  victory_unit: ['provincial_command', 'military_region', 'minister'],
  advanced_unit: ['district_command', 'regional_command', 'provincial_command', 'military_region', 'minister'],
  flag: ['provincial_committee', 'military_region', 'minister', 'prime_minister'],
  merit: ['provincial_committee', 'military_region', 'minister', 'prime_minister'],
  letter: ['commune_committee', 'district_committee', 'district_command', 'regional_command', 'provincial_command'],
  medal: ['minister'],
}
