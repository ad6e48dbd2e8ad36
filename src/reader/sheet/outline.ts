import { hasPart, hearPart, type Parts } from './parts.ts'
import { damaged, noSheets, Refusal } from './refusal.ts'

/** What the workbook part says about its sheets, and where their parts stand in the archive. */
export type Outline = {
  sheets: { name: string; part: string; hidden: boolean }[]
  from1904: boolean
  stringsPart: string | undefined
  stylesPart: string | undefined
}

type Relation = { type: string; target: string }

export async function outlineOf(parts: Parts): Promise<Outline> {
  const workbookPart = await workbookPartOf(parts)
  const relations = await relationsOf(parts, workbookPart)
  const listed: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  await hearPart(parts, workbookPart, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isOn(attributes.date1904)
      if (name === 'sheet' && attributes.name !== undefined) {
        listed.push({ name: attributes.name, id: relationId(attributes), hidden: (attributes.state ?? 'visible') !== 'visible' })
      }
    },
  })
  const sheets: Outline['sheets'] = []
  for (const { name, id, hidden } of listed) {
    const relation = relations.get(id)
    if (!relation) throw new Refusal(damaged(`sheet ${name} points nowhere`, { sheet: name }))
    // Chart sheets and macro sheets are listed too, but hold no rows.
    if (relation.type !== 'worksheet') continue
    if (!hasPart(parts, relation.target)) throw new Refusal(damaged(`${relation.target} is missing`, { sheet: name }))
    sheets.push({ name, part: relation.target, hidden })
  }
  if (sheets.length === 0) throw new Refusal(noSheets())
  const partOf = (type: string) => {
    const target = [...relations.values()].find((relation) => relation.type === type)?.target
    return target && hasPart(parts, target) ? target : undefined
  }
  return { sheets, from1904, stringsPart: partOf('sharedStrings'), stylesPart: partOf('styles') }
}

async function workbookPartOf(parts: Parts): Promise<string> {
  const main = [...(await relationsOf(parts, '')).values()].find(({ type }) => type === 'officeDocument')?.target
  const part = main ?? 'xl/workbook.xml'
  if (!hasPart(parts, part)) throw new Refusal(damaged(`${part} is missing`))
  return part
}

/** The relations of a part (of the whole package when the name is empty), by id. */
async function relationsOf(parts: Parts, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const relations = new Map<string, Relation>()
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`
  if (!hasPart(parts, name)) return relations
  await hearPart(parts, name, {
    open(element, { Id, Type, Target, TargetMode }) {
      if (element !== 'Relationship' || !Id || !Type || Target === undefined || TargetMode === 'External') return
      // The strict variant of the format differs in the address before the last word, not in the word.
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolved(folder, Target) })
    },
  })
  return relations
}

function resolved(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function relationId(attributes: Record<string, string>): string {
  const key = Object.keys(attributes).find((name) => name.endsWith(':id'))
  return (key && attributes[key]) ?? ''
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true'
