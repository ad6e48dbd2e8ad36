/**
 * A Word document with a comment on every figure and, where a person agreed, the figure corrected as a tracked change.
 * The given .docx keeps its own look; any other text is laid out as plain paragraphs first.
 */
import { DOMParser, type Document, type Element, XMLSerializer } from '@xmldom/xmldom'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { applyEdits, textPieces } from './annotate/places.ts'
import { plainDocx } from './annotate/plainDocx.ts'

/** Offsets count in the text as the reader read it from the same document. */
export type Note = { start: number; end: number; text: string }
export type Edit = { start: number; end: number; replacement: string }

export type Marking = { notes: readonly Note[]; edits: readonly Edit[]; author: string /** 2023-07-17T14:25:00Z */; at: string }

const MAIN = 'word/document.xml'
const COMMENTS = 'word/comments.xml'
export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const LARGEST = 200_000_000

/** `docx` is the document the text was read from; without one, `text` itself is laid out. */
export function annotateDocx(docx: Uint8Array | null, text: string, marking: Marking): Uint8Array {
  const parts = docx ? unpacked(docx) : plainDocx(text)
  const xml = parts[MAIN]
  if (!xml) throw new RangeError('annotateDocx: no main part')
  const document = new DOMParser().parseFromString(strFromU8(xml), 'text/xml')
  const pieces = textPieces(document)
  applyEdits(document, pieces, marking)
  parts[MAIN] = strToU8(new XMLSerializer().serializeToString(document))
  parts[COMMENTS] = strToU8(commentsXml(parts[COMMENTS], marking))
  addRelation(parts)
  addContentType(parts)
  return zipSync(parts)
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

/** Parts up to a sane size in all; a document that passed the reader stays far below. */
function unpacked(docx: Uint8Array): Record<string, Uint8Array> {
  let size = 0
  return unzipSync(docx, {
    filter: ({ originalSize }) => {
      size += originalSize
      return size <= LARGEST
    },
  })
}

/** Comments a document already has keep their numbers; ours follow after FIRST. */
export const FIRST = 90_000

function commentsXml(old: Uint8Array | undefined, { notes, author, at }: Marking): string {
  const comments = notes
    .map(
      (note, i) =>
        `<w:comment w:id="${FIRST + i}" w:author="${escaped(author)}" w:date="${at}" w:initials="SV">${note.text
          .split('\n')
          .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`)
          .join('')}</w:comment>`,
    )
    .join('')
  if (old) {
    const text = strFromU8(old)
    const end = text.lastIndexOf('</w:comments>')
    if (end >= 0) return text.slice(0, end) + comments + text.slice(end)
  }
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="${WORD}">${comments}</w:comments>`
}

const RELATIONS = 'word/_rels/document.xml.rels'
const COMMENT_TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'

function addRelation(parts: Record<string, Uint8Array>): void {
  const old = parts[RELATIONS]
    ? strFromU8(parts[RELATIONS])
    : '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  if (old.includes(COMMENT_TYPE)) return
  parts[RELATIONS] = strToU8(
    old.replace(/<\/Relationships>|<Relationships([^>]*)\/>/, (_end, attributes?: string) =>
      attributes === undefined ? `${relation}</Relationships>` : `<Relationships${attributes}>${relation}</Relationships>`,
    ),
  )
}

const relation = `<Relationship Id="rIdSaoVuongComments" Type="${COMMENT_TYPE}" Target="comments.xml"/>`

function addContentType(parts: Record<string, Uint8Array>): void {
  const name = '[Content_Types].xml'
  const old = parts[name] ? strFromU8(parts[name]) : ''
  if (old.includes('/word/comments.xml')) return
  parts[name] = strToU8(
    old.replace(
      '</Types>',
      '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
    ),
  )
}

export type { Document, Element }
