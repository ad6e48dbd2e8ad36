import { maySee } from '#domain/access.ts'
import { mayBeSent, unexplained } from '#domain/explanation.ts'
import { isError } from '#domain/finding.ts'
import { defineAction } from './action.ts'
import { cutoffFor } from './cutoff.ts'
import { reportChecks } from './reportChecks.ts'
import { reportHead, reportInput } from './reportData.ts'

/** Reads the figures of a unit as who receives them would: what cannot be, what asks for a word, what was said already. */
export const checkReport = defineAction({
  kind: 'read',
  title: 'Kiểm tra trước khi nộp',
  summary: 'Check the figures of a unit and period before they are submitted: errors, questions and the answers given',
  input: reportInput,
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit }, { period, asOf }) {
    const cutoff = cutoffFor(period, asOf)
    const findings = await reportChecks(db, home, unit, cutoff)
    return {
      ...(await reportHead(db, unit, cutoff)),
      findings,
      errors: findings.filter(isError).length,
      toExplain: unexplained(findings).length,
      mayBeSent: mayBeSent(findings),
    }
  },
})
