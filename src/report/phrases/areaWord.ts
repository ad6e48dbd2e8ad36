import type { Unit } from '#domain/unit.ts'

/** How a report speaks of everything a unit answers for: "toàn tỉnh", "toàn xã"; an agency says "đơn vị". */
export function areaWord({ kind, name }: Pick<Unit, 'kind' | 'name'>): string {
  if (kind === 'department') return 'toàn quốc'
  if (kind === 'military_region') return 'toàn quân khu'
  if (kind === 'regional_command') return 'toàn khu vực'
  const place = territoryWord({ kind, name })
  return place === null ? 'đơn vị' : `toàn ${place}`
}

const USUAL: Partial<Record<Unit['kind'], string>> = { province: 'tỉnh', district: 'huyện', commune: 'xã' }

/** What kind of territory a command stands for, by its own name where that says so: a ward is no commune. */
export function territoryWord({ kind, name }: Pick<Unit, 'kind' | 'name'>): string | null {
  const usual = USUAL[kind]
  if (usual === undefined) return null
  return /(?<!\p{L})(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)(?!\p{L})/u.exec(name)?.[1] ?? usual
}
