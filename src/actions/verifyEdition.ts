import { z } from 'zod'
import type { Actor } from '#domain/access.ts'
import { EDITION_STATES, isOpen, STANDING, VERBS } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { codeIn, codeOf, hashPrefixOf } from '#domain/verificationCode.ts'
import { readDocument } from '#reader/text.ts'
import { type Db, type Scope, setScope } from '#store/db.ts'
import { contentOf, editionsByHash } from '#store/editions.ts'
import { defineAction } from './action.ts'
import { editionAtHand } from './editionAtHand.ts'
import { editionFile } from './editionPaper.ts'
import { givenFile } from './inputs.ts'
import { unitLine } from './unitRef.ts'

const MOST_TOLD = 20

/** The edition a paper stands for, by the code on it; given the document itself, what in it is not as it was sent up. */
export const verifyEdition = defineAction({
  kind: 'read',
  title: 'Xác minh bản báo cáo',
  summary: 'The edition a verification code stands for; with the document, the lines that differ from what was sent up',
  input: z.object({
    code: z.string().max(400).optional().describe('Mã xác minh trên giấy, hoặc chữ đọc được từ mã QR'),
    file: givenFile.optional().describe('Tệp Word hoặc PDF cần xác minh'),
  }),
  allow: 'session',
  async run({ db, scope, actor, about, now, today }, { code: typed, file }) {
    const read = file ? await readDocument(file.bytes) : null
    if (read && !read.document)
      throw new Problem('file.refused', { reason: read.findings[0]?.message ?? 'không đọc được.' }, read.findings)
    const text = read?.document?.text ?? null
    const code = codeIn(typed ?? '') ?? codeIn(text ?? '')
    if (code === null) throw new Problem('edition.no_code')
    const id = await editionInSight(db, scope, actor, code)
    if (id === undefined) throw new Problem('edition.unknown_code', { code })
    const atHand = await editionAtHand(db, id, null)
    const { edition, unit, receiver, round, steps } = atHand
    about(unit)
    const content = await contentOf(db, id)
    if (!content) throw new Error(`edition ${id} without content`)
    const paper = text === null ? null : linesIn(text)
    const printed = paper && (await editionFile(db, atHand, content, { on: today, by: '', at: now, address: null }))
    const sent = printed ? linesIn((await readDocument(printed)).document?.text ?? '') : []
    const missing = paper ? without(sent, paper) : []
    // What a page of a PDF breaks and repeats is not what somebody added: there only what is missing is told.
    const added = paper && read?.document?.kind === 'docx' ? without(paper, sent) : []
    const differing = missing.length + added.length > 0
    return {
      code: codeOf(edition.hash ?? ''),
      edition: edition.id,
      round: { id: round.id, title: round.title },
      unit: unitLine(unit),
      receiver: unitLine(receiver),
      number: edition.number,
      state: edition.state,
      stateTitle: EDITION_STATES[edition.state],
      /** Whether this is the edition that counts today. */
      stands: STANDING.includes(edition.state)
        ? true
        : isOpen(edition.state) || edition.state === 'submitted' || edition.state === 'received'
          ? null
          : false,
      period: content.period,
      asOf: content.asOf,
      figures: content.figures.length,
      steps: steps.map(({ verb, name, at, forName, signsAs }) => ({
        verb,
        deed: VERBS[verb],
        name,
        at: at.toISOString(),
        forName,
        signsAs,
      })),
      /** Null where no document was given. */
      same: paper === null ? null : differing ? false : read?.document?.kind === 'docx' ? true : null,
      /** Lines of the edition the paper does not have, and lines of the paper the edition does not have. */
      differing: missing.slice(0, MOST_TOLD),
      added: added.slice(0, MOST_TOLD),
    }
  },
})

/** The edition of a code in any of the subtrees the person sees: each is asked alone, what lies between them is not seen. */
async function editionInSight(db: Db, scope: Scope, { grants }: Actor, code: string): Promise<string | undefined> {
  const ranges = [scope, ...grants.map(({ pos, end }) => ({ lo: pos, hi: end }))]
  for (const range of ranges) {
    await setScope(db, range)
    const [id] = await editionsByHash(db, hashPrefixOf(code))
    // The rest of the answer is read in the same sight.
    if (id !== undefined) return id
  }
  await setScope(db, scope)
  return undefined
}

/** Lines with words, but those a clerk fills in by hand (number, place and day) and how the edition stood when it was printed. */
const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\d]/u.test(line) && !/^Số:|, ngày .{1,4} tháng .{1,4} năm \d{4}$|^Bản \d+, /u.test(line))

/** Lines of one list, each as often as it stands there, that the other does not have. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(keyOf(line), (left.get(keyOf(line)) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(keyOf(line)) ?? 0
    if (count > 0) left.set(keyOf(line), count - 1)
    return count === 0
  })
}

/** Spaces may be set otherwise, words and numbers may not. */
const keyOf = (line: string): string => line.replaceAll(' ', '')
