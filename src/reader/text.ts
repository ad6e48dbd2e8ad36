/**
 * A document somebody wrote → its text, with every character's paragraph and page known. What cannot be read is refused
 * in words, in bounded time and memory; nothing here throws for what a file holds.
 */
import type { Finding } from '#domain/finding.ts'
import { docxWords } from './text/docx.ts'
import { decodeText } from './text/encoding.ts'
import { bearsMarking } from './text/marking.ts'
import { pdfPages } from './text/pdf.ts'
import {
  binaryText,
  classifiedText,
  converted,
  emptyText,
  encryptedText,
  legacyWord,
  otherDigits,
  tooLargeText,
  unknownEncoding,
} from './text/refusals.ts'

export type TextDocument = {
  kind: 'text' | 'docx' | 'pdf'
  text: string
  /** Start of each page in `text`; one page where the format knows none. */
  pages: number[]
}

export type DocumentRead = { document: TextDocument | null; findings: Finding[] }

export const LONGEST_TEXT = 5 * 1024 * 1024
/** A .docx or .pdf may carry pictures beside its words. */
const LARGEST_FILE = 40 * 1024 * 1024

export async function readDocument(bytes: Uint8Array): Promise<DocumentRead> {
  if (bytes.length === 0) return refused(emptyText())
  if (bytes.length > LARGEST_FILE) return refused(tooLargeText())
  if (starts(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    const words = await docxWords(bytes)
    return 'refused' in words ? refused(words.refused) : checked({ kind: 'docx', text: words.text, pages: [0] }, [])
  }
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46])) {
    const read = await pdfPages(bytes)
    if ('refused' in read) return refused(read.refused)
    const pages: number[] = []
    let text = ''
    for (const page of read.pages) {
      pages.push(text.length)
      text += page.endsWith('\n') ? page : `${page}\n`
    }
    return checked({ kind: 'pdf', text, pages }, [])
  }
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refused(
      hasUtf16(bytes, 'EncryptedPackage') ? encryptedText() : hasUtf16(bytes, 'WordDocument') ? legacyWord() : binaryText(),
    )
  if (bytes.length > LONGEST_TEXT * 2) return refused(tooLargeText())
  const decoded = decodeText(bytes)
  if (!decoded) return refused(bytes.subarray(0, 65_536).includes(0) ? binaryText() : unknownEncoding())
  const from =
    decoded.encoding === 'tcvn3'
      ? 'TCVN3 (ABC)'
      : decoded.encoding === 'vni'
        ? 'VNI'
        : decoded.encoding === 'windows-1258'
          ? 'Windows-1258'
          : null
  return checked({ kind: 'text', text: decoded.text, pages: [0] }, from ? [converted(from)] : [])
}

/** A text pasted into the screen or given on the command line. */
export function pastedDocument(text: string): DocumentRead {
  return checked({ kind: 'text', text, pages: [0] }, [])
}

const refused = (finding: Finding): DocumentRead => ({ document: null, findings: [finding] })

function checked(document: TextDocument, findings: Finding[]): DocumentRead {
  if (!/[\p{L}\d]/u.test(document.text)) return refused(emptyText())
  if (document.text.length > LONGEST_TEXT) return refused(tooLargeText())
  if (bearsMarking(document.text)) return refused(classifiedText())
  return {
    document,
    findings: /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/.test(document.text)
      ? [...findings, otherDigits()]
      : findings,
  }
}

const starts = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, i) => bytes[i] === byte)

function hasUtf16(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
  for (
    let at = bytes.indexOf(wanted[0] ?? 0);
    at >= 0 && at < bytes.length - wanted.length;
    at = bytes.indexOf(wanted[0] ?? 0, at + 1)
  )
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true
  return false
}

/** Page of a character, from 1. */
export function pageAt(document: TextDocument, offset: number): number {
  const after = document.pages.findIndex((start) => start > offset)
  return after < 0 ? document.pages.length : after
}

/** Where each paragraph begins: a line that holds something; in a PDF, whose lines end with the page, what a blank line or a page parts. */
export function paragraphStarts({ kind, text, pages }: TextDocument): number[] {
  const starts: number[] = []
  if (kind === 'pdf') {
    for (const [i, from] of pages.entries()) {
      const page = text.slice(from, pages[i + 1] ?? text.length)
      for (const match of page.matchAll(/\S(?:[^\n]|\n(?!\s*\n))*/g)) starts.push(from + match.index)
    }
    return starts
  }
  for (const match of text.matchAll(/[^\n]*\S[^\n]*/g)) starts.push(match.index)
  return starts
}
