/** Found by search over the labelled narratives (bench/narrative.ts); none of them knows a phrase, a number or a text. */
export const WEIGHTS = {
  /** The score from which an indicator is named; half of it makes a candidate. */
  enough: 2.2,
  /** What a figure, a comma, a "trong đó" standing between takes from a word before the figure. */
  claims: 0.73,
  soft: 0.9,
  inner: 1,
  hard: 0.72,
  sentence: 0.6,
  /** What the words right behind the figure gain; what a figure or comma between takes from a word behind. */
  own: 1.05,
  claimsAfter: 0.3,
  softAfter: 0.55,
  /** Over how many words nearness fades. */
  back: 50,
  /** How dearly an uncovered syllable costs; how much a longer phrase counts; what a missing "chưa" or digit leaves. */
  cover: 3,
  power: 0.93,
  lacking: 0.4,
  /** Another unit word of the same family: possible, but less likely. */
  otherWord: 0.85,
}
