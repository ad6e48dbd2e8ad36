import { Buffer } from 'node:buffer'
import { open } from 'node:fs/promises'
import * as yauzl from 'yauzl'
import { closeParts, type Parts } from './parts.ts'
import {
  binaryWorkbook,
  damaged,
  emptyFile,
  encrypted,
  type Found,
  legacyXls,
  notAWorkbook,
  openDocument,
  Refusal,
  tooLarge,
} from './refusal.ts'

/**
 * The guard stands before every reader: it looks at the first bytes and at the sizes the archive declares,
 * and inflates nothing. A stream that turns out longer than declared is stopped by yauzl while it is read.
 */
export type WorkbookSource = Uint8Array | { path: string }

export type WorkbookLimits = {
  /** Bytes when unpacked, all parts together and the largest one. */
  totalBytes: number
  partBytes: number
  /** Bytes of a part that is kept in memory as a whole. */
  heldBytes: number
  /** Unpacked to packed. Rosters stay under 40; deflate cannot exceed 1.032, so a bomb stands far above. */
  ratio: number
  /** Small parts may be as regular as they like. */
  ratioFromBytes: number
  entries: number
}

export const WORKBOOK_LIMITS: WorkbookLimits = {
  totalBytes: 400_000_000,
  partBytes: 300_000_000,
  heldBytes: 150_000_000,
  ratio: 200,
  ratioFromBytes: 10_000_000,
  entries: 10_000,
}

const OLE_MARK = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP_MARK = Buffer.from('PK\x03\x04', 'latin1')

/** Opens a workbook after all checks; throws a `Refusal` otherwise. The caller closes it. */
export async function openGuarded(source: WorkbookSource, limits: WorkbookLimits): Promise<Parts> {
  const parts = await openPackage(source, limits)
  try {
    isWorkbook(parts)
    return parts
  } catch (error) {
    closeParts(parts)
    throw error
  }
}

/** The same for any package of parts, a Word file among them. */
export async function openPackage(source: WorkbookSource, limits: WorkbookLimits): Promise<Parts> {
  const bytes = source instanceof Uint8Array ? Buffer.from(source.buffer, source.byteOffset, source.byteLength) : undefined
  const head = bytes?.subarray(0, 4096) ?? (await headOf(source as { path: string }))
  if (head.length === 0) throw new Refusal(emptyFile())
  if (head.subarray(0, 8).equals(OLE_MARK)) throw new Refusal(await oleKind(source, bytes))
  if (!head.subarray(0, 4).equals(ZIP_MARK)) throw new Refusal(notAWorkbook(lookOf(head)))

  const zip = await openZip(source, bytes)
  // Every failure also reaches the call that met it; without a listener the event would end the process.
  zip.on('error', () => undefined)
  try {
    return { zip, entries: await entriesOf(zip, limits) }
  } catch (error) {
    zip.close()
    throw error
  }
}

async function openZip(source: WorkbookSource, bytes: Buffer | undefined): Promise<yauzl.ZipFile> {
  const options = { lazyEntries: true, autoClose: false }
  try {
    return bytes
      ? await yauzl.fromBufferPromise(bytes, options)
      : await yauzl.openPromise((source as { path: string }).path, options)
  } catch (error) {
    throw new Refusal(damaged(String(error)))
  }
}

async function entriesOf(zip: yauzl.ZipFile, limits: WorkbookLimits): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > limits.entries) throw new Refusal(tooLarge(`${zip.entryCount} entries`))
  const entries = new Map<string, yauzl.Entry>()
  let total = 0
  for (const entry of await allEntries(zip)) {
    if (entry.isEncrypted()) throw new Refusal(encrypted())
    const size = entry.uncompressedSize
    total += size
    if (size > limits.partBytes || total > limits.totalBytes)
      throw new Refusal(tooLarge(`${entry.fileName}: ${size}, total ${total}`))
    if (size > limits.ratioFromBytes && size > entry.compressedSize * limits.ratio) {
      throw new Refusal(tooLarge(`${entry.fileName}: ${entry.compressedSize} to ${size}`))
    }
    const name = entry.fileName.toLowerCase()
    // Two parts of one name: one program would read the first, another the second.
    if (entries.has(name)) throw new Refusal(damaged(`${entry.fileName} twice`))
    entries.set(name, entry)
  }
  return entries
}

async function allEntries(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  const entries: yauzl.Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    throw new Refusal(damaged(String(error)))
  }
  return entries
}

function isWorkbook({ entries }: Parts): void {
  const has = (start: string) => [...entries.keys()].some((name) => name.startsWith(start))
  if (entries.has('xl/workbook.bin')) throw new Refusal(binaryWorkbook())
  if (has('word/')) throw new Refusal(notAWorkbook('word'))
  if (has('ppt/')) throw new Refusal(notAWorkbook('presentation'))
  if (entries.has('mimetype') && entries.has('content.xml')) throw new Refusal(openDocument())
  if (!entries.has('[content_types].xml') && !entries.has('xl/workbook.xml')) throw new Refusal(notAWorkbook('archive'))
}

/**
 * The compound file of older Office holds an .xls, a .doc, or an encrypted .xlsx. Its directory names its
 * streams in UTF-16, so their names stand in the file as they are; the directory itself may be anywhere.
 */
async function oleKind(source: WorkbookSource, bytes: Buffer | undefined) {
  const whole = bytes ?? (await wholeOf(source as { path: string }))
  const names = (name: string) => whole.includes(Buffer.from(`${name}\0`, 'utf16le'))
  if (names('EncryptedPackage')) return encrypted()
  if (names('Workbook') || names('Book')) return legacyXls()
  if (names('WordDocument')) return notAWorkbook('word')
  if (names('PowerPoint Document')) return notAWorkbook('presentation')
  return notAWorkbook('unknown')
}

function lookOf(head: Buffer): Found {
  const text = head.toString('latin1').trimStart().replace(/^ï»¿/, '').toLowerCase()
  if (text.startsWith('%pdf')) return 'pdf'
  if (/^(<!doctype html|<html|<\?xml|<table|<meta)/.test(text)) return 'web'
  if (text.startsWith('pk') || text.startsWith('rar!') || text.startsWith('7z')) return 'archive'
  return head.includes(0) ? 'unknown' : 'text'
}

async function headOf({ path }: { path: string }): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

async function wholeOf({ path }: { path: string }): Promise<Buffer> {
  const file = await open(path)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}
