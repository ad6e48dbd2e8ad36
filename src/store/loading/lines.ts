/** Lines are handed to the database in pieces of about this many bytes. */
const CHUNK = 256 * 1024
/** So many letters are gathered before they become bytes. */
const TOGETHER = 4096
/** No sign takes more in UTF-8 for each of its units in a string. */
const WIDEST = 3

/** Lines of one table for COPY, written as bytes at once: strings gathered by the hundred thousand are mostly swept, not read. */
export class Lines {
  readonly #full: Buffer[] = []
  #chunk = Buffer.alloc(0)
  #at = 0
  #waiting = ''
  rows = 0

  /** One line, or several that end one another. */
  add(line: string, rows = 1): void {
    this.rows += rows
    this.#waiting += line
    if (this.#waiting.length > TOGETHER) this.#write()
  }

  /** Lines that follow one another become bytes together: begun for each of them, the writing costs as much as it does. */
  #write(): void {
    const line = this.#waiting
    if (line === '') return
    this.#waiting = ''
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
    this.#write()
    this.#cut()
    this.#chunk = Buffer.alloc(0)
    this.rows = 0
    return this.#full.splice(0)
  }
}
