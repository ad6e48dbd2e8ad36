/** Steps that can be taken back and done again; a hundred are kept, across saves. */
export class EditHistory<Step> {
  private done: Step[] = []
  private undone: Step[] = []
  private readonly most: number

  constructor(most = 100) {
    this.most = most
  }

  add(step: Step): void {
    this.done.push(step)
    if (this.done.length > this.most) this.done.shift()
    this.undone = []
  }

  undo(): Step | undefined {
    const step = this.done.pop()
    if (step) this.undone.push(step)
    return step
  }

  redo(): Step | undefined {
    const step = this.undone.pop()
    if (step) this.done.push(step)
    return step
  }

  get depth(): { undo: number; redo: number } {
    return { undo: this.done.length, redo: this.undone.length }
  }
}
