/** Runs apart from the server: a PDF may be built to exhaust whoever reads it. */
import { parentPort, workerData } from 'node:worker_threads'
import { getDocumentProxy } from 'unpdf'

const LARGEST_TEXT = 6_000_000

type Item = { str?: string; hasEOL?: boolean; transform?: number[]; width?: number; height?: number }

async function read(): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(workerData as Uint8Array))
  const pages: string[] = []
  let total = 0
  for (let number = 1; number <= pdf.numPages && total < LARGEST_TEXT; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    const text = lineUp(items as Item[])
    total += text.length
    pages.push(text)
    page.cleanup()
  }
  return pages
}

/** Lines farther apart than this many heights of a letter belong to two paragraphs. */
const PARAGRAPH = 1.9

/** Items in reading order; a gap between two items of one line that is wide enough is a blank. */
function lineUp(items: readonly Item[]): string {
  let text = ''
  let ended = false
  let [right, base] = [0, Number.NaN]
  for (const item of items) {
    const words = item.str ?? ''
    const [x, y, height] = [item.transform?.[4] ?? 0, item.transform?.[5] ?? 0, item.height || 10]
    if (words !== '' && text !== '') {
      const apart = Math.abs(y - base)
      if (apart > height * 0.6 || ended) text += apart > height * PARAGRAPH ? '\n\n' : '\n'
      else if (!text.endsWith(' ') && !words.startsWith(' ') && x - right > height * 0.18)
        text += x - right > height * 2.5 ? ' | ' : ' '
      ended = false
    }
    text += words
    if (words !== '') [right, base] = [x + (item.width ?? 0), y]
    if (item.hasEOL) ended = true
  }
  return text
}

read().then(
  (pages) => parentPort?.postMessage({ pages }),
  (error: unknown) =>
    parentPort?.postMessage({ failed: `${error instanceof Error ? `${error.name} ${error.message}` : String(error)}` }),
)
