import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { listRecords, rowsUnder } from '#store/recordList.ts'
import { unitsByIds } from '#store/units.ts'
import { defineAction } from './action.ts'
import { unitCode } from './inputs.ts'
import { choiceTitle, registerOf } from './registerRow.ts'
import { unitRef } from './unitRef.ts'

const MOST = 500

/** Conferences of a unit and all below it, the latest first, with their totals: typed, or counted from their lists. */
export const showConferences = defineAction({
  kind: 'read',
  title: 'Xem các hội nghị',
  summary:
    'Conferences of a unit and below, latest first, with sites, delegates, units and conclusions, typed or counted from lists',
  input: z.object({ unit: unitCode }),
  allow: (actor, unit) => maySee(actor, unit),
  async run({ db, home, unit, today }) {
    const under = await rowsUnder(db, unit)
    const of = (key: string, where: Parameters<typeof listRecords>[2]['where'], sort: { column: string; down?: boolean }[]) =>
      listRecords(db, registerOf(key), { under, where, sort, offset: 0, limit: 50_000 }, home.seal)
    const conferences = (await of('conferences', [], [{ column: 'heldOn', down: true }])).slice(0, MOST)
    const listed = [{ column: 'listed', is: 'equal', value: true }] as const
    const [sites, guests, conclusions] = [
      await of('conferenceSites', [...listed], []),
      await of('conferenceGuests', [...listed], []),
      await of('directives', [...listed], []),
    ]
    const byConference = (rows: typeof sites) => Map.groupBy(rows, ({ values }) => String(values.conference))
    const [sitesOf, guestsOf, conclusionsOf] = [byConference(sites), byConference(guests), byConference(conclusions)]
    const places = await unitsByIds(db, [...new Set(conferences.map(({ unitId }) => unitId))])
    const number = (value: unknown) => (typeof value === 'number' ? value : null)
    return {
      unit: await unitRef(db, unit, today),
      rows: conferences.map(({ id, unitId, values }) => {
        const place = places.get(unitId)
        const own = sitesOf.get(id) ?? []
        const present = own.flatMap((site) => number(site.values.present) ?? [])
        const units = (guestsOf.get(id) ?? []).filter((guest) => guest.values.kind === 'unit')
        const came = units.filter((guest) => guest.values.came !== null)
        const isListed = values.listed === true
        return {
          id,
          unit: { code: place?.code ?? '', name: place?.shortName ?? '' },
          title: String(values.title),
          kind: choiceTitle('conferences', 'kind', values.kind),
          heldOn: String(values.heldOn),
          place: typeof values.place === 'string' ? values.place : null,
          listed: isListed,
          sites: isListed ? own.filter((site) => site.values.kind === 'site').length : number(values.sites),
          delegates: isListed
            ? present.length > 0
              ? present.reduce((sum, one) => sum + one, 0)
              : null
            : number(values.delegates),
          invited: isListed ? units.length : number(values.invited),
          represented: isListed
            ? came.length > 0
              ? came.filter((guest) => guest.values.came === 'present').length
              : null
            : number(values.represented),
          conclusions: isListed ? (conclusionsOf.get(id)?.length ?? 0) : number(values.tasks),
        }
      }),
    }
  },
})
