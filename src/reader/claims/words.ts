/** The keys of a text as one line, so that the words between two tokens are a cut of it and not put together each time. */
export class Words {
  readonly text: string
  /** Where each key begins; behind the last one blank more than the line is long. */
  readonly starts: Int32Array

  constructor(keys: readonly string[]) {
    this.text = keys.join(' ')
    this.starts = new Int32Array(keys.length + 1)
    let at = 0
    for (let i = 0; i < keys.length; i++) {
      this.starts[i] = at
      at += (keys[i] as string).length + 1
    }
    this.starts[keys.length] = at
  }

  /** Keys from one token up to another, parted by blanks. */
  between(from: number, to: number): string {
    const last = Math.min(to, this.starts.length - 1)
    const first = Math.max(0, from)
    return first >= last ? '' : this.text.slice(this.starts[first], (this.starts[last] as number) - 1)
  }
}
