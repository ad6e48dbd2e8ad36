import { z } from 'zod'
import { type Actor, booksOf, inBook } from '#domain/access.ts'
import { type Choice, type Column, type Register, type Shelf, withheldFrom } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import { defineAction } from './action.ts'

export type RegisterFace = {
  key: string
  shelf: Shelf
  title: string
  rowName: string
  label: string
  on: string
  dated: { from: string; until: string; chain: string } | null
  /** A number holds until the next of its kind. */
  succession: { from: string; until: string } | null
  states: { column: string; first: readonly string[]; next: Readonly<Record<string, readonly string[]>> } | null
  joint: string | null
  /** Whether its rows may carry files. */
  attaches: boolean
  columns: ({ key: string; carriedFrom: string | null } & Omit<Column, 'carried' | 'computed' | 'choices'> & {
      choices: readonly Choice[]
    })[]
}

/** Whoever was let into some books alone is not shown the others. */
function booksFor(actor: Actor): Register[] {
  const known = booksOf(actor)
  return Object.values(registers).filter(({ key }) => known === null || known.has(key))
}

/** Without the columns nothing this person is anywhere has any business with. */
function faceOf(register: Register, actor: Actor): RegisterFace {
  const { key, shelf, title, rowName, label, on, dated, succession, states, joint, attaches, columns } = register
  const withheld = withheldFrom(
    register,
    inBook(actor, key).grants.map(({ role }) => role),
  )
  return {
    key,
    shelf,
    title,
    rowName,
    label,
    on,
    dated: dated ?? null,
    succession: succession ? { from: succession.from, until: succession.until } : null,
    states: states ?? null,
    joint: joint ?? null,
    attaches: attaches ?? false,
    columns: Object.entries(columns)
      .filter(([name]) => !withheld.has(name))
      .map(([name, { carried, computed, choices, ...column }]) => ({
        key: name,
        ...column,
        choices: choices ?? [],
        carriedFrom: carried ?? (computed ? name : null),
      })),
  }
}

/** The registers as screens need them: columns, code lists, headings, states. */
export const listRegisters = defineAction({
  kind: 'read',
  title: 'Danh sách các sổ',
  summary: 'The registers with their columns, code lists and states',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  needsDatabase: () => false,
  run: async ({ actor }): Promise<RegisterFace[]> => booksFor(actor).map((register) => faceOf(register, actor)),
})
