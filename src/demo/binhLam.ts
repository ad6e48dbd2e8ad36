import type { Day } from '#domain/period.ts'
import { BASES, COMMUNES, REGIONS } from './binhLamBases.ts'
import { binhLamPeople } from './binhLamPeople.ts'
import type { DemoLink, DemoPart, DemoUnit } from './world.ts'

const PROVINCE = 'binh-lam'
/** The province was put together of others on the day the districts ended; its books begin there. */
const FOUNDED: Day = '2025-07-01'

const unit = (
  kind: DemoUnit['kind'],
  { code, name, shortName }: { code: string; name: string; shortName: string },
  managedBy: DemoUnit['managedBy'] = null,
): DemoUnit => ({ code, kind, name, shortName, managedBy, validFrom: FOUNDED, validTo: null })

const link = (child: string, parent: string): DemoLink => ({ unit: child, parent, from: FOUNDED, to: null })

/**
 * The invented province of Bình Lâm, which knows self-defence best: on 19/1/2026 it has 297 self-defence bases with 6.796
 * members, of them 93 directly under the provincial command with 2.581.
 */
export const binhLam = (): DemoPart => ({
  units: [
    unit('province', { code: PROVINCE, name: 'Bộ CHQS tỉnh Bình Lâm', shortName: 'Bình Lâm' }),
    ...REGIONS.map((region) => unit('regional_command', region)),
    ...COMMUNES.map((commune) => unit('commune', commune)),
    ...BASES.map((base) => unit(base.kind, base, base.commune === null ? 'province' : 'commune')),
  ],
  links: [
    link(PROVINCE, 'quan-khu-mau'),
    ...REGIONS.map(({ code }) => link(code, PROVINCE)),
    ...COMMUNES.map(({ code, region }) => link(code, region)),
    ...BASES.map(({ code, commune }) => link(code, commune ?? PROVINCE)),
  ],
  rows: { personnel: binhLamPeople() },
  homes: { [PROVINCE]: { period: '2025', asOf: '2026-01-19' } },
  users: [
    {
      login: 'binh-lam',
      name: 'Trần Hữu Lộc',
      password: 'tong-ket-binh-lam',
      grants: [
        { role: 'viewer', unit: PROVINCE },
        { role: 'clerk', unit: PROVINCE },
      ],
    },
  ],
})
