/** Lines are handed to the database in pieces of about this many bytes. */
const CHUNK = 256 * 1024
/** No sign takes more in UTF-8 for each of its units in a string. */
const WIDEST = 3

/** Lines of one table for COPY, written as bytes at once: strings gathered by the hundred thousand are mostly swept, not read. */
export class Lines {
  readonly #full: Buffer[] = []
  #chunk = Buffer.alloc(0)
  #at = 0
  rows = 0

  add(line: string): void {
    this.rows++
    const most = line.length * WIDEST
    if (this.#at + most > this.#chunk.length) this.#next(most)
    this.#at += this.#chunk.write(line, this.#at)
  }

  /** Each chunk has memory of its own, so that it can be handed to another thread without being copied. */
  #next(most: number): void {
    this.#cut()
    this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK, most))
  }

  #cut(): void {
    if (this.#at > 0) this.#full.push(this.#chunk.subarray(0, this.#at))
    this.#at = 0
  }

  /** All of them; what is added later begins anew. */
  take(): Buffer[] {
    this.#cut()
    this.#chunk = Buffer.alloc(0)
    this.rows = 0
    return this.#full.splice(0)
  }
}
