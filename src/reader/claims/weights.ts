/** Found by search over the labelled narratives (bench/narrative.ts); none of them knows a phrase, a number or a text. */
export const WEIGHTS = {
  /** The score from which an indicator is named; half of it makes a candidate. */
  enough: 3.2,
  /** What a figure, a comma, a "trong đó" standing between takes from a word before the figure. */
  claims: 0.5,
  soft: 0.94,
  inner: 0.96,
  hard: 0.7,
  sentence: 0.72,
  /** What the words right behind the figure gain; what a figure or comma between takes from a word behind. */
  own: 1.02,
  /** The same right before it, where nothing stands between. */
  verb: 1.05,
  /** What is left, for the next figure, of the words that still belong to the figure before. */
  tail: 0.42,
  /** A semicolon between "… là" and its subject. */
  subjectHard: 0.6,
  subject: 0.92,
  claimsAfter: 0.13,
  softAfter: 0.57,
  /** Over how many words nearness fades. */
  back: 55,
  /** How dearly an uncovered syllable costs; how much a longer phrase counts; what a missing "chưa" or digit leaves. */
  cover: 3.1,
  power: 1.05,
  lacking: 0.42,
  /** Another unit word of the same family: possible, but less likely. */
  otherWord: 0.95,
  /** The unit word names the thing (đảng viên, chi bộ, hải đội) and the indicator speaks of it, or does not. */
  named: 1.2,
  unnamed: 0.45,
  /** How much more a rare syllable counts. */
  rare: 1.6,
  /** How much hangs on a phrase knowing the very words beside the figure. */
  explains: 0.35,
  /** What figures of one chapter in one sentence lend each other. */
  chapter: 1.22,
  /** An average where the text speaks of none, and a plain figure where it does. */
  average: 0.5,
}
