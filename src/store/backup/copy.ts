/**
 * PostgreSQL's COPY over the connection we have, both ways, with bounded memory: whoever is slower holds the other back.
 */
import type pg from 'pg'

/** What of the driver's connection a statement with a protocol of its own uses. */
type Wire = {
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
  stream: {
    pause(): void
    resume(): void
    writableNeedDrain: boolean
    on(event: 'drain' | 'close', done: () => void): void
    off(event: 'drain' | 'close', done: () => void): void
  }
}

/** Gathered before it is handed on: a row of the protocol is often a hundred bytes. */
const PIECE = 64 * 1024
/** So much may wait for a slow reader before the server is told to wait. */
const WAITING = 16

/** The bytes of `copy … to stdout`, in pieces. Whoever stops reading early closes the connection. */
export async function* copyOut(client: pg.Client, statement: string): AsyncGenerator<Buffer> {
  const out = new CopyOut(statement)
  client.query(out as unknown as pg.Submittable)
  try {
    yield* out.pieces()
  } finally {
    out.letGo()
  }
}

class CopyOut {
  readonly #statement: string
  #wire: Wire | undefined
  #gathered: Buffer[] = []
  #size = 0
  readonly #ready: Buffer[] = []
  #error: Error | undefined
  #ended = false
  #wake: () => void = () => {}
  #letGo = false

  constructor(statement: string) {
    this.#statement = statement
  }

  async *pieces(): AsyncGenerator<Buffer> {
    for (;;) {
      const piece = this.#ready.shift()
      if (piece) {
        if (this.#ready.length < WAITING / 2) this.#wire?.stream.resume()
        yield piece
      } else if (this.#error) throw this.#error
      else if (this.#ended) return
      else
        await new Promise<void>((done) => {
          this.#wake = done
        })
    }
  }

  letGo(): void {
    this.#letGo = true
    this.#ready.length = 0
    this.#wire?.stream.resume()
  }

  submit(wire: Wire): void {
    this.#wire = wire
    wire.query(this.#statement)
  }

  /** The driver reads the next message into the same buffer: what is kept is copied. */
  handleCopyData({ chunk }: { chunk: Buffer }): void {
    if (this.#letGo) return
    this.#gathered.push(Buffer.from(chunk))
    this.#size += chunk.length
    if (this.#size >= PIECE) this.#handOn()
  }

  #handOn(): void {
    if (this.#size > 0) this.#ready.push(Buffer.concat(this.#gathered))
    this.#gathered = []
    this.#size = 0
    if (this.#ready.length >= WAITING && !this.#letGo) this.#wire?.stream.pause()
    this.#wake()
  }

  handleReadyForQuery(): void {
    this.#handOn()
    this.#ended = true
    this.#wake()
  }

  handleError(error: Error): void {
    this.#error = error
    this.#wake()
  }

  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

/** Feeds `copy … from stdin`; answers how many rows went in. A fault of the source refuses the whole statement. */
export function copyIn(client: pg.Client, statement: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((done, fail) => {
    client.query(new CopyIn(statement, source, done, fail) as unknown as pg.Submittable)
  })
}

/** Room again, or nobody there any more. */
const drained = ({ stream }: Wire): Promise<void> =>
  new Promise((done) => {
    const over = () => {
      stream.off('drain', over)
      stream.off('close', over)
      done()
    }
    stream.on('drain', over)
    stream.on('close', over)
  })

class CopyIn {
  readonly #statement: string
  readonly #source: AsyncIterable<Buffer>
  readonly #done: (rows: number) => void
  readonly #fail: (error: unknown) => void
  #rows = 0
  #error: unknown
  #refused = false

  constructor(statement: string, source: AsyncIterable<Buffer>, done: (rows: number) => void, fail: (error: unknown) => void) {
    this.#statement = statement
    this.#source = source
    this.#done = done
    this.#fail = fail
  }

  submit(wire: Wire): void {
    wire.query(this.#statement)
  }

  handleCopyInResponse(wire: Wire): void {
    void this.#feed(wire)
  }

  async #feed(wire: Wire): Promise<void> {
    try {
      for await (const piece of this.#source) {
        if (this.#error !== undefined) return
        wire.sendCopyFromChunk(piece)
        if (wire.stream.writableNeedDrain) await drained(wire)
      }
      if (this.#error === undefined) wire.endCopyFrom()
    } catch (error) {
      // What was wrong with the source is the reason to tell, not the server's word that it was given nothing.
      const first = this.#error ?? error
      this.#error = first
      if (!this.#refused) wire.sendCopyFail('the source gave up')
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    this.#rows = Number(/(\d+)$/.exec(text)?.[1] ?? 0)
  }

  /** Also called when the connection is lost: there is then nothing more to wait for. */
  handleError(error: Error): void {
    this.#refused = true
    this.#error ??= error
    this.#fail(this.#error)
  }

  handleReadyForQuery(): void {
    if (this.#error === undefined) this.#done(this.#rows)
    else this.#fail(this.#error)
  }

  handleCopyData(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}
