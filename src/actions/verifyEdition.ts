import { z } from 'zod'
import { EDITION_STATES, isOpen, STANDING, VERBS } from '#domain/edition.ts'
import { Problem } from '#domain/problem.ts'
import { linesOf } from '#domain/reportText.ts'
import { codeIn, codeOf, hashPrefixOf } from '#domain/verificationCode.ts'
import { readDocument } from '#reader/text.ts'
import { contentOf, editionsByHash } from '#store/editions.ts'
import { defineAction } from './action.ts'
import { editionAtHand } from './editionAtHand.ts'
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
  async run({ db, about }, { code: typed, file }) {
    const read = file ? await readDocument(file.bytes) : null
    if (read && !read.document)
      throw new Problem('file.refused', { reason: read.findings[0]?.message ?? 'không đọc được.' }, read.findings)
    const text = read?.document?.text ?? null
    const code = codeIn(typed ?? '') ?? codeIn(text ?? '')
    if (code === null) throw new Problem('edition.no_code')
    const [id] = await editionsByHash(db, hashPrefixOf(code))
    if (id === undefined) throw new Problem('edition.unknown_code', { code })
    const { edition, unit, receiver, round, steps } = await editionAtHand(db, id, false)
    about(unit)
    const content = await contentOf(db, id)
    if (!content) throw new Error(`edition ${id} without content`)
    const paper = text === null ? null : plainOf(text)
    const differing = paper === null ? [] : linesOf(content.text ?? []).filter((line) => !paper.includes(plainOf(line)))
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
      same: paper === null ? null : differing.length === 0,
      differing: differing.slice(0, MOST_TOLD),
    }
  },
})

/** A line of Word may be broken, joined or spaced otherwise; its words and numbers may not. */
const plainOf = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\u00a0]+/g, '')
    .toLowerCase()
