/** What a presentation is made of: one thought a slide. The writer adds only drawing. */
export type Slide =
  | { kind: 'title'; over: string; title: string; lines: readonly string[] }
  | { kind: 'lines'; title: string; lines: readonly SlideLine[] }
  | { kind: 'figure'; title: string; value: string; below: string; lines: readonly string[] }
  | { kind: 'bars'; title: string; note?: string; bars: readonly SlideBar[] }
  | { kind: 'pairs'; title: string; note?: string; now: string; before: string; pairs: readonly SlidePair[] }
  | {
      kind: 'table'
      title: string
      headings: readonly string[]
      rows: readonly (readonly string[])[]
      widths: readonly number[]
      numbers: readonly boolean[]
    }

export type SlideLine = { lead?: string; text: string }
/** Length in hundredths of a percent of the whole; what passes the whole is drawn full and says so in its words. */
export type SlideBar = { label: string; share: number; text: string; tone: 'attained' | 'short' | 'low' }
/** Two bars of one scale: the share each has of the larger, in hundredths of a percent. */
export type SlidePair = { label: string; now: number; before: number; nowText: string; beforeText: string; change: string }

export type Presentation = { title: string; author: string; created: string; foot: string; slides: readonly Slide[] }
