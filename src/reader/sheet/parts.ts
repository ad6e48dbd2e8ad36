import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { damaged, Refusal, tooLarge } from './refusal.ts'
import { type Ear, readXml } from './xml.ts'

/** The parts of an opened package. Part names are compared without case, as the packaging standard says. */
export type Parts = {
  zip: ZipFile
  entries: Map<string, Entry>
}

export const hasPart = (parts: Parts, name: string): boolean => parts.entries.has(name.toLowerCase())

/**
 * The text of one part, piece by piece. The checksum is compared at the end: a flipped bit inside a compressed
 * stream may still decompress, and would be a wrong figure that nobody sees.
 */
export async function* partText(parts: Parts, name: string): AsyncGenerator<string> {
  const entry = parts.entries.get(name.toLowerCase())
  if (!entry) throw new Refusal(damaged(`part ${name} is missing`))
  const bytes = partBytes(parts, entry)
  let decoder: TextDecoder | undefined
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true })
      yield decode(decoder, chunk)
    }
    if (decoder) yield decode(decoder)
  } finally {
    await bytes.return(undefined)
  }
}

async function* partBytes(parts: Parts, entry: Entry): AsyncGenerator<Buffer, undefined> {
  const stream = await openPart(parts, entry)
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]()
  let sum = 0
  try {
    for (;;) {
      const next = await nextChunk(chunks, entry.fileName)
      if (next === undefined) break
      sum = crc32(next, sum)
      yield next
    }
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw new Refusal(damaged(`checksum of ${entry.fileName}`))
}

// yauzl and zlib report damage by throwing; only their own calls stand inside these two.
async function openPart(parts: Parts, entry: Entry) {
  try {
    return await parts.zip.openReadStreamPromise(entry)
  } catch (error) {
    throw new Refusal(damaged(`${entry.fileName}: ${String(error)}`))
  }
}

async function nextChunk(iterator: AsyncIterator<Buffer>, name: string): Promise<Buffer | undefined> {
  try {
    const step = await iterator.next()
    return step.done ? undefined : step.value
  } catch (error) {
    throw new Refusal(damaged(`${name}: ${String(error)}`))
  }
}

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw new Refusal(damaged('text is not in the encoding it declares'))
  }
}

/** XML without a declaration is UTF-8; UTF-16 must begin with its mark. */
function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

export async function hearPart(parts: Parts, name: string, ear: Ear): Promise<void> {
  const reader = readXml(name, ear)
  for await (const piece of partText(parts, name)) reader.write(piece)
  reader.end()
}

/** Parts that must be held in memory as a whole (shared strings, styles) have a lower ceiling of their own. */
export function mayHold(parts: Parts, name: string, limit: number): void {
  const size = parts.entries.get(name.toLowerCase())?.uncompressedSize ?? 0
  if (size > limit) throw new Refusal(tooLarge(`${name}: ${size} bytes`))
}

export function closeParts(parts: Parts): void {
  if (parts.zip.isOpen) parts.zip.close()
}
