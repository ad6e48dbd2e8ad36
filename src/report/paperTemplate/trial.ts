import { type PaperKind, type PaperTag, tagsOf } from '#domain/paperTags.ts'
import { fillPaperTemplate, type PaperValues } from '../paperTemplate.ts'

/** Fills a template once with one item in every loop, before it is kept: what the filler trips over is told now, by its own words. */
export async function trialFill(bytes: Uint8Array, kind: PaperKind): Promise<string | null> {
  try {
    await fillPaperTemplate(bytes, sampleOf(tagsOf(kind).tags), '2020-01-01T00:00:00Z')
    return null
  } catch (error) {
    // The library tells what it cannot fill by throwing.
    return error instanceof Error ? error.message : String(error)
  }
}

/** Values of one item in every loop, each word the name of its tag. */
export function sampleOf(tags: readonly PaperTag[]): PaperValues {
  const texts: Record<string, string> = {}
  const loops: Record<string, PaperValues[]> = {}
  for (const tag of tags) {
    if (tag.is === 'loop') loops[tag.name] = [sampleOf(tag.inside)]
    else if (tag.is === 'text') texts[tag.name] = `«${tag.name}»`
  }
  return { texts, loops, figures: (id, part) => (/^[a-z0-9_.]+$/.test(id) ? `«${id} ${part}»` : undefined) }
}
