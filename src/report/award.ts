import type { Row } from '#domain/register.ts'
import { AWARDS, DECIDING_BODIES, FOR_INDIVIDUALS } from '#domain/registers/commendationCodes.ts'
import type { Unit, UnitKind } from '#domain/unit.ts'
import { printDay } from '#domain/wording.ts'

/** One commendation as paper says it: every word spelled out, the body by its own name. */
export type Award = {
  subject: string
  post: string
  award: string
  isTitle: boolean
  body: string
  year: string
  occasion: string
  reason: string
  decision: string
  decidedOn: string
  unit: string
  place: string
}

const COMMAND_OF: Readonly<Record<string, UnitKind>> = {
  district_command: 'district',
  regional_command: 'regional_command',
  provincial_command: 'province',
  military_region: 'military_region',
}
const TERRITORY_OF: Readonly<Record<string, UnitKind>> = {
  commune_committee: 'commune',
  district_committee: 'district',
  provincial_committee: 'province',
}

/** The row, the unit whose book it stands in, and the units above that one on the day. */
export function awardOf(row: Row, unit: Unit, path: readonly Unit[]): Award {
  const text = (column: string): string => (row[column] === null || row[column] === undefined ? '' : String(row[column]))
  const body = decidingBody(text('decidedBy'), [...path, unit])
  return {
    subject: text('subject'),
    post: text('post'),
    award: AWARDS.find(({ code }) => code === row.award)?.title ?? '',
    isTitle: row.award === 'victory_unit' || row.award === 'advanced_unit' || FOR_INDIVIDUALS.includes(text('award')),
    body: body.name,
    year: text('year'),
    occasion: text('occasion'),
    reason: text('reason') || `Đã có thành tích trong phong trào thi đua Quyết thắng năm ${text('year')}`,
    decision: text('decision'),
    decidedOn: typeof row.decidedOn === 'string' ? printDay(row.decidedOn) : '',
    unit: unit.name,
    place: body.place,
  }
}

/** The body by its own name where the tree has it: "Bộ CHQS tỉnh Sơn Giang", "Chủ tịch UBND xã Tân Lập"; and where it sits. */
function decidingBody(code: string, path: readonly Unit[]): { name: string; place: string } {
  const title = DECIDING_BODIES.find((body) => body.code === code)?.title ?? code
  const command = path.findLast(({ kind }) => kind === COMMAND_OF[code])
  const territory = path.findLast(({ kind }) => kind === TERRITORY_OF[code])
  if (command) return { name: command.name, place: placeName(command) }
  return territory
    ? { name: `Chủ tịch UBND ${territoryName(territory)}`, place: placeName(territory) }
    : { name: title, place: BLANK }
}

/** Left to the pen where the tree does not tell. */
const BLANK = '……'
const territoryName = ({ name }: Unit): string => name.replace(/^(Bộ|Ban) CHQS /, '')
const placeName = (unit: Unit): string =>
  ['province', 'district', 'commune'].includes(unit.kind)
    ? territoryName(unit)
        .replace(/^(tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu) /, '')
        .replace(/,.*$/, '')
    : BLANK
