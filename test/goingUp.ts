import type { Role } from '#domain/access.ts'
import { addGrant, addUser, openSession } from '#store/users.ts'
import { type Country, NOW, type Person } from './world.ts'

/** What stories about reports going up share: who joins, and the way from a draft to its acceptance. */
export type Drafted = { edition: string; number: number; version: number }

export async function joins(country: Country, login: string, name: string, role: Role, unit: string): Promise<Person> {
  const id = await addUser(country.db, { login, name, password: null })
  await addGrant(country.db, id, role, country.unit(unit).id)
  country.tokens.set(login, await openSession(country.db, id, 'test', NOW))
  return country.person(login)
}

export const keepsDuty = (who: Person, unit: string, people: number, more: object = {}) =>
  who.does<{ id: string; version: number }>('saveRow', {
    register: 'duty',
    unit,
    values: { day: '2026-05-02', kind: 'duty', shift: 'day', place: 'Cổng', people, manDays: people, turns: 2, ...more },
  })

export const moves = (who: Person, edition: string, verb: string, version: number, more: object = {}) =>
  who.does<{ edition: string; state: string; changed: boolean }>('moveEdition', { edition, verb, version, ...more })

/** Its clerk drafts and checks, its head approves, the clerk sends it up: the edition is then of version 4. */
export async function sends(clerk: Person, head: Person, round: string, unit: string, begun?: Drafted): Promise<string> {
  const { edition, version } = begun ?? (await clerk.does<Drafted>('prepareEdition', { unit, round }))
  await moves(clerk, edition, 'check', version)
  await moves(head, edition, 'approve', version + 1)
  await moves(clerk, edition, 'submit', version + 2)
  return edition
}
