import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

/** What the built screen offers for a page's first picture (web/draw.tsx). */
type Draw = (
  address: string,
  ask: (name: string, input: object) => Promise<unknown>,
) => Promise<{ html: string; told: [key: readonly unknown[], answer: unknown][]; screen: string } | null>
/** Answers a read as whoever opens the page would be answered; undefined where it is refused. */
export type Ask = (name: string, input: object) => Promise<unknown>
type Chunk = { file: string; css?: readonly string[]; imports?: readonly string[] }
type Chunks = Readonly<Record<string, Chunk>>

/** Pages of the built screen with their first picture in them; null where none can be drawn. */
export type DrawnPages = (address: string, ask: Ask) => Promise<string | null>

/** So many are drawn at once; whoever comes meanwhile gets the page that draws itself. */
const AT_ONCE = 2
/** Milliseconds a page waits for its picture: then the empty one goes, which shows at least that something is coming. */
const PATIENCE = 5000

/**
 * A page with its first picture: the screen as it will stand, and the answers it was drawn from, so that an old laptop shows
 * figures while it still reads the program. Nothing in it is script or style: lengths wait as words for `early`.
 */
export function drawnPages(folder: string, page: string): DrawnPages {
  const drawing = join(folder, 'drawing/draw.js')
  const list = join(folder, '.vite/manifest.json')
  if (!existsSync(drawing) || !existsSync(list)) return async () => null
  const chunks = JSON.parse(readFileSync(list, 'utf8')) as Chunks
  const early = chunks['early.ts']?.file
  const program = /<script type="module"[^>]* src="([^"]+)"><\/script>/.exec(page)
  let loaded: Promise<{ draw: Draw }> | undefined
  let busy = 0
  return async (address, ask) => {
    if (!early || !program || busy >= AT_ONCE) return null
    busy++
    loaded ??= import(pathToFileURL(drawing).href) as Promise<{ draw: Draw }>
    const drawn = await Promise.race([
      loaded.then(({ draw }) => draw(address, ask)).finally(() => busy--),
      pause(PATIENCE, null, { ref: false }),
    ])
    if (!drawn) return null
    const { styles, scripts } = neededBy(chunks, drawn.screen)
    const links = [
      ...styles.map((file) => `<link rel="stylesheet" href="/${file}">`),
      ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`),
      `<link rel="modulepreload" crossorigin href="${program[1]}" data-program>`,
    ]
    // React writes lengths as style attributes, which the content policy refuses; between tags the mark cannot stand as it is.
    const html = drawn.html.replaceAll(' style="', ' data-style="')
    const told = JSON.stringify(drawn.told).replaceAll('<', '\\u003c')
    return page
      .replace(program[0], () => '')
      .replace('</head>', () => `${links.join('')}</head>`)
      .replace(
        '<div id="root"></div>',
        () =>
          `<div id="root" inert hidden>${html}</div><script src="/${early}"></script><script type="application/json" id="told">${told}</script>`,
      )
  }
}

function neededBy(chunks: Chunks, screen: string): { styles: string[]; scripts: string[] } {
  const styles = new Set<string>()
  const scripts = new Set<string>()
  const seen = new Set<string>()
  const walk = (name: string) => {
    const chunk = chunks[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    scripts.add(chunk.file)
    for (const file of chunk.css ?? []) styles.add(file)
    for (const next of chunk.imports ?? []) walk(next)
  }
  walk('index.html')
  const already = new Set([...styles, ...scripts])
  walk(screen)
  return {
    styles: [...styles].filter((file) => !already.has(file)),
    scripts: [...scripts].filter((file) => !already.has(file)),
  }
}
