/** Work for the database while a workbook is being read: one piece after the other, and whoever adds one goes on. */
export type Turns = {
  add(work: () => Promise<void>): void
  /** Waits until no more than so many pieces are left. */
  drained(left: number): Promise<void>
  /** Nothing more is begun. */
  end(): void
  ended(): boolean
}

/** The first piece that is refused ends it, for the judgement of the roster will say why. */
export function inTurn(): Turns {
  const waiting: Promise<void>[] = []
  let ended = false
  return {
    add(work) {
      const before = waiting.at(-1) ?? Promise.resolve()
      waiting.push(
        before
          .then(() => (ended ? undefined : work()))
          .catch(() => {
            ended = true
          }),
      )
    },
    async drained(left) {
      while (waiting.length > left) await waiting.shift()
    },
    end() {
      ended = true
    },
    ended: () => ended,
  }
}
