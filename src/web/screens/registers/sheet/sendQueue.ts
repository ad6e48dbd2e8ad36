/** Rows on their way to the server at one time: the rest of a long paste waits behind them. */
const AT_ONCE = 4

/**
 * Rows sent in turn, a few at a time. Where the server says too much came at once, everything waits as long as it asks
 * and the row that was sent back goes first.
 */
export class SendQueue {
  private waiting = new Set<string>()
  private busy = 0
  private isHeld = false
  private readonly send: (id: string) => Promise<number>
  private readonly after: (work: () => void, milliseconds: number) => () => void

  /** `send` answers how many seconds the server asks to wait before this row is sent once more; 0 where it is done with. */
  constructor(send: (id: string) => Promise<number>, after: (work: () => void, milliseconds: number) => () => void) {
    this.send = send
    this.after = after
  }

  get length(): number {
    return this.waiting.size + this.busy
  }

  add(id: string): void {
    this.waiting.add(id)
    this.next()
  }

  drop(id: string): void {
    this.waiting.delete(id)
  }

  private next(): void {
    while (!this.isHeld && this.busy < AT_ONCE) {
      const [id] = this.waiting
      if (id === undefined) return
      this.waiting.delete(id)
      void this.sendOne(id)
    }
  }

  private async sendOne(id: string): Promise<void> {
    this.busy++
    const seconds = await this.send(id)
    this.busy--
    if (seconds > 0) {
      this.waiting = new Set([id, ...this.waiting])
      this.hold(seconds)
    }
    this.next()
  }

  private hold(seconds: number): void {
    if (this.isHeld) return
    this.isHeld = true
    this.after(() => {
      this.isHeld = false
      this.next()
    }, seconds * 1000)
  }
}
