import { strToU8, type Zippable, zipSync } from 'fflate'

/** A file of a pack, and what the list of contents says of it. */
export type PackedFile = { name: string; says: string; bytes: Uint8Array }

/** Files as one archive, the list of contents first. The same files give the same bytes. */
export function packFiles(contents: readonly string[], files: readonly PackedFile[]): Uint8Array {
  // Notepad of an office machine knows the letters by the mark in front.
  const zipped: Zippable = { '00-muc-luc.txt': strToU8(`\uFEFF${contents.join('\r\n')}\r\n`) }
  // Each file is an archive already: packing it again would only take time.
  for (const { name, bytes } of files) zipped[name] = [bytes, { level: 0 }]
  return zipSync(zipped, { level: 6, mtime: new Date(1980, 0, 1) })
}
