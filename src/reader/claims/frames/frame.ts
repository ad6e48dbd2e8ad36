/**
 * A frame is a kind of event the field speaks of: a flood, a medical examination, a course. Its cues open it; its roles
 * are what is counted in it, each with the words that point to it. The words of a role mean nothing outside their frame:
 * "có mặt" is one indicator at an examination and another at a call-up of reservists.
 */
export type Frame = {
  name: string
  /** Words that open the frame, parted by semicolons. */
  cues: string
  /** Wider frames this one closes: a call-up of reservists is no training of the militia. */
  above?: readonly string[]
  /** Indicator → words of its role. A leading * : the role of any figure with its unit word in this frame, without words too. */
  roles: Readonly<Record<string, string>>
  /** The indicator that adds up the others of its unit word: not meant where one of them is named. */
  total?: string
  /** Beside these words a figure of the frame is none of its roles: what was damaged, who stayed away. */
  never?: string
  /** Indicator → words beside which a figure is any other role but this one: households moved away are not helped at home. */
  except?: Readonly<Record<string, string>>
}
