import { type Actor, needsSecondFactor, ROLES } from '#domain/access.ts'
import { type Day, monthOfYear, monthYear, reportingMonth } from '#domain/period.ts'
import { type Db, EVERYWHERE, setScope } from '#store/db.ts'
import { unitsByIds } from '#store/units.ts'
import { emailOf, readSetting, type Sitting } from '#store/users.ts'
import { unitRef } from './unitRef.ts'

/** Where people land: the period and the cut-off the installation works with now. */
export type HomePeriod = { period: string; asOf: Day | null }

/** Who somebody is and where they begin: what log-in and every reload of the page answer. */
export async function welcome(db: Db, actor: Actor | Sitting, today: Day) {
  await setScope(db, EVERYWHERE)
  const units = await unitsByIds(
    db,
    actor.grants.map((grant) => grant.unitId),
  )
  const grants = []
  for (const grant of [...actor.grants].sort((a, b) => b.end - b.pos - (a.end - a.pos))) {
    const unit = units.get(grant.unitId)
    if (unit)
      grants.push({
        role: grant.role,
        title: ROLES[grant.role],
        registers: grant.registers ?? null,
        unit: await unitRef(db, unit, today),
      })
  }
  const own = (await readSetting<Record<string, HomePeriod>>(db, 'homes'))?.[grants[0]?.unit.code ?? '']
  const period = own ?? (await readSetting<HomePeriod>(db, 'home'))
  const demo = await readSetting(db, 'demo')
  const month = reportingMonth(today)
  return {
    name: actor.name,
    login: actor.login,
    email: actor.userId === '' ? null : await emailOf(db, actor.userId),
    grants,
    home: {
      unit: grants[0]?.unit.code ?? '',
      period: period?.period ?? `${monthYear(month)}-${monthOfYear(month) <= 6 ? 'H1' : 'H2'}`,
      asOf: period?.asOf ?? null,
    },
    demo: Boolean(demo),
    /** Until it is set up, whoever must have it can do nothing else. */
    wantsSecondFactor: 'proofAsked' in actor && actor.proofAsked && !actor.hasSecondFactor && needsSecondFactor(actor),
  }
}
