import { Bookmark, ExternalHyperlink, type ParagraphChild, TextRun } from 'docx'
import type { Block, Run } from './document.ts'

/** Unicode in composed form, as TCVN 6909:2001 has it, and without the marks XML cannot hold. */
export const clean = (text: string): string => text.normalize('NFC').replace(FORBIDDEN, '').replace(HALF_LETTER, '')

/** A tag of a template stands as it is typed, whatever is done to the words around it. */
export const isTag = (text: string): boolean => /^\{[^{}]*\}/.test(text)
export const capitals = (text: string): string =>
  clean(text)
    .split(/(\{[^{}]*\})/)
    .map((piece) => (isTag(piece) ? piece : piece.toUpperCase()))
    .join('')

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids, and what Unicode keeps for programs
const FORBIDDEN = /[\0-\x08\x0B\x0C\x0E-\x1F\uFDD0-\uFDEF\uFFFE\uFFFF]/g
const HALF_LETTER = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

export type Face = { bold?: boolean; italics?: boolean; size?: number }

/** Lines of one text: a line break in the data is one in the document. */
export function lines(text: string, face: Face = {}): TextRun[] {
  return clean(text)
    .split('\n')
    .map((line, at) => new TextRun({ text: line, ...face, ...(at > 0 ? { break: 1 } : {}) }))
}

/** Some five lines on paper: what may go to another page as a whole without leaving a hole. */
const SHORT = 400
export const isShort = (block: Block | undefined): boolean =>
  block?.type === 'paragraph' && block.runs.reduce((signs, { text }) => signs + text.length, 0) <= SHORT

/** Runs of a paragraph. A figure that appears twice is bookmarked once: Word wants the names different. */
export function runsOf(runs: Run[], bookmarked: Set<string>): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    if (run.type === 'text') {
      return lines(run.text, { ...(run.bold ? { bold: true } : {}), ...(run.italic ? { italics: true } : {}) })
    }
    const text = lines(run.text)
    const shown: ParagraphChild[] = run.link ? [new ExternalHyperlink({ link: run.link, children: text })] : text
    const name = bookmarkName(run.id)
    if (bookmarked.has(name)) return shown
    bookmarked.add(name)
    return [new Bookmark({ id: name, children: shown })]
  })
}

/** Word: a letter first, then letters, digits and underscores, 40 characters at most. */
export function bookmarkName(id: string): string {
  const plain = id
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .replace(/[^A-Za-z0-9]+/g, '_')
  // Of a long id the end is kept: that is where ids differ.
  return `so_${plain.length <= 37 ? plain : plain.slice(-37)}`
}

/**
 * Width in points, near enough to draw the rule under a line: the decree wants it a third to a half as long as
 * the line (the whole line under the motto). Advances of Times New Roman in thousandths of the size.
 */
export function widthOf(text: string, size: number, bold: boolean): number {
  let thousandths = 0
  for (const letter of clean(text).normalize('NFD').replace(/\p{M}/gu, '')) thousandths += advanceOf(letter)
  return (thousandths * size * (bold ? 1.05 : 1)) / 1000
}

function advanceOf(letter: string): number {
  if (/[ ,.:;'il/|]/.test(letter)) return 265
  if (/[-ftrIJsj]/.test(letter)) return 345
  if (/[mMW]/.test(letter)) return 850
  if (/[wAĐDGHKNOQUVXYCBR]/.test(letter)) return 700
  if (/[EFLPSTZ]/.test(letter)) return 600
  return 490
}
