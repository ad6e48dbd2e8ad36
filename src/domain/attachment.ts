/** Kinds of file that may be attached to a row: told by their bytes, and the endings a name of the kind has. */
export type AttachmentKind = 'pdf' | 'docx' | 'xlsx' | 'text' | 'png' | 'jpeg'

export const ATTACHMENT_KINDS: Readonly<Record<AttachmentKind, { title: string; endings: readonly string[]; type: string }>> = {
  pdf: { title: 'PDF', endings: ['pdf'], type: 'application/pdf' },
  docx: {
    title: 'Word (.docx)',
    endings: ['docx'],
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  xlsx: {
    title: 'Excel (.xlsx)',
    endings: ['xlsx'],
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  text: { title: 'văn bản thuần (.txt)', endings: ['txt'], type: 'text/plain' },
  png: { title: 'ảnh PNG', endings: ['png'], type: 'image/png' },
  jpeg: { title: 'ảnh JPEG', endings: ['jpg', 'jpeg'], type: 'image/jpeg' },
}

/** The bytes a file may have at most. */
export const LARGEST_ATTACHMENT = 20 * 1024 * 1024
export const MOST_ATTACHMENTS = 20

/**
 * A file's name as it is kept: its last part without folders, without signs that cannot be seen or turn the reading
 * direction, so that what stands on the screen is what it is.
 */
export function attachmentName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const plain = last
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the signs a name may not hold
    .replace(/[\0-\x1f\x7f-\x9f\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF<>:"|?*]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  const ending = /\.[^.]{1,8}$/.exec(plain)?.[0] ?? ''
  const stem = plain.slice(0, plain.length - ending.length)
  return `${stem.slice(0, 150) || 'tep'}${ending}`
}
