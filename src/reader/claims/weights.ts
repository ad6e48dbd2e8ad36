/** Found by search over the labelled narratives (bench/narrative.ts); none of them knows a phrase, a number or a text. */
export const WEIGHTS = {
  /** The score from which an indicator is named; half of it makes a candidate. */
  enough: 3.4,
  /** What a figure, a comma, a "trong đó" standing between takes from a word before the figure. */
  claims: 0.55,
  soft: 0.93,
  inner: 0.95,
  hard: 0.74,
  sentence: 0.7,
  /** What the words right behind the figure gain; what a figure or comma between takes from a word behind. */
  own: 1.02,
  /** The same right before it, where nothing stands between. */
  verb: 1.1,
  /** What is left, for the next figure, of the words that still belong to the figure before. */
  tail: 0.53,
  /** A semicolon between "… là" and its subject. */
  subjectHard: 0.55,
  subject: 0.92,
  claimsAfter: 0.2,
  softAfter: 0.55,
  /** Over how many words nearness fades. */
  back: 50,
  /** How dearly an uncovered syllable costs; how much a longer phrase counts; what a missing "chưa" or digit leaves. */
  cover: 3,
  power: 0.93,
  lacking: 0.4,
  /** Another unit word of the same family: possible, but less likely. */
  otherWord: 0.92,
  /** The unit word names the thing (đảng viên, chi bộ, hải đội) and the indicator speaks of it, or does not. */
  named: 1.15,
  unnamed: 0.7,
  /** How much more a rare syllable counts. */
  rare: 1.6,
}
