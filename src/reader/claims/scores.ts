/** Scores of the few indicators a figure may be of, in the order they were first named: so few that a map is slower. */
export class Scores {
  readonly indicators: number[] = []
  readonly values: number[] = []

  /** 0 where the indicator is not held. */
  get(indicator: number): number {
    const at = this.indicators.indexOf(indicator)
    return at < 0 ? 0 : (this.values[at] as number)
  }

  set(indicator: number, score: number): void {
    const at = this.indicators.indexOf(indicator)
    if (at >= 0) this.values[at] = score
    else {
      this.indicators.push(indicator)
      this.values.push(score)
    }
  }

  /** No less than `score`. */
  raise(indicator: number, score: number): void {
    if (score >= this.get(indicator)) this.set(indicator, score)
  }

  add(indicator: number, score: number): void {
    this.set(indicator, this.get(indicator) + score)
  }

  copy(): Scores {
    const copy = new Scores()
    for (let i = 0; i < this.indicators.length; i++) {
      copy.indicators.push(this.indicators[i] as number)
      copy.values.push(this.values[i] as number)
    }
    return copy
  }

  /** The highest score, 0 where there is none. */
  highest(): number {
    let highest = 0
    for (let i = 0; i < this.values.length; i++) if ((this.values[i] as number) > highest) highest = this.values[i] as number
    return highest
  }
}
