/** Found by search over the labelled narratives (bench/narrative.ts); none of them knows a phrase, a number or a text. */
export const WEIGHTS = {
  /** The score from which an indicator is named; half of it makes a candidate. */
  enough: 3.2,
  /** What a figure, a comma, a "trong đó" standing between takes from a word before the figure. */
  claims: 0.51,
  soft: 0.94,
  inner: 0.96,
  hard: 0.7,
  sentence: 0.72,
  /** What the words right behind the figure gain; what a figure or comma between takes from a word behind. */
  own: 1.02,
  /** The same right before it, where nothing stands between. */
  verb: 0.98,
  /** What is left, for the next figure, of the words that still belong to the figure before. */
  tail: 0.38,
  /** A semicolon between "… là" and its subject. */
  subjectHard: 0.6,
  subject: 0.92,
  claimsAfter: 0.13,
  softAfter: 0.57,
  /** Over how many words nearness fades. */
  back: 66,
  /** How dearly an uncovered syllable costs; how much a longer phrase counts; what a missing "chưa" or digit leaves,
   * and what its rarest syllable missing leaves. */
  cover: 2.8,
  power: 1.05,
  turned: 0.35,
  lacking: 0.6,
  /** Another unit word of the same family: possible, but less likely. */
  otherWord: 0.85,
  /** The unit word names the thing (đảng viên, chi bộ, hải đội) and the indicator speaks of it, or does not. */
  named: 0.95,
  unnamed: 0.22,
  /** How much more a rare syllable counts. */
  rare: 1.6,
  /** How much hangs on a phrase knowing the very words beside the figure. */
  explains: 0.37,
  /** How much hangs on the single words beside the figure; words of no indicator speak against every one. */
  strange: 0.3,
  /** How little a gap, an excess or a change still is the figure it is measured against. */
  beyond: 0.12,
  /** However many figures stand between, the words that open the sentence count as no farther. */
  topic: 2.2,
  /** A length of time where no course of days is spoken of. */
  time: 0.44,
  /** What the words that lead up to the next figure still say of this one. */
  head: 0.6,
  /** How far a figure without words of its own shares those of the figure before it. */
  bare: 0.73,
  /** What a share gains whose whole stands right before it. */
  underShare: 1.3,
  /** What figures of one chapter in one sentence lend each other. */
  chapter: 1.45,
  /** An average where the text speaks of none, and a plain figure where it does. */
  average: 0.5,
}
