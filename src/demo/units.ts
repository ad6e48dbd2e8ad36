import { DISTRICTS_ENDED } from '#domain/unit.ts'
import { AGENCIES } from './agencies.ts'
import { DISTRICTS, REGIONS } from './territory.ts'
import type { DemoLink, DemoSuccession, DemoUnit } from './world.ts'

export const PROVINCE = 'son-giang'
/** Before every record of the demo. */
const FOUNDED = '2010-01-01'
export const regionCode = (region: number): string => `khu-vuc-${region}`

type Named = { code: string; name: string; shortName: string }
const unit = (
  kind: DemoUnit['kind'],
  { code, name, shortName }: Named,
  validFrom = FOUNDED,
  validTo: string | null = null,
): DemoUnit => ({
  code,
  kind,
  name,
  shortName,
  managedBy: kind === 'agency_command' ? 'province' : null,
  validFrom,
  validTo,
})

export const UNITS: readonly DemoUnit[] = [
  unit('department', { code: 'cuc-dqtv', name: 'Cục Dân quân tự vệ', shortName: 'Cục DQTV' }),
  unit('military_region', { code: 'quan-khu-mau', name: 'Bộ Tư lệnh Quân khu Mẫu', shortName: 'Quân khu Mẫu' }),
  unit('province', { code: PROVINCE, name: 'Bộ CHQS tỉnh Sơn Giang', shortName: 'Sơn Giang' }),
  ...DISTRICTS.map((district) => unit('district', district, FOUNDED, DISTRICTS_ENDED)),
  ...REGIONS.map((region) =>
    unit(
      'regional_command',
      { code: regionCode(region), name: `Ban CHPTKV ${region} - Sơn Giang`, shortName: `Khu vực ${region}` },
      DISTRICTS_ENDED,
    ),
  ),
  ...DISTRICTS.flatMap(({ communes }) => communes.map((commune) => unit('commune', commune))),
  ...AGENCIES.map((agency) => unit('agency_command', agency)),
]

const link = (child: string, parent: string, from = FOUNDED, to: string | null = null): DemoLink => ({
  unit: child,
  parent,
  from,
  to,
})

/** On 1/7/2025 the communes pass from their district to a regional command; nobody's records move. */
export const LINKS: readonly DemoLink[] = [
  link('quan-khu-mau', 'cuc-dqtv'),
  link(PROVINCE, 'quan-khu-mau'),
  ...DISTRICTS.map(({ code }) => link(code, PROVINCE, FOUNDED, DISTRICTS_ENDED)),
  ...REGIONS.map((region) => link(regionCode(region), PROVINCE, DISTRICTS_ENDED)),
  ...DISTRICTS.flatMap(({ code, region, communes }) =>
    communes.flatMap((commune) => [
      link(commune.code, code, FOUNDED, DISTRICTS_ENDED),
      link(commune.code, regionCode(region), DISTRICTS_ENDED),
    ]),
  ),
  ...AGENCIES.map(({ code }) => link(code, PROVINCE)),
]

export const SUCCESSIONS: readonly DemoSuccession[] = DISTRICTS.map(({ code, region }) => ({
  unit: code,
  successor: regionCode(region),
  on: DISTRICTS_ENDED,
}))
