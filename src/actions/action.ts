import type { z } from 'zod'
import type { Actor } from '#domain/access.ts'
import type { Day } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import type { Db, Scope } from '#store/db.ts'
import type { Home } from '#store/home.ts'

/**
 * What a person can do: one verb, one file — load, decide, save. The doors (HTTP, command line) find every action in
 * index.ts and do the rest around `run`: session, input check, the unit meant, permission, transaction, audit line, reply.
 */
export type Action<Input = unknown, Output = unknown> = {
  kind: 'read' | 'write'
  /** What it does, in Vietnamese, as the help page and the audit trail say it. */
  title: string
  /** English line for the API description and `--help`. */
  summary: string
  input: z.ZodType<Input>
  /** Who may. `open`: no session needed (log-in itself). `system`: the command line of the machine only, never HTTP. */
  allow: 'open' | 'session' | 'system' | ((actor: Actor, unit: Unit) => boolean)
  /** Several transactions of its own or none: the door then opens none around it. */
  transaction?: 'own'
  /** A read that leaves a line in the audit trail all the same, as every write does: revealing a masked cell, taking a list away. */
  logged?: true
  /** A read that leaves a line only for some of what is asked: a list filtered by a sealed column. */
  logs?(input: Input): boolean
  /**
   * Weighs so much that whoever sits there must have given their password or a code within the last ten minutes: a screen
   * left alone does not do it. Reveals, personal data taken away, rights, backups.
   */
  sensitive?: true
  /** The same, for only some of what is asked. */
  weighs?(input: Input): boolean
  /**
   * Counts a right given for some books alone although the input names no book: finding one's unit. Everything else without
   * a `register` in its input needs a right that is not narrowed.
   */
  anyBook?: true
  /** Changes where units stand: nobody writes in that part of the tree until it is done. */
  reshapes?: true
  /** May be done by whoever still has to set up the second factor their role demands: what leads there, and out. */
  beforeSecondFactor?: true
  /** False for inputs that can be answered without any database: none is then started, and no unit is looked up. */
  needsDatabase?(input: Input): boolean
  run(context: Context, input: Input): Promise<Output>
}

export type Context = {
  /** Inside the transaction of this action, row-level security set to the actor's scope. */
  db: Db
  /** The range `db` sees and may change. */
  scope: Scope
  home: Home
  actor: Actor
  /** The unit named by `unit` in the input, or the actor's own where none is named. */
  unit: Unit
  /** Says which unit the deed concerned, where the input names none: the trail keeps it there. */
  about(unit: Unit): void
  today: Day
  now: Date
  /** Where the person stands, for the audit line and session cookies. */
  door: Door
  /** Tells whoever waits how far a long work has come. */
  progress(done: number, total: number | null, what: string): void
}

export type Door = {
  kind: 'http' | 'cli' | 'test'
  address: string
  /** Set by log-in and log-out: the door turns it into a cookie. */
  session: { token: string | null; changed: boolean }
}

/** A file given to an action: multipart over HTTP, a path on the command line. */
export type GivenFile = { name: string; bytes: Uint8Array }

/** A file an action returns; doors stream it, the command line writes it to `--out`. */
export type MadeFile = { file: { name: string; type: string; bytes: Uint8Array | AsyncIterable<Uint8Array> } }

export const isMadeFile = (output: unknown): output is MadeFile =>
  typeof output === 'object' && output !== null && 'file' in output && typeof output.file === 'object'

export function defineAction<Input, Output>(action: Action<Input, Output>): Action<Input, Output> {
  return action
}
