import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type FigurePart, figureTag } from '#domain/paperTags.ts'
import { steady } from './docx/steady.ts'
import { clean } from './docx/text.ts'
import { overWholeParagraphs } from './paperTemplate/wholeParagraphs.ts'
import type { Picture } from './picture.ts'

/** What a template is filled with: words and pictures by name, loops as lists of the same, figures by indicator. */
export type PaperValues = {
  texts: Readonly<Record<string, string>>
  pictures?: Readonly<Record<string, Picture | null>>
  loops?: Readonly<Record<string, readonly PaperValues[]>>
  /**
   * A figure of the unit this part speaks of; undefined for what is no indicator. A scope with figures answers for every
   * indicator, with "…" where it has none: the figure of the whole is never lent to a part.
   */
  figures?: (id: string, part: FigurePart) => string | undefined
}

/** A checked template with its tags written out. The same template and values give the same bytes. */
export async function fillPaperTemplate(template: Uint8Array, values: PaperValues, created: string): Promise<Uint8Array> {
  // Comes with the first paper on a template of its own: many places never print one.
  const { TemplateHandler } = await import('easy-template-x')
  const handler = new TemplateHandler({
    maxXmlDepth: 60,
    scopeDataResolver: ({ strPath }) => lookedUp(values, strPath) as never,
  })
  const filled = await handler.process(Buffer.from(prepared(template)), {})
  return steady(new Uint8Array(filled), created)
}

/** The parts that are filled, their loops made to repeat whole paragraphs. */
function prepared(template: Uint8Array): Uint8Array {
  const parts = unzipSync(template)
  for (const [name, bytes] of Object.entries(parts))
    if (/^word\/(?:document|header\d*|footer\d*)\.xml$/i.test(name)) parts[name] = strToU8(overWholeParagraphs(strFromU8(bytes)))
  return zipSync(parts, { level: 1 })
}

type Given =
  | string
  | { _type: 'image'; source: Buffer; format: string; width: number; height: number; altText: string }
  | object[]
  | undefined

/** What stands for a name at a path of loops and places in them: the innermost scope first, then those around it. */
function lookedUp(values: PaperValues, path: readonly string[]): Given {
  const scopes: PaperValues[] = [values]
  for (let at = 0; at + 1 < path.length; at += 2) {
    const items = scopes.findLast((scope) => scope.loops?.[path[at] as string])?.loops?.[path[at] as string]
    const item = items?.[Number(path[at + 1])]
    if (!item) return undefined
    scopes.push(item)
  }
  const name = path.at(-1) ?? ''
  for (const { texts, pictures, loops, figures } of scopes.reverse()) {
    const text = texts[name]
    if (text !== undefined) return clean(text)
    if (loops?.[name]) return loops[name].map(() => ({}))
    if (pictures && name in pictures) return imageOf(pictures[name] ?? null)
    const { id, part } = figureTag(name)
    const figure = figures?.(id, part)
    if (figure !== undefined) return clean(figure)
  }
  return undefined
}

function imageOf(picture: Picture | null): Given {
  if (!picture) return ''
  const { png, widthMm, heightMm, says } = picture
  const points = (mm: number) => Math.round((mm * 96) / 25.4)
  return {
    _type: 'image',
    source: Buffer.from(png),
    format: 'image/png',
    width: points(widthMm),
    height: points(heightMm),
    altText: escaped(says),
  }
}

/** The library writes these words into an attribute as they are. */
const escaped = (text: string): string =>
  clean(text).replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '')
