import { PROVINCES } from './provinces.ts'
import type { DemoLink, DemoPart, DemoUnit } from './world.ts'

/** Before every record of the demo. */
const FOUNDED = '2010-01-01'

const unit = (
  kind: DemoUnit['kind'],
  { code, name, shortName }: { code: string; name: string; shortName: string },
): DemoUnit => ({
  code,
  kind,
  name,
  shortName,
  managedBy: null,
  validFrom: FOUNDED,
  validTo: null,
})
const link = (child: string, parent: string): DemoLink => ({ unit: child, parent, from: FOUNDED, to: null })

/** The provinces beside Sơn Giang, so that the military region and the Department have something to add up. */
export const nation = (): DemoPart => ({
  units: PROVINCES.flatMap((province) => [
    unit('province', province),
    ...province.communes.map((commune) => unit('commune', commune)),
  ]),
  links: PROVINCES.flatMap(({ code, communes }) => [
    link(code, 'quan-khu-mau'),
    ...communes.map((commune) => link(commune.code, code)),
  ]),
})
