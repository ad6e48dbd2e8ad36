import { slug } from './territory.ts'

/** A further invented province under the military region: its name is that of no province there is or was. */
export type Province = { code: string; name: string; shortName: string; communes: readonly ProvinceCommune[] }
export type ProvinceCommune = { code: string; name: string; shortName: string }

const TEXTS: readonly (readonly [name: string, wards: string, communes: string])[] = [
  ['Đông Lâm', 'Lâm Viên, Cửa Rừng', 'Lâm Khê, Đồng Sim, Suối Trầu, Hang Đá, Dốc Thông, Bến Lim'],
  ['Vĩnh Sa', 'Sa Bồi, Cầu Đất', 'Vĩnh Lũng, Bãi Nổi, Cồn Dâu, Đầm Sen, Vạn Chài, Gò Nổi'],
  ['An Thượng', 'Chợ Thượng, Bình An Đông', 'An Lũng, Khe Nước, Đồng Quế, Thác Bạc, Nương Xa, Trại Cỏ'],
  ['Phú Giang Tây', 'Phú Bến, Giang Đình', 'Tây Khê, Rạch Dừa, Kênh Mới, Gò Lúa, Đồng Cói, Bờ Tre'],
  ['Hải Khê', 'Cảng Cũ, Bãi Dương', 'Hải Lũng, Mũi Đèn, Đụn Cát, Làng Muối, Cửa Lạch, Xóm Lưới'],
  ['Trường Bình Sơn', 'Trường Thi Đông, Ngã Ba Chè', 'Bình Khê, Đồi Chè, Suối Ngà, Lũng Thông, Đá Trắng, Mỏ Vôi'],
]

const words = (list: string): string[] => list.split(', ')

/** Communes carry the code of their province: two provinces may each have a Đồng Sim. */
export const PROVINCES: readonly Province[] = TEXTS.map(([name, wards, communes]) => {
  const code = slug(name)
  const commune =
    (kind: string) =>
    (own: string): ProvinceCommune => ({
      code: slug(`${code} ${kind} ${own}`),
      name: `Ban CHQS ${kind} ${own}, ${name}`,
      shortName: own,
    })
  return {
    code,
    name: `Bộ CHQS tỉnh ${name}`,
    shortName: name,
    communes: [...words(wards).map(commune('phường')), ...words(communes).map(commune('xã'))],
  }
})
