import assert from 'node:assert/strict'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import type { GivenFile, MadeFile } from '#actions/action.ts'
import type { Register, Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Unit } from '#domain/unit.ts'
import { EVERYWHERE } from '#store/db.ts'
import { homeOf } from '#store/home.ts'
import { fingerprintOf, packetKeys, printCard } from '#store/packetKeys.ts'
import { withCarried, writeRows } from '#store/registerWrites.ts'
import { foundUnits, type NewUnit } from '#store/units.ts'
import { anyRow, namedBefore, toldApart } from '../anyRow.ts'
import { type Country, NOW } from '../world.ts'

/** Words that stand in no sentence of ours: found in somebody's answer, they tell where it came from. */
export type Mark = { readonly unit: string; readonly row: string; readonly ofBook?: (register: string) => string }
export const FAR: Mark = { unit: 'Qzfarhuyen', row: 'Qzfardong' }
export const NEAR: Mark = { unit: 'Qznearxa', row: 'Qzneardong' }
/** One's own rows say of which book they are: for whoever has a right for some books alone the others are next door as well. */
export const bookMark = (register: string): string => `Qzso${register}Zq`
export const OWN: Mark = { unit: '', row: '', ofBook: bookMark }

export const HALF = { period: '2026-H1', asOf: '2026-06-14' }

/** What a subtree holds, by the names a request would give it. */
export type Things = {
  unit: string
  above: string
  mark: Mark
  rows: Readonly<Record<string, readonly string[]>>
  file: string
  /** A key that is believed here: what is made for it is opened by the test. */
  key: string
  /** A round this unit is asked in, its edition there, and a round of its own. */
  round: string
  edition: string
  code: string
  ownRound: string
  reorganisation: string
  delegation: string
  indicator: string
}

export const docx = (...paragraphs: string[]): GivenFile => ({
  name: 'cong-van.docx',
  bytes: zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
  }),
})

/** Who would open the packets: another installation, with keys of its own. */
export const theirKeys = ({ database }: Country) => packetKeys(join(database.folder, 'ben-kia'))
const theirCard = (country: Country) => {
  const { card } = theirKeys(country)
  return { card: printCard(card), fingerprint: fingerprintOf(card) }
}

/** Units that are not there in the other half of the matrix: a province with a commune, or a commune next door. */
export async function foundForeign(country: Country, code: 'tinh-la' | 'xa-ben'): Promise<Unit> {
  const from = '2010-01-01'
  const inside = (code: string, parent: string, kind: NewUnit['kind'], name: string): NewUnit => ({
    code,
    kind,
    name,
    validFrom: from,
    parents: [{ code: parent, from, to: null }],
  })
  const units =
    code === 'tinh-la'
      ? [
          inside('tinh-la', 'quan-khu', 'province', `Bộ CHQS tỉnh ${FAR.unit}`),
          inside('xa-la', 'tinh-la', 'commune', `Ban CHQS xã ${FAR.unit} Hai`),
        ]
      : [inside('xa-ben', 'son-ha', 'commune', `Ban CHQS xã ${NEAR.unit}`)]
  return (await foundUnits(country.db, units)).get(code) ?? assert.fail(code)
}

/** Three rows in every book, made from its declaration, every free word of theirs marked. */
export async function fillBooks(country: Country, unit: Unit, mark: Mark, seed: number): Promise<Record<string, string[]>> {
  const home = await homeOf(country.database)
  const made: Record<string, string[]> = {}
  const fill = async (register: Register): Promise<void> => {
    if (made[register.key]) return
    const rows = toldApart(register, fc.sample(anyRow(register, made), { numRuns: 3, seed: seed + register.key.length }))
    const whole = await withCarried(
      country.db,
      register,
      rows.map(({ row }) => marked(register, row, mark)),
    )
    const context = { home, by: mark.row || 'test', at: NOW, scope: EVERYWHERE }
    const writes = rows.map(({ id }, at) => ({ id, unit, before: null, after: whole[at] ?? assert.fail(register.key) }))
    await writeRows(country.db, register, writes, context)
    made[register.key] = rows.map(({ id }) => id)
  }
  for (const register of Object.values(registers)) {
    for (const before of namedBefore(register)) await fill(before)
    await fill(register)
  }
  return made
}

function marked(register: Register, row: Row, mark: Mark): Row {
  const word = mark.ofBook?.(register.key) ?? mark.row
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => {
      const column = register.columns[key]
      const free = (column?.kind === 'text' || column?.kind === 'name') && !column.hidden && (column.to ?? 200) >= word.length
      return [key, free && typeof value === 'string' ? `${word} ${value}`.slice(0, column?.to ?? 200).trim() : value]
    }),
  )
}

/** Everything else a unit comes to hold in a year: figures, decisions, text, a file, rounds, an edition. */
export async function fillDesk(
  country: Country,
  unit: Unit,
  above: Unit,
  mark: Mark,
  round: string,
  seed: number,
): Promise<Things> {
  const { machine } = country
  const below = unit.code === 'son-ha' ? 'phu-son' : 'xa-la'
  const rows = await fillBooks(country, unit, mark, seed)
  const say = `${mark.row} ghi để đối chiếu`
  const at = { unit: unit.code, ...HALF }
  const file = await machine.does<{ id: string }>(
    'attachFile',
    { register: 'documents', id: rows.documents?.[0], note: say },
    { file: docx(`Quy chế ${mark.row}`) },
  )
  await machine.does('enterFigures', {
    ...at,
    entries: [{ indicator: 'ratio_recompute_mismatch', state: 'value', value: 40 + seed, note: say }],
  })
  await machine.does('overrideFigure', { ...at, indicator: 'sdf_strength', value: 70 + seed, reason: say })
  await machine.does('saveText', {
    ...at,
    version: 0,
    sections: [{ heading: `Tình hình ${mark.row}`, level: 1, paragraphs: [[`Đơn vị ${mark.row} giữ nề nếp.`]] }],
  })
  await machine
    .does('issueTargets', {
      unit: above.code,
      indicator: `force_training_attended`,
      period: '2026',
      number: `${seed}/QĐ-${mark.row}`,
      decidedOn: '2026-01-10',
      total: 90 + seed,
      lines: [{ unit: unit.code, value: 90 + seed }],
      note: say,
    })
    .catch((refused: unknown) => assert.match(String(refused), /assigned|phân bổ|giao/))
  const template = await machine.does<MadeFile>('downloadPaperTemplate', { unit: unit.code, kind: 'month_report' })
  await machine.does(
    'savePaperTemplate',
    { unit: unit.code, kind: 'month_report' },
    { file: { name: `Mẫu ${mark.row}.docx`, bytes: template.file.bytes as Uint8Array } },
  )
  // Only a province has indicators and reorganisations of its own; a commune is the subject of those above it.
  const isProvince = unit.kind === 'province'
  const indicator = isProvince ? await ownIndicator(country, unit, mark, seed) : 'khong-co'
  const delegation = await machine.does<{ id: string }>('delegateSigning', {
    unit: unit.code,
    login: `${unit.code}-approver`,
    signsAs: 'KT',
    basis: `Giấy ủy quyền ${mark.row}`,
    validFrom: '2026-07-01',
    validTo: '2026-07-31',
  })
  const planned = await machine.does<{ id: string }>('planReorganisation', {
    unit: isProvince ? unit.code : above.code,
    number: `${seed}/QĐ-SX`,
    decidedOn: '2026-07-01',
    effectiveOn: '2026-09-01',
    title: `Sắp xếp ${mark.row}`,
    steps: [{ kind: 'rename', unit: isProvince ? below : unit.code, name: `Ban CHQS tên mới ${mark.row}` }],
  })
  const prepared = await machine.does<{ edition: string; version: number }>('prepareEdition', {
    unit: unit.code,
    round,
    onBehalf: say,
  })
  await machine.does('commentCell', { edition: prepared.edition, indicator: 'duty_man_days', words: say })
  const { card, fingerprint } = theirCard(country)
  const key = await machine.does<{ id: string }>('trustKey', {
    ...{ unit: unit.code, name: `Bên kia ${mark.row}`.trim(), card, fingerprint },
  })
  const month = { kind: 'month', period: `2026-0${seed}` }
  const own = await machine.does<{ id: string }>('openRound', { unit: above.code, ...month, units: [unit.code] })
  return {
    unit: unit.code,
    above: above.code,
    mark,
    rows,
    file: file.id,
    key: key.id,
    round,
    edition: prepared.edition,
    code: 'ABCD-EFGH-JKLM',
    ownRound: own.id,
    reorganisation: planned.id,
    delegation: delegation.id,
    indicator,
  }
}

async function ownIndicator({ machine }: Country, unit: Unit, mark: Mark, seed: number): Promise<string> {
  const { indicator } = await machine.does<{ indicator: string }>('addIndicator', {
    unit: unit.code,
    name: `rieng_${seed}`,
    title: `Số riêng ${mark.row}`,
    unitWord: 'lượt',
    chapter: 'A',
    stock: true,
    levels: ['CQ', 'XA', 'TI'],
    validFrom: '2026-01-01',
  })
  return indicator
}
