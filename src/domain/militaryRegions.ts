/** A military region and the provinces it holds, by the names of before July 2025 and of today. */
export type MilitaryRegion = { code: string; name: string; shortName: string; provinces: readonly string[] }

const list = (text: string): string[] => text.split(', ')
const region = (no: number, provinces: string): MilitaryRegion => ({
  code: `quan-khu-${no}`,
  name: `Bộ Tư lệnh Quân khu ${no}`,
  shortName: `Quân khu ${no}`,
  provinces: list(provinces),
})

/**
 * Where provincial commands stand. A province that was merged follows the one it became part of: Hòa Bình went from Quân khu 3
 * to Quân khu 2 with Phú Thọ. The capital's command stands beside the regions, directly under the centre.
 */
export const MILITARY_REGIONS: readonly MilitaryRegion[] = [
  region(1, 'Cao Bằng, Lạng Sơn, Thái Nguyên, Bắc Ninh, Bắc Kạn, Bắc Giang'),
  region(2, 'Tuyên Quang, Lào Cai, Điện Biên, Lai Châu, Sơn La, Phú Thọ, Hà Giang, Yên Bái, Vĩnh Phúc'),
  region(3, 'Hải Phòng, Quảng Ninh, Hưng Yên, Ninh Bình, Hải Dương, Thái Bình, Nam Định, Hà Nam, Hòa Bình'),
  region(4, 'Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Trị, Huế, Quảng Bình'),
  region(5, 'Đà Nẵng, Quảng Ngãi, Gia Lai, Đắk Lắk, Khánh Hòa, Quảng Nam, Kon Tum, Bình Định, Phú Yên, Ninh Thuận, Đắk Nông'),
  region(7, 'Hồ Chí Minh, Đồng Nai, Tây Ninh, Lâm Đồng, Bình Dương, Bà Rịa - Vũng Tàu, Bình Phước, Long An, Bình Thuận'),
  region(
    9,
    'An Giang, Cà Mau, Cần Thơ, Đồng Tháp, Vĩnh Long, Kiên Giang, Bạc Liêu, Sóc Trăng, Hậu Giang, Tiền Giang, Bến Tre, Trà Vinh',
  ),
]

/** Regional defence commands that were made public, by province: how many, and the decision. Nobody's number is guessed. */
export const REGIONAL_COMMANDS: readonly { province: string; count: number; source: string }[] = [
  { province: 'Thanh Hóa', count: 5, source: 'Quyết định 2786/QĐ-BQP ngày 14/6/2025' },
]
