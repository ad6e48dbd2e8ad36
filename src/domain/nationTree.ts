import { type Finding, finding, note } from './finding.ts'
import { MILITARY_REGIONS, REGIONAL_COMMANDS } from './militaryRegions.ts'
import type { Day } from './period.ts'
import type { Step } from './reorganisation.ts'
import type { UnitKind } from './unit.ts'
import { foldTone, lowerFirst, printInteger } from './wording.ts'

/** The administrative units of the nation as a published data set has them: of July 2025, and which became which. */
export type NationData = {
  provinces: readonly { code: string; name: string }[]
  communes: readonly { code: string; name: string; province: string }[]
  links: readonly {
    oldCode: string | null
    oldName: string | null
    oldDistrict: string | null
    oldProvince: string | null
    newCode: string
    newName: string
    newProvince: string
  }[]
}

export type NationUnit = { code: string; kind: UnitKind; name: string; shortName: string; parent: string | null }

/** The tree until 30 June 2025, what July 2025 made of it, what was renamed since, and what the data leave open. */
export type NationTree = {
  before: NationUnit[]
  july: Step[]
  since: { on: Day; source: string; steps: Step[] }[]
  counts: {
    provinces: number
    communes: number
    links: number
    oldProvinces: number
    oldDistricts: number
    oldCommunes: number
    continuing: number
    divided: number
  }
  /** Errors mean it is not the data set it says it is; notes are gaps that stay. */
  findings: Finding[]
}

/** What the data set must hold: Nghị quyết 202/2025/QH15 and the resolutions on communes of June 2025. */
export const NATION = {
  provinces: 34,
  communes: 3321,
  links: 10_977,
  oldCommunes: 10_035,
  xa: 2621,
  phuong: 687,
  dacKhu: 13,
} as const
export const NATION_SOURCE = 'Nghị quyết 202/2025/QH15 và các nghị quyết sắp xếp đơn vị hành chính cấp xã năm 2025'
/** Before every record: the founding days of units of before are not in the data. */
export const NATION_FOUNDED: Day = '2010-01-01'
/** The commune command became a local military body directly under the province (Nghị quyết 66.12/2026/NQ-CP). */
export const COMMUNE_COMMANDS_REGULAR: Day = '2026-01-26'

/** Codes the data set has otherwise than the statistics office. */
const CODE_OF: Readonly<Record<string, string>> = { '23737': '23938' }
const UNSURE: Readonly<Record<string, string>> = {
  '06970': 'Xã Ba Chẽ (Quảng Ninh) mang mã 06970 hay 06978 tùy nguồn; giữ 06970.',
}
/** A commune that went on unchanged and has no link in the data set. */
const UNLINKED = [{ code: '23938', name: 'Xã Ia Mơ', district: 'Huyện Chư Prông', province: 'Tỉnh Gia Lai' }] as const
/** Island districts had no communes: each became a special zone. Where the province of before has ended it is named. */
const ISLANDS: Readonly<Record<string, string>> = { 'Đặc khu Côn Đảo': 'Tỉnh Bà Rịa - Vũng Tàu' }
/** Đồng Nai became a city of the centre, ten communes of it wards. */
const DONG_NAI = {
  on: '2026-04-30',
  wards: ['25270', '25357', '25363', '26116', '26170', '26248', '26326', '26368', '26425', '26485'],
  source: 'Đồng Nai thành thành phố trực thuộc trung ương từ 30/4/2026',
} as const

const key = (text: string): string =>
  foldTone(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
/** The same few thousand names are asked again and again. */
function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = of(text)
    known.set(text, made)
    return made
  }
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
/** Names that differ only in the place of the tone mark (Hòa, Hoà) are one; names that differ in the tone are two. */
const sameName = remembered((text) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .split(/[^\p{L}\p{M}\d]+/u)
    .filter(Boolean)
    .map((word) => `${word.replace(TONES, '').normalize('NFC')}${(word.match(TONES) ?? []).join('')}`)
    .join(' '),
)
const slug = remembered((text) => key(text).replaceAll(' ', '-'))
const bare = (province: string): string => province.replace(/^(Tỉnh|Thành phố) /, '')
const provinceKey = (province: string): string => key(bare(province))

const commandOf = (province: string): string => {
  const name = bare(province)
  if (provinceKey(province) === 'ha noi') return 'Bộ Tư lệnh Thủ đô Hà Nội'
  if (provinceKey(province) === 'ho chi minh') return 'Bộ Tư lệnh Thành phố Hồ Chí Minh'
  return `Bộ CHQS ${province.startsWith('Thành phố') ? 'thành phố' : 'tỉnh'} ${name}`
}
const communeCommand = (name: string): string => `Ban CHQS ${lowerFirst(name)}`

export function nationTree(data: NationData): NationTree {
  const findings: Finding[] = []
  const provinces = new Map(data.provinces.map((one) => [provinceKey(one.name), one]))
  const byCode = new Map(data.provinces.map((one) => [one.code, provinceKey(one.name)]))
  const communes = data.communes.map((one) => ({
    ...one,
    code: CODE_OF[one.code] ?? one.code,
    province: byCode.get(one.province) ?? '',
  }))
  const placed = Map.groupBy(communes, ({ province, name }) => `${province}|${sameName(name)}`)

  // Each link names its commune by name and province; the codes beside them are cut short or of another commune here and there.
  const strays: string[] = []
  const nameless: string[] = []
  const old = new Map<string, { code: string; name: string; district: string; province: string; to: Set<string> }>()
  for (const link of data.links) {
    const found = placed.get(`${provinceKey(link.newProvince)}|${sameName(link.newName)}`) ?? []
    const [target] = found
    if (!target || found.length > 1) {
      strays.push(`${link.newName}, ${link.newProvince}`)
      continue
    }
    if (!link.oldCode || !link.oldName || !link.oldDistrict || !link.oldProvince) {
      if (link.oldName) nameless.push(`${link.oldName}, ${link.oldDistrict ?? ''}`)
      continue
    }
    const known = old.get(link.oldCode)
    if (known) known.to.add(target.code)
    else
      old.set(link.oldCode, {
        code: link.oldCode,
        name: link.oldName,
        district: link.oldDistrict,
        province: link.oldProvince,
        to: new Set([target.code]),
      })
  }
  for (const { code, ...one } of UNLINKED) if (!old.has(code)) old.set(code, { code, ...one, to: new Set([code]) })
  const islands = data.links.flatMap(({ oldName, newName, newProvince }) => {
    const [target] = placed.get(`${provinceKey(newProvince)}|${sameName(newName)}`) ?? []
    if (oldName !== null || !newName.startsWith('Đặc khu ') || !target) return []
    const province =
      ISLANDS[newName] ?? [...old.values()].find((one) => provinceKey(one.province) === provinceKey(newProvince))?.province
    return province === undefined ? [] : [{ district: newName.replace('Đặc khu ', 'Huyện '), province, to: target.code }]
  })
  check(findings, data, communes, placed, strays, old.size)
  const from = new Map<string, string[]>()
  for (const one of old.values()) for (const to of one.to) from.set(to, [...(from.get(to) ?? []), one.code])
  for (const { to } of islands) from.set(to, [])
  gaps(findings, communes, nameless, from)
  const provinceOf = new Map(communes.map(({ code, province }) => [code, province]))

  const oldProvinces = new Map([...old.values()].map(({ province }) => [provinceKey(province), province]))
  const successor = new Map<string, string>()
  for (const { province, to } of old.values()) {
    const target = provinceOf.get([...to][0] ?? '')
    if (target !== undefined && !provinces.has(provinceKey(province))) successor.set(provinceKey(province), target)
  }
  const nameOfCommune = new Map(communes.map(({ code, name }) => [code, name]))
  const continues = (one: { code: string; name: string; to: ReadonlySet<string> }): string | null => {
    const [to] = one.to
    return one.to.size === 1 &&
      to !== undefined &&
      from.get(to)?.length === 1 &&
      sameName(nameOfCommune.get(to) ?? '') === sameName(one.name)
      ? to
      : null
  }
  const codeOf = (code: string): string => `${slug(nameOfCommune.get(code) ?? '')}-${code}`
  const oldCode = (one: { code: string; name: string; to: ReadonlySet<string> }): string => {
    const same = continues(one)
    return same === null ? `${slug(one.name)}-${one.code}-cu` : codeOf(same)
  }
  const district = (one: { district: string; province: string }): string => `${slug(one.district)}-${slug(bare(one.province))}-cu`

  const before: NationUnit[] = [
    { code: 'cuc-dqtv', kind: 'department', name: 'Cục Dân quân tự vệ', shortName: 'Cục DQTV', parent: null },
    ...MILITARY_REGIONS.map(
      ({ code, name, shortName }): NationUnit => ({ code, kind: 'military_region', name, shortName, parent: 'cuc-dqtv' }),
    ),
  ]
  const regionOf = (province: string): string =>
    MILITARY_REGIONS.find((one) => one.provinces.some((name) => key(name) === province))?.code ?? 'cuc-dqtv'
  for (const [id, name] of oldProvinces)
    before.push({ code: slug(bare(name)), kind: 'province', name: commandOf(name), shortName: bare(name), parent: regionOf(id) })
  const districts = new Map(
    [...old.values(), ...islands].map((one) => [district(one), { district: one.district, province: one.province }]),
  )
  for (const [code, { district: name, province }] of districts)
    before.push({ code, kind: 'district', name: `Ban CHQS ${lowerFirst(name)}`, shortName: name, parent: slug(bare(province)) })
  for (const one of old.values())
    before.push({
      code: oldCode(one),
      kind: 'commune',
      name: communeCommand(one.name),
      shortName: one.name,
      parent: district(one),
    })

  const july: Step[] = []
  const kept = new Set([...old.values()].flatMap((one) => continues(one) ?? []))
  const provinceCode = (id: string): string => slug(bare(provinces.get(id)?.name ?? ''))
  for (const { province, count } of REGIONAL_COMMANDS)
    for (let no = 1; no <= count; no++)
      july.push({
        kind: 'found',
        code: `khu-vuc-${no}-${slug(province)}`,
        unitKind: 'regional_command',
        name: `Ban CHPTKV ${no} - ${province}`,
        shortName: `Khu vực ${no}`,
        parent: provinceCode(key(province)),
      })
  for (const { code, name, province } of communes)
    july.push(
      kept.has(code)
        ? { kind: 'move', unit: codeOf(code), parent: provinceCode(province) }
        : {
            kind: 'found',
            code: codeOf(code),
            unitKind: 'commune',
            name: communeCommand(name),
            shortName: name,
            parent: provinceCode(province),
          },
    )
  const ending = [...old.values()].filter((one) => continues(one) === null)
  for (const [to, units] of Map.groupBy(
    ending.filter((one) => one.to.size === 1),
    ({ to: targets }) => [...targets][0] ?? '',
  ))
    july.push({ kind: 'merge', units: units.map(oldCode), into: codeOf(to) })
  const divided = ending.filter((one) => one.to.size > 1)
  for (const one of divided)
    july.push({
      kind: 'split',
      unit: oldCode(one),
      ends: true,
      assign: [...one.to].map((to, at) => ({ to: codeOf(to), rest: at === 0 })),
    })
  for (const island of islands) july.push({ kind: 'merge', units: [district(island)], into: codeOf(island.to) })
  const withCommunes = [...districts].filter(([code]) => !islands.some((island) => district(island) === code))
  for (const [province, units] of Map.groupBy(withCommunes, ([, one]) => slug(bare(one.province))))
    july.push({ kind: 'merge', units: units.map(([code]) => code), into: province })
  for (const [id, into] of successor)
    july.push({ kind: 'merge', units: [slug(bare(oldProvinces.get(id) ?? ''))], into: provinceCode(into) })

  return {
    before,
    july,
    since: [{ on: DONG_NAI.on, source: DONG_NAI.source, steps: dongNai(communes, codeOf) }],
    counts: {
      provinces: provinces.size,
      communes: communes.length,
      links: data.links.length,
      oldProvinces: oldProvinces.size,
      oldDistricts: districts.size,
      oldCommunes: old.size,
      continuing: kept.size,
      divided: divided.length,
    },
    findings,
  }
}

function dongNai(communes: readonly { code: string; name: string }[], codeOf: (code: string) => string): Step[] {
  const renamed = communes
    .filter(({ code, name }) => (DONG_NAI.wards as readonly string[]).includes(code) && name.startsWith('Xã '))
    .map(({ code, name }): Step => {
      const ward = name.replace(/^Xã /, 'Phường ')
      return { kind: 'rename', unit: codeOf(code), name: communeCommand(ward), shortName: ward }
    })
  return [{ kind: 'rename', unit: 'dong-nai', name: 'Bộ CHQS thành phố Đồng Nai', shortName: 'Đồng Nai' }, ...renamed]
}

type Commune = { code: string; name: string; province: string }

/** Counts, orphans and duplicates: another data set than the one meant is refused. */
function check(
  findings: Finding[],
  data: NationData,
  communes: readonly Commune[],
  placed: ReadonlyMap<string, readonly Commune[]>,
  strays: readonly string[],
  oldCommunes: number,
): void {
  const kinds = (word: string) => communes.filter(({ name }) => name.startsWith(word)).length
  const counted: [string, number, number][] = [
    ['tỉnh, thành phố', data.provinces.length, NATION.provinces],
    ['xã, phường, đặc khu', communes.length, NATION.communes],
    ['xã', kinds('Xã '), NATION.xa],
    ['phường', kinds('Phường '), NATION.phuong],
    ['đặc khu', kinds('Đặc khu '), NATION.dacKhu],
    ['liên kết cũ – mới', data.links.length, NATION.links],
    ['đơn vị cấp xã trước 1/7/2025', oldCommunes, NATION.oldCommunes],
  ]
  for (const [what, found, expected] of counted)
    if (found !== expected)
      findings.push(
        finding('nation.count', {}, `Gói dữ liệu có ${printInteger(found)} ${what}, phải là ${printInteger(expected)}.`),
      )
  const twice = [...placed.values()].filter((same) => same.length > 1)
  for (const same of twice)
    findings.push(
      finding(
        'nation.twice',
        {},
        `Hai đơn vị cùng tên trong một tỉnh: ${same.map(({ code, name }) => `${name} ${code}`).join(', ')}.`,
      ),
    )
  const codes = Map.groupBy(communes, ({ code }) => code)
  for (const same of codes.values())
    if (same.length > 1)
      findings.push(finding('nation.twice', {}, `Mã ${same[0]?.code} đứng ở ${same.map(({ name }) => name).join(', ')}.`))
  for (const { name, province } of communes)
    if (province === '') findings.push(finding('nation.orphan', {}, `${name} không thuộc tỉnh nào.`))
  if (strays.length > 0)
    findings.push(
      finding(
        'nation.orphan',
        {},
        `${printInteger(strays.length)} liên kết dẫn tới đơn vị không có: ${strays.slice(0, 5).join('; ')}.`,
      ),
    )
}

/** What the data leave open; told at every load. */
function gaps(
  findings: Finding[],
  communes: readonly Commune[],
  nameless: readonly string[],
  from: ReadonlyMap<string, readonly string[]>,
): void {
  const some = (list: readonly string[]) => list.slice(0, 6).join(', ')
  if (nameless.length > 0)
    findings.push(
      note(
        'nation.no_old_code',
        {},
        `${printInteger(nameless.length)} liên kết không có mã đơn vị cũ (tên đã hết dùng trước 1/7/2025), không nạp thành đơn vị: ${some(nameless)}…`,
        { count: nameless.length },
      ),
    )
  const newborn = communes.filter(({ code }) => !from.has(code)).map(({ name }) => name)
  if (newborn.length > 0)
    findings.push(
      note(
        'nation.no_predecessor',
        {},
        `${printInteger(newborn.length)} đơn vị không có đơn vị cũ trong dữ liệu: ${some(newborn)}.`,
        { count: newborn.length },
      ),
    )
  for (const [to, words] of Object.entries(UNSURE))
    if (communes.some(({ code }) => code === to)) findings.push(note('nation.unsure', {}, words))
  for (const { name, province } of UNLINKED)
    findings.push(note('nation.unlinked', {}, `${name}, ${province} không đổi mà thiếu trong các liên kết; đã bổ sung.`))
  for (const [wrong, right] of Object.entries(CODE_OF))
    findings.push(note('nation.code', {}, `Mã ${wrong} của gói dữ liệu được sửa thành ${right}.`))
  findings.push(
    note(
      'nation.regional_commands',
      {},
      `Ban CHPTKV mới có của ${REGIONAL_COMMANDS.map(({ province, count, source }) => `${province} (${count}, ${source})`).join(', ')}, chưa rõ xã nào thuộc ban nào; các tỉnh khác tự lập bằng quyết định sắp xếp.`,
    ),
    note('nation.founded', {}, 'Ngày thành lập của đơn vị cũ không có trong dữ liệu; ghi 1/1/2010, trước mọi sổ.'),
  )
}
