import { z } from 'zod'
import { FIGURE_PARTS, PAPER_KINDS, type PaperTag, tagsOf } from '#domain/paperTags.ts'
import { defineAction } from './action.ts'
import { paperKind } from './inputs.ts'

/** What a template of a kind of paper may leave open: every tag, how it is written, and what stands there. */
export const listPaperTags = defineAction({
  kind: 'read',
  title: 'Các thẻ của mẫu giấy',
  summary: 'The tags a Word template of a kind of paper may use, loops with what stands inside them, and the parts of a figure',
  input: z.object({ kind: paperKind }),
  allow: 'session',
  needsDatabase: () => false,
  run: async (_context, { kind }) => {
    const { tags, figures } = tagsOf(kind)
    return {
      kind,
      title: PAPER_KINDS[kind].title,
      tags: listed(tags, []),
      figures: figures ? Object.entries(FIGURE_PARTS).map(([part, says]) => ({ part, says })) : [],
    }
  },
})

type ListedTag = { within: string[]; name: string; is: PaperTag['is']; says: string }

const listed = (tags: readonly PaperTag[], within: string[]): ListedTag[] =>
  tags.flatMap((tag) => [
    { within, name: tag.name, is: tag.is, says: tag.says },
    ...(tag.is === 'loop' ? listed(tag.inside, [...within, tag.name]) : []),
  ])
