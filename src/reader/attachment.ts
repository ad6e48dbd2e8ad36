/**
 * A file somebody attaches → what it is by its bytes, and whether it may be kept. What its name says is compared, never
 * believed. Nothing that bears the marking of a state secret is taken in, wherever in the file the stamp stands.
 */
import { ATTACHMENT_KINDS, type AttachmentKind } from '#domain/attachment.ts'
import { type Finding, finding, isError, note } from '#domain/finding.ts'
import { outsideOf } from './outside.ts'
import { openPackage } from './sheet/guard.ts'
import { closeParts, hearPart, type Parts } from './sheet/parts.ts'
import { Refusal } from './sheet/refusal.ts'
import type { Ear } from './sheet/xml.ts'
import { decodeText } from './text/encoding.ts'
import { bearsMarking, isMarked } from './text/marking.ts'
import { classifiedText, damagedText, unpackedTooLarge } from './text/refusals.ts'
import { readDocument } from './text.ts'

export type Attachment = { kind: AttachmentKind | null; findings: Finding[] }

export async function readAttachment(name: string, bytes: Uint8Array): Promise<Attachment> {
  if (bytes.length === 0) return refused(finding('file.empty', {}, 'Tệp rỗng. Chọn lại tệp cần gửi.'))
  try {
    return await read(name, bytes)
  } catch (error) {
    if (error instanceof Refusal) return refused(ofAnyFile(error))
    throw error
  }
}

const refused = (why: Finding): Attachment => ({ kind: null, findings: [why] })

/** The guard speaks of workbooks to be read into a book; a broken paper is told of as a file. */
const ofAnyFile = ({ finding: told, message }: Refusal): Finding =>
  told.code === 'workbook.damaged' ? damagedText(message) : told.code === 'workbook.too_large' ? unpackedTooLarge(message) : told

async function read(name: string, bytes: Uint8Array): Promise<Attachment> {
  const isPackage = starts(bytes, [0x50, 0x4b, 0x03, 0x04])
  const parts = isPackage ? await openPackage(bytes, LIMITS) : null
  try {
    const kind = parts ? packageKind(parts) : plainKind(bytes)
    if (kind === null) return refused(unknownKind())
    const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
    if (!ATTACHMENT_KINDS[kind].endings.includes(ending)) return refused(otherThanNamed(name, kind))
    if (parts && hasMacros(parts)) return refused(withMacros())
    const findings = parts ? [...(await reachingParts(parts)), ...(await markedParts(parts))] : await markedText(kind, bytes)
    return { kind: findings.some(isError) ? null : kind, findings }
  } finally {
    if (parts) closeParts(parts)
  }
}

function plainKind(bytes: Uint8Array): AttachmentKind | null {
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf'
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (starts(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0]) || starts(bytes, [0x4d, 0x5a]) || starts(bytes, [0x7f, 0x45, 0x4c, 0x46]))
    return null
  return decodeText(bytes) ? 'text' : null
}

const packageKind = ({ entries }: Parts): AttachmentKind | null =>
  entries.has('word/document.xml') ? 'docx' : entries.has('xl/workbook.xml') ? 'xlsx' : null

const hasMacros = ({ entries }: Parts): boolean => [...entries.keys()].some((part) => /vbaproject\.bin$|\/activex\//.test(part))

/** Kept as it came and opened by others: what reaches another machine by being opened is not taken, what only may be followed is. */
async function reachingParts(parts: Parts): Promise<Finding[]> {
  const first = (await outsideOf(parts)).find(({ reaches }) => reaches)
  return first ? [reaching(first.what, first.where)] : []
}

/** A paper of twenty megabytes unpacks to a few times as much; what unpacks to far more was built to. */
const LIMITS = {
  totalBytes: 200_000_000,
  partBytes: 100_000_000,
  heldBytes: 50_000_000,
  ratio: 250,
  ratioFromBytes: 5_000_000,
  entries: 5_000,
}

/** Every part that holds words: the body, headers and footers, boxes drawn on the page, cells, comments. */
async function markedParts(parts: Parts): Promise<Finding[]> {
  for (const part of parts.entries.keys()) {
    if (!/^(?:word|xl)\/.*\.xml$/.test(part) || /\/(?:theme|styles|settings|fonttable|numbering|websettings)/.test(part)) continue
    const lines = new Lines()
    await hearPart(parts, part, lines)
    if (lines.marked) return [classifiedText()]
  }
  const inside = [...parts.entries.keys()].some((part) => /\/embeddings\/|\/media\//.test(part))
  return inside
    ? [
        note(
          'file.unread_parts',
          {},
          'Tệp có ảnh hoặc tệp nhúng bên trong mà phần mềm không đọc được chữ. Đồng chí tự kiểm tra, chỉ gửi nội dung không mật.',
        ),
      ]
    : []
}

const HEARD = new Set(['t', 'v', 'oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter'])
/** Where one line or cell ends and the next begins; runs within them make one text however they are formatted. */
const PARTING = new Set([
  'p',
  'br',
  'cr',
  'tab',
  'si',
  'is',
  'c',
  'v',
  'tc',
  'tr',
  'row',
  'comment',
  'txbxContent',
  'headerFooter',
])

/** Hears a part line by line and remembers only whether one of them is a marking. */
class Lines implements Ear {
  marked = false
  line = ''
  heard = 0

  open = (name: string): void => {
    if (PARTING.has(name) || name.endsWith('Header') || name.endsWith('Footer')) this.end()
    if (HEARD.has(name)) this.heard++
  }

  close = (name: string): void => {
    if (HEARD.has(name)) this.heard--
    if (PARTING.has(name) || name.endsWith('Header') || name.endsWith('Footer')) this.end()
  }

  text = (text: string): void => {
    if (this.heard > 0 && this.line.length < 4_000) this.line += text
  }

  end(): void {
    // A header of a sheet carries codes of place and letter before its words: &C&"Times New Roman,Bold"&14…
    if (this.line !== '' && !this.marked) {
      const plain = this.line.replace(/&"[^"]*"|&K[0-9A-Fa-f]{6}|&\d+|&[A-Za-z]/g, '|')
      this.marked = bearsMarking(this.line) || plain.split('\n').some(isMarked)
    }
    this.line = ''
  }
}

async function markedText(kind: AttachmentKind, bytes: Uint8Array): Promise<Finding[]> {
  if (kind === 'png' || kind === 'jpeg') return [withoutText()]
  const { findings } = await readDocument(bytes)
  // Pictures of pages have no words to read; everything else that could not be read could not be looked through either.
  return findings.flatMap((found) => (!isError(found) ? [] : found.code === 'text.scanned' ? [withoutText()] : [found]))
}

const starts = (bytes: Uint8Array, mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte)

const withoutText = (): Finding =>
  note(
    'file.without_text',
    {},
    'Tệp là ảnh chụp, phần mềm không đọc được chữ bên trong. Đồng chí tự kiểm tra, chỉ gửi nội dung không mật.',
  )
const unknownKind = (): Finding =>
  finding(
    'file.kind',
    {},
    'Chỉ nhận PDF, Word (.docx), Excel (.xlsx), .txt và ảnh PNG, JPEG. Tệp dạng khác thì mở ra, lưu lại thành một trong các dạng này.',
  )
const otherThanNamed = (name: string, kind: AttachmentKind): Finding =>
  finding(
    'file.other_than_named',
    {},
    `Tên tệp là “${name}” nhưng nội dung là ${ATTACHMENT_KINDS[kind].title}. Đặt lại đuôi .${ATTACHMENT_KINDS[kind].endings[0]} cho đúng, hoặc chọn đúng tệp.`,
  )
const withMacros = (): Finding =>
  finding('file.macros', {}, 'Tệp mang mã lệnh (macro) nên không nhận. Lưu lại dạng không có macro rồi gửi.')
const reaching = (what: string, where: string): Finding =>
  finding(
    'file.outside',
    { path: where },
    `Trong tệp có ${what} (${where}): mở tệp là máy nối tới nơi khác hoặc chạy chương trình khác nên không nhận. Bỏ phần đó, lưu lại rồi gửi.`,
  )
