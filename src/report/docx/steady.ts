import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate'

/**
 * The same document gives the same bytes, so that an edition can be compared by its checksum. The library writes
 * the hour into the archive and the properties, names links by chance and goes on counting bookmarks and pictures
 * from one document to the next; all of it is made steady here. `finished` writes into the body what the library was spared.
 */
export function steady(
  bytes: Uint8Array,
  created = '2020-01-01T00:00:00Z',
  finished: (xml: string) => string = (xml) => xml,
): Uint8Array {
  const parts: Zippable = {}
  const unpacked = unzipSync(bytes)
  const links = new Map<string, string>()
  for (const [, id] of strFromU8(unpacked['word/_rels/document.xml.rels'] ?? new Uint8Array(0)).matchAll(/\bId="(rId[^"]*)"/g)) {
    if (id && !/^rId\d+$/.test(id)) links.set(id, `rIdLink${links.size + 1}`)
  }
  for (const [name, part] of Object.entries(unpacked).sort(([a], [b]) => contentTypesFirst(a, b))) {
    if (name === 'docProps/core.xml')
      parts[name] = strToU8(strFromU8(part).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${created}`))
    else if (name === 'word/document.xml') parts[name] = strToU8(finished(recounted(renamed(strFromU8(part), links))))
    else if (name === 'word/_rels/document.xml.rels') parts[name] = strToU8(renamed(strFromU8(part), links))
    else parts[name] = part
  }
  return zipSync(parts, { level: 6, mtime: new Date(1980, 0, 1) })
}

const renamed = (xml: string, links: Map<string, string>): string =>
  xml.replace(/(\b(?:r:id|Id)=")([^"]*)"/g, (whole, head: string, id: string) =>
    links.has(id) ? `${head}${links.get(id)}"` : whole,
  )

function recounted(xml: string): string {
  const numbers = new Map<string, number>()
  let pictures = 0
  return xml
    .replace(/(<wp:docPr\b[^>]*?\bid=")\d+"/g, (_, head: string) => `${head}${++pictures}"`)
    .replace(/<w:bookmark(?:Start|End)\b[^>]*>/g, (tag) =>
      tag.replace(/\bw:id="(\d+)"/, (_, id: string) => {
        if (!numbers.has(id)) numbers.set(id, numbers.size + 1)
        return `w:id="${numbers.get(id)}"`
      }),
    )
}

/** Programs that guess the kind of a file by its first entry expect the content types there. */
const contentTypesFirst = (a: string, b: string): number =>
  Number(b === '[Content_Types].xml') - Number(a === '[Content_Types].xml') || (a < b ? -1 : 1)
