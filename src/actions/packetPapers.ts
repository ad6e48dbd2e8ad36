import { z } from 'zod'
import { EDITION_CAUSES, EDITION_STATES, VERBS } from '#domain/edition.ts'
import type { EditionContent } from '#domain/editionFigures.ts'
import { day, MOST, oneOf, reportKind, reportLine } from './inputs.ts'

/** Besides rows of the books: report editions with the round they answer, typed figures with what was said of them, files. */
const code = z.string().min(1).max(120)
const words = z.string().max(2000)
const moment = z.iso.datetime()
const person = z.string().max(200)
const whole = z
  .int()
  .min(-MOST * 100)
  .max(MOST * 100)
const state = oneOf(EDITION_STATES)

export const packetRound = z.object({
  id: z.uuid(),
  unit: code,
  line: reportLine,
  kind: reportKind,
  period: z.string().max(20),
  title: words,
  opensOn: day,
  windowFrom: day,
  cutOff: day,
  asOf: day,
  preparedFrom: day,
  dueOn: day,
  basis: words,
  openedBy: person,
  openedAt: moment,
  /** How often its list was changed: an older packet sets no later word aside. */
  revision: z.int().min(1),
  expected: z.array(z.object({ unit: code, name: words, dueOn: day, fromStart: z.boolean(), excused: z.boolean() })).max(20_000),
})

export const packetStep = z.object({
  id: z.uuid(),
  version: z.int().min(1).max(10_000),
  verb: oneOf(VERBS),
  fromState: state.nullable(),
  toState: state,
  at: moment,
  login: person,
  name: person,
  signsAs: person.nullable(),
  forName: person.nullable(),
  basis: words.nullable(),
  reason: words.nullable(),
})
const slip = z.object({
  cells: z
    .array(z.object({ indicator: code, submitted: z.number().nullable(), book: z.number().nullable(), note: words }))
    .max(500),
  reason: words,
  dueOn: day,
  returnedBy: person,
  returnedName: person,
  returnedAt: moment,
})
const comment = z.object({ id: z.uuid(), indicator: code, words, saidBy: person, saidName: person, saidAt: moment })

export const packetEdition = z.object({
  id: z.uuid(),
  round: z.uuid(),
  unit: code,
  number: z.int().min(1).max(1000),
  of: z.enum(['report', 'roll_up']).default('report'),
  cause: oneOf(EDITION_CAUSES),
  replaces: z.uuid().nullable(),
  reason: words.nullable(),
  onBehalf: words.nullable(),
  findings: z.int().min(0),
  submittedAt: moment.nullable(),
  submittedOn: day.nullable(),
  madeAt: moment,
  /** The very text that was hashed when it was checked. */
  content: z.string().max(16 * 1024 * 1024),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  steps: z.array(packetStep).min(1).max(500),
  slip: slip.nullable(),
  comments: z.array(comment).max(5000),
})
export type PacketEdition = z.infer<typeof packetEdition>
export type PacketRound = z.infer<typeof packetRound>

export const packetEntry = z.object({
  unit: code,
  measure: code,
  period: z.string().max(20),
  asOf: day,
  revision: z.int().min(1),
  base: z.int().min(0),
  by: person,
  at: moment,
  /** Null: the sender took it back. */
  said: z
    .object({
      state: z.enum(['value', 'zero', 'not_applicable']),
      value: z.int().min(0).max(MOST).nullable(),
      qualifier: z.string().max(20).nullable(),
      note: z.string().max(500).nullable(),
    })
    .nullable(),
})
export type PacketEntry = z.infer<typeof packetEntry>

export const packetCorrection = z.object({
  id: z.uuid(),
  unit: code,
  measure: code,
  period: z.string().max(20),
  asOf: day,
  derived: whole,
  value: z.int().min(0).max(MOST),
  reason: z.string().min(5).max(500),
  /** Of all the corrections of one figure the one that holds. */
  active: z.boolean(),
  by: person,
  at: moment,
})
export type PacketCorrection = z.infer<typeof packetCorrection>

export const packetExplanation = z.object({
  id: z.uuid(),
  unit: code,
  period: z.string().max(20),
  indicator: code,
  about: words,
  question: words,
  reason: z.string().min(5).max(500),
  saidBy: person,
  saidAt: moment,
})
export type PacketExplanation = z.infer<typeof packetExplanation>

export const packetAttachment = z.object({
  id: z.uuid(),
  register: code,
  record: z.uuid(),
  name: z.string().min(1).max(200),
  note: z.string().max(300).nullable(),
  addedBy: person,
  addedAt: moment,
  bytes: z.base64(),
})
export type PacketAttachment = z.infer<typeof packetAttachment>

const figure = z.looseObject({
  indicator: code,
  value: z.number().nullable(),
  target: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  percent: z.number().nullable(),
  gap: z.number().nullable(),
  state: z.enum(['value', 'zero', 'missing', 'not_applicable']),
  source: z.enum(['derived', 'entered']),
  qualifier: z.string().max(20).optional(),
  proof: z.looseObject({ kind: z.enum(['records', 'sum', 'formula', 'target', 'entry']) }),
})
const piece = z.union([words, z.object({ figure: words, part: words, text: words })])
const content = z.looseObject({
  unit: z.object({ code, name: words }),
  round: z.object({ id: z.uuid(), title: words }),
  period: z.string().max(20),
  asOf: day,
  window: z.object({ from: day, to: day }),
  nil: z.boolean(),
  basis: z.enum(['books', 'editions']),
  figures: z.array(figure).max(5000),
  facts: z.array(z.tuple([code, whole])).max(5000),
  qualifiers: z.array(z.tuple([code, z.string().max(20)])).max(5000),
  notApplicable: z.array(code).max(5000),
  parts: z.array(z.looseObject({ unit: code, edition: z.uuid(), number: z.int(), hash: words })).optional(),
  missing: z.array(z.looseObject({ unit: code, name: words })).optional(),
  asked: z.array(z.looseObject({ unit: code, name: words })).optional(),
  text: z
    .array(z.looseObject({ number: words, heading: words, level: z.literal([1, 2]), paragraphs: z.array(z.array(piece)) }))
    .optional(),
})

/** What an edition says, read from its own text; null where it is not of the form every edition here has. */
export function contentIn(text: string): EditionContent | null {
  try {
    const read = content.safeParse(JSON.parse(text))
    return read.success ? (JSON.parse(text) as EditionContent) : null
  } catch {
    // Not even JSON.
    return null
  }
}
