import { join } from 'node:path'
import type { OfficialDocument } from './docx/document.ts'
import { FONT_FACES, fontFile, fontFolder } from './fonts.ts'
import { typstSource } from './pdf/typst.ts'

type Compiler = {
  mapShadow(path: string, content: Buffer): void
  resetShadow(): void
  evictCache(age: number): void
  pdf(source: { mainFileContent: string }, options: { creationTimestamp: number }): Buffer
}

let setter: Promise<Compiler | null> | undefined

/**
 * The only file that knows how a .pdf is made: the same document data as the Word writer takes, set by Typst. Null where the
 * native part for this operating system is not installed. It reads the shipped letters alone and asks nothing of the network.
 */
export async function writePdf(document: OfficialDocument): Promise<Uint8Array | null> {
  setter ??= loadCompiler()
  const compiler = await setter
  if (!compiler) return null
  const { source, pictures } = typstSource(document)
  compiler.resetShadow()
  for (const [name, bytes] of pictures) compiler.mapShadow(join(fontFolder(), name), Buffer.from(bytes))
  const made = Math.floor(Date.parse(document.created ?? '2020-01-01T00:00:00Z') / 1000)
  const bytes = compiler.pdf({ mainFileContent: source }, { creationTimestamp: made })
  compiler.evictCache(2)
  return new Uint8Array(bytes)
}

async function loadCompiler(): Promise<Compiler | null> {
  try {
    const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
    return NodeCompiler.create({ workspace: fontFolder(), fontArgs: [{ fontPaths: FONT_FACES.map(fontFile) }] })
  } catch {
    // The package is there for the operating systems it was built for; on another it cannot be loaded.
    return null
  }
}
