/** Found by search over the labelled narratives (bench/narrative.ts); none of them knows a phrase, a number or a text. */
export const WEIGHTS = {
  /** The score from which an indicator is named; half of it makes a candidate. */
  enough: 3.2,
  /** What a figure, a comma, a "trong đó" standing between takes from a word before the figure. */
  claims: 0.66,
  soft: 0.85,
  inner: 0.71,
  hard: 0.87,
  sentence: 0.72,
  /** What the words right behind the figure gain; what a figure or comma between takes from a word behind. */
  own: 0.9,
  /** The same right before it, where nothing stands between. */
  verb: 0.99,
  /** What is left, for the next figure, of the words that still belong to the figure before. */
  tail: 0.38,
  /** A semicolon between "… là" and its subject. */
  subjectHard: 0.71,
  subject: 0.92,
  claimsAfter: 0.13,
  softAfter: 0.5,
  /** Over how many words nearness fades. */
  back: 55.37,
  /** How dearly an uncovered syllable costs; how much a longer phrase counts; what a missing "chưa" or digit leaves,
   * and what its rarest syllable missing leaves. */
  cover: 2.01,
  power: 0.86,
  turned: 0.38,
  lacking: 0.6,
  /** Another unit word of the same family: possible, but less likely. */
  otherWord: 0.78,
  /** The unit word names the thing (đảng viên, chi bộ, hải đội) and the indicator speaks of it, or does not. */
  named: 1.14,
  unnamed: 0.33,
  /** How much more a rare syllable counts. */
  rare: 1.6,
  /** How much hangs on a phrase knowing the very words beside the figure. */
  explains: 0.37,
  /** How much hangs on the single words beside the figure; words of no indicator speak against every one. */
  strange: 0.37,
  /** The same of the heading over a number in a cell, which says of it all there is to say. */
  strangeHeading: 0.75,
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
  average: 0.38,
  /** What the full role of a wide open frame adds; how much a frame behind the leading one loses. */
  frame: 9,
  /** How little a frame opened from afar is worth less. */
  frameStrength: 0.8,
  frameShare: 0.79,
  /** What was attained, where the words speak of what was due; a pair where the indicator is no part of any ratio. */
  assignedAttained: 0.7,
  pairAlone: 0.75,
  /** What phrases of an event not spoken of are worth, of the one that leads, and of no event at all. */
  frameLow: 0.62,
  frameHigh: 1.11,
  frameless: 0.74,
  frameNever: 1,
  /** What is left of a wide frame where a narrower one is open. */
  frameBelow: 0.49,
  /** A stock where something was done right before the figure. */
  doneStock: 0.6,
  /** A definite noun (a company, a school, a ship) where the indicator counts something else. */
  thingItself: 0.35,
  /** The grade named beside the figure, and another one. */
  sameGrade: 1.3,
  otherGrade: 0.4,
  /** Population and other ground numbers, where a force is named beside the figure. */
  backgroundForce: 0.6,
  /** A stock where turns of people are counted. */
  turnStock: 0.4,
  /** What a cue behind the next figure still says of this one. */
  cuePast: 0.6,
  /** What is left of a frame of the sentences before where this one opens another. */
  frameFormer: 0.8,
  /** How far a cue reaches back and ahead, over a stop, into the next sentence and the ones behind it. */
  cueBack: 16.91,
  cueAhead: 14,
  cueHard: 0.85,
  cueSentence: 0.72,
  cueFarther: 0.75,
  /** A role by its unit word alone; by a single syllable; by three and more; behind a comma; before a comma; over a figure. */
  roleAlone: 0.43,
  roleUnit: 1.15,
  /** What is left of the sum of a frame where one of its parts is named. */
  frameTotal: 0.83,
  roleOne: 0.8,
  roleThree: 1.64,
  roleAfterSoft: 0.35,
  roleSoft: 0.85,
  rolePassed: 0.46,
}
