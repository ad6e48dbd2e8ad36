import { type Count, contributions, type Delta, type Register } from './register.ts'
import type { Unit } from './unit.ts'

/** What a unit counts by existing, from the day it is founded to the day it ends. */
const exists = (indicator: string, ...kinds: string[]): Count => ({
  indicator,
  where: [{ column: 'kind', is: 'in', value: kinds }],
  from: 'validFrom',
  until: 'validTo',
})

export const UNIT_COUNTS: readonly Count[] = [
  exists('org_military_commands_total', 'agency_command'),
  exists('sdf_bases_total', 'agency_command', 'self_defence_unit'),
  {
    ...exists('sdf_units_provincial_direct'),
    where: [
      { column: 'kind', is: 'in', value: ['agency_command', 'self_defence_unit'] },
      { column: 'managedBy', is: 'equal', value: 'province' },
    ],
  },
  exists('commune_military_commands_total', 'commune'),
  exists('communes_total', 'commune'),
  exists('regional_defence_commands_total', 'regional_command'),
  exists('provinces_total', 'province'),
]

const asRegister: Register = {
  key: 'units',
  shelf: 'force',
  title: 'Tổ chức',
  rowName: 'đơn vị',
  sheet: 'Tổ chức',
  table: 'units',
  label: 'name',
  on: 'validFrom',
  sameRow: [['code']],
  columns: {},
  checks: [],
  counts: UNIT_COUNTS,
}

export function unitContributions(unit: Unit): Delta[] {
  return contributions(
    asRegister,
    { kind: unit.kind, managedBy: unit.managedBy, validFrom: unit.validFrom, validTo: unit.validTo },
    unit,
  )
}
