import type { Level } from '#domain/indicator.ts'

/**
 * A sentence with figures left open. `{id}` is the value, `{id:pair}` value/target, `{id:percent}`, `{id:gap}` what is
 * missing to the target and `{id:over}` what is above it, `{id:change}` "tăng … so với cùng kỳ", `{id:below:50}` units
 * under 50 %, `{id:names}` units that fall short. `{id:some:words}`, `{id:none:words}` and `{id:met:words}` write the words
 * where the figure is more than zero, zero, or exactly its target. `{area}`, `{asOf}`, `{force}`, `{next}` are words of
 * the unit and the period.
 *
 * A part in `[[ ]]` is left out when a figure in it is missing; `<<a | b>>` lists those of its items that can be written.
 * A sentence whose own figure is missing is not written: nothing is guessed.
 */
export type Pattern = string

export type Phrase = Pattern | { oneOf: readonly Phrase[] } | { levels: readonly Level[]; say: Phrase }

export type PhraseSection = { heading: Pattern; level: 1 | 2; paragraphs: readonly (readonly Phrase[])[] }

/** The first of them that can be written. */
export const either = (...oneOf: Phrase[]): Phrase => ({ oneOf })

/** Only at these levels: `at('XA KV', …)`. */
export const at = (levels: string, say: Phrase): Phrase => ({ levels: levels.split(' ') as Level[], say })
