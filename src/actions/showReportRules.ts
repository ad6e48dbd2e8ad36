import { z } from 'zod'
import { mayApprove, mayAssign, maySee } from '#domain/access.ts'
import { CHAPTERS } from '#domain/indicators/index.ts'
import { type DayRule, LINES, type OwnRule, REPORT_KINDS } from '#domain/reportCalendar.ts'
import { levelOf } from '#domain/unit.ts'
import { delegationsOf } from '#store/delegations.ts'
import { ownIndicatorsOf } from '#store/ownIndicators.ts'
import { ownDates } from '#store/rounds.ts'
import { peopleAt } from '#store/users.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'
import { unitLine } from './unitRef.ts'

/** What a unit set for its reports: who signs for its head, its own days, the figures it asks for beside the catalogue. */
export const showReportRules = defineAction({
  kind: 'read',
  title: 'Xem quy định báo cáo',
  summary: 'Delegations of signing, own report dates and own indicators of a unit',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, scope, unit, actor, today, now }) {
    const leads = mayApprove(actor, unit)
    const own = await ownIndicatorsOf(db, home, unit, null)
    return {
      unit: unitLine(unit),
      today,
      leads,
      mayAssign: mayAssign(actor, unit),
      addsIndicators: leads && levelOf(unit.kind) === 'TI',
      /** Who may be asked to sign: the unit's own people, told to its head alone. */
      people: leads ? (await peopleAt(db, scope, unit, now)).filter(({ login }) => login !== actor.login) : [],
      delegations: (await delegationsOf(db, unit)).map(({ unitId: _, ...one }) => ({
        ...one,
        inForce: one.validFrom <= today && today < one.validTo,
      })),
      dates: (await ownDates(db, unit)).map((rule) => ({
        line: rule.line,
        lineTitle: LINES[rule.line],
        kind: rule.kind,
        kindTitle: REPORT_KINDS[rule.kind],
        due: dueWords(rule.due),
        asOf: rule.asOf ? ruleWords(rule.asOf) : null,
        basis: rule.basis,
        validFrom: rule.validFrom,
      })),
      indicators: own.map((one) => ({ ...one, levels: [...one.levels], chapterTitle: CHAPTERS[one.chapter].title })),
    }
  },
})

const dueWords = (due: OwnRule['due']): string => ('daysAfter' in due ? `${due.daysAfter} ngày sau ngày chốt số` : ruleWords(due))

/** "ngày 16 tháng cuối kỳ", "ngày 5 sau 1 tháng". */
const ruleWords = ({ months, day }: DayRule): string =>
  months === 0
    ? `ngày ${day} tháng cuối kỳ`
    : `ngày ${day}, ${months > 0 ? 'sau' : 'trước'} tháng cuối kỳ ${Math.abs(months)} tháng`
