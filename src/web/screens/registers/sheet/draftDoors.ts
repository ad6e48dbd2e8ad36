import type { OpenedRow, Writes } from '../../../contract.ts'
import type { Draft } from './draft.ts'

/** What rows being typed need of the world around them: the server, this machine, and time. */
export type DraftDoors = {
  save(input: Writes['saveRow'][0]): Promise<Writes['saveRow'][1]>
  remove(input: Writes['removeRow'][0]): Promise<unknown>
  load(id: string): Promise<OpenedRow>
  /** Keeps a row on this machine until there is a network; false where this machine cannot. */
  keep(input: Writes['saveRow'][0], draft: Draft): Promise<boolean>
  /** Takes such a row back from this machine; false while it is just being sent. */
  forget(id: string): Promise<boolean>
  newKey(): string
  after(work: () => void, milliseconds: number): () => void
  /** Nothing is under way any more: what was read before is asked again. */
  settled(): void
}
