import type { Day } from '#domain/period.ts'
import type { UnitKind } from '#domain/unit.ts'
import { COMMANDS, type CountrySize, FOUNDED, REGIONS } from './size.ts'

/** A unit of the invented country; `ordinal` counts those that keep books through all provinces. */
export type CountryUnit = {
  kind: UnitKind
  code: string
  name: string
  shortName: string
  managedBy: 'province' | 'commune' | null
  validFrom: Day
  parent: string | null
  ordinal: number | null
}

const FIRST = ['An', 'Bình', 'Cẩm', 'Đông', 'Gia', 'Hòa', 'Hưng', 'Khánh', 'Lạc', 'Long', 'Minh', 'Nam', 'Phú', 'Quang', 'Tân']
const SECOND = [
  'Cường',
  'Đức',
  'Giang',
  'Hải',
  'Khê',
  'Lâm',
  'Lộc',
  'Mỹ',
  'Phong',
  'Sơn',
  'Thạnh',
  'Thịnh',
  'Thủy',
  'Trung',
  'Xuân',
]
const ORGANISATIONS = [
  'Công ty Điện lực',
  'Công ty Cấp nước',
  'Công ty May',
  'Công ty Xi măng',
  'Công ty Cao su',
  'Công ty Vận tải',
  'Bệnh viện Đa khoa',
  'Trường Cao đẳng',
  'Chi cục Kiểm lâm',
  'Chi cục Thủy lợi',
  'Ngân hàng Phát triển',
  'Bưu điện',
  'Trung tâm Viễn thông',
  'Nhà máy Đường',
  'Khu công nghiệp',
]

const number = (at: number, digits: number): string => String(at + 1).padStart(digits, '0')
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T
/** 225 names of two syllables, in an order that does not look like one. */
const placeName = (index: number): string => `${at(FIRST, index * 7)} ${at(SECOND, index * 4 + Math.floor(index / 15))}`

const named = (title: string, name: string) => ({ name: `${title} ${name}`, shortName: name })

/** The department, the military regions and the commands of provinces. */
export function upperUnits({ provinces }: CountrySize): CountryUnit[] {
  const unit = (
    kind: UnitKind,
    code: string,
    names: { name: string; shortName: string },
    parent: string | null,
  ): CountryUnit => ({
    kind,
    code,
    ...names,
    managedBy: null,
    validFrom: FOUNDED,
    parent,
    ordinal: null,
  })
  const list = (count: number) => Array.from({ length: count }, (_, index) => index)
  return [
    unit('department', 'cuc', { name: 'Cục Dân quân tự vệ', shortName: 'Cục DQTV' }, null),
    ...list(Math.min(REGIONS, provinces)).map((region) =>
      unit('military_region', `qk-${number(region, 1)}`, { name: `Quân khu ${region + 1}`, shortName: `QK${region + 1}` }, 'cuc'),
    ),
    ...list(provinces).map((province) =>
      unit(
        'province',
        provinceCode(province),
        named('Bộ CHQS tỉnh', placeName(province * 3 + 1)),
        `qk-${number(province % REGIONS, 1)}`,
      ),
    ),
  ]
}

export const provinceCode = (province: number): string => `tinh-${number(province, 2)}`

/** Everything below the command of a province: its regional commands first, then those who keep books. */
export function provinceUnits(
  province: number,
  { communes, agenciesOfProvince, agenciesOfCommands }: CountrySize,
): CountryUnit[] {
  const own = provinceCode(province)
  const units: CountryUnit[] = []
  let ordinal = province * (communes + agenciesOfProvince + agenciesOfCommands)
  const add = (
    kind: UnitKind,
    code: string,
    names: { name: string; shortName: string },
    parent: string,
    managedBy: CountryUnit['managedBy'] = null,
  ) =>
    units.push({
      kind,
      code: `${own}-${code}`,
      ...names,
      managedBy,
      validFrom: FOUNDED,
      parent,
      ordinal: kind === 'regional_command' ? null : ordinal++,
    })
  for (let index = 0; index < COMMANDS; index++)
    add('regional_command', `kv-${number(index, 1)}`, named('Ban CHPTKV', `${index + 1} ${placeName(province * 3 + 1)}`), own)
  const commandOf = (index: number) => `${own}-kv-${number(index % COMMANDS, 1)}`
  for (let index = 0; index < communes; index++)
    add(
      'commune',
      `xa-${number(index, 3)}`,
      named('Ban CHQS', `${index % 5 === 0 ? 'phường' : 'xã'} ${placeName(index + province * 11)}`),
      commandOf(index),
    )
  const organisation = (index: number) => `${at(ORGANISATIONS, index)} ${placeName(Math.floor(index / 15) + province * 13)}`
  for (let index = 0; index < agenciesOfProvince; index++)
    add('agency_command', `cq-${number(index, 3)}`, named('Ban CHQS', organisation(index)), own, 'province')
  for (let index = 0; index < agenciesOfCommands; index++)
    add(
      'agency_command',
      `dn-${number(index, 3)}`,
      named('Ban CHQS', organisation(index + agenciesOfProvince)),
      commandOf(index),
      'commune',
    )
  return units
}
