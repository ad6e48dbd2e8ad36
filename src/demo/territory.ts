/** The invented land of Sơn Giang: eight district commands of twelve communes each, and the region each went to in 2025. */
export type District = { code: string; name: string; shortName: string; region: number; communes: readonly Commune[] }
export type Commune = { code: string; name: string; shortName: string }

type Text = readonly [kind: string, name: string, region: number, wards: string, communes: string]

const TEXTS: readonly Text[] = [
  [
    'thành phố',
    'Sơn Giang',
    1,
    'Trần Phú Đông, Bến Đá, Chợ Gạo, Ngã Tư Sông, Đồi Thông, Vườn Quýt, Hồ Sen, Cầu Bạc',
    'Thượng Giang, Hạ Giang, Long Bãi, Phước Mỹ Tây',
  ],
  [
    'huyện',
    'Sơn Đông',
    1,
    'Đồng Tâm',
    'Phú Sơn, Tân Lập, Bắc Sơn, Hòa An, Nam Sơn, Đá Dựng, Suối Mơ, Khe Lim, Bình Thuận Đông, Lũng Mây, Trại Ngựa',
  ],
  [
    'thị xã',
    'Vĩnh Khê',
    2,
    'Khê Hạ, Khê Trung, Khê Thượng, Vĩnh Phú Đông, Bãi Bồi',
    'Vĩnh Điền, Vĩnh Thạnh Trung, Đồng Rọc, Giếng Đá, Gò Dưa, Hòn Lim, Ruộng Dài',
  ],
  [
    'huyện',
    'Tân Khê',
    2,
    '',
    'Tân Phước Đông, Tân Mỹ Thượng, Suối Cạn, Khe Tre, Bàu Sen, Đồng Mít, Gò Sim, Bến Củi, Lâm Trạch, Phước Lâm Hạ, Nà Lùng, Nà Bưởi',
  ],
  [
    'huyện',
    'Lâm Thượng',
    3,
    '',
    'Lâm Hòa Bắc, Lâm Phú Nam, Thác Trắng, Dốc Đỏ, Khe Sến, Rừng Thông, Đèo Gió, Bản Mơ, Bản Phiêng, Ia Lâm, Ia Thượng, Ia Phin',
  ],
  [
    'huyện',
    'Ia Sông',
    3,
    '',
    'Ia Ring, Ia Bua, Ia Khê, Ia Tơ Nia, Plei Lốp, Plei Mun, Đăk Rơi, Đăk Sông Trung, Chư Rông, Chư Bia, Kon Tro, Kon Lía',
  ],
  [
    'huyện',
    'Thạch Biên',
    4,
    '',
    'Thạch Trung Sơn, Thạch Lũng, Biên Hạ, Biên Thượng, Mốc Cao, Cột Đá, Suối Vàng Anh, Đồn Cũ, Lũng Cọ, Pác Nậm Trung, Nà Thẳm, Khuổi Luông',
  ],
  [
    'huyện',
    'Hà Thanh',
    4,
    '',
    'Hà Lâm Thượng, Hà Trung Đông, Thanh Khê Hạ, Thanh Lũng, Cầu Mây, Bến Mía, Đồng Lau, Đồng Vải, Gò Găng, Mỏ Than Cũ, Trảng Tranh, Xóm Lò',
  ],
]

const words = (list: string): string[] => list.split(', ').filter((name) => name !== '')

/** 'Xã Đồng Rọc' → 'xa-dong-roc'. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

const commune =
  (kind: string) =>
  (name: string): Commune => ({ code: slug(`${kind} ${name}`), name: `Ban CHQS ${kind} ${name}`, shortName: name })

export const DISTRICTS: readonly District[] = TEXTS.map(([kind, name, region, wards, communes]) => ({
  code: slug(`${kind} ${name}`),
  name: `Ban CHQS ${kind} ${name}`,
  shortName: name,
  region,
  communes: [...words(wards).map(commune('phường')), ...words(communes).map(commune('xã'))],
}))

export const COMMUNES: readonly Commune[] = DISTRICTS.flatMap(({ communes }) => communes)
export const REGIONS: readonly number[] = [1, 2, 3, 4]
