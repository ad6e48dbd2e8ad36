/**
 * A Word file somebody means as a template → what it asks for, and everything wrong with its tags, each by its place. The
 * program that fills templates passes over most faults without a word; a paper that goes to the province must not.
 */
import { type Finding, finding, isError, warning } from '#domain/finding.ts'
import { type PaperKind, tagsOf } from '#domain/paperTags.ts'
import { type Outside, outsideOf } from './outside.ts'
import { type AskedOf, judgeTags } from './paperTemplate/judge.ts'
import { TagWalk } from './paperTemplate/tagWalk.ts'
import { openPackage } from './sheet/guard.ts'
import { closeParts, hearPart, type Parts } from './sheet/parts.ts'
import { Refusal } from './sheet/refusal.ts'

export type PaperTemplateRead = { findings: Finding[]; asked: AskedOf }

/** A template holds a letterhead and some pages: what unpacks to more was built to. */
const LIMITS = {
  totalBytes: 60_000_000,
  partBytes: 20_000_000,
  heldBytes: 20_000_000,
  ratio: 200,
  ratioFromBytes: 2_000_000,
  entries: 500,
}
const MOST_TOLD = 60

/** Reads the parts that are filled: the body, headers and footers. Notes are read too, for they are not filled. */
export async function readPaperTemplate(
  bytes: Uint8Array,
  kind: PaperKind,
  indicators: ReadonlySet<string>,
): Promise<PaperTemplateRead> {
  const asked: AskedOf = { names: new Set(), figures: new Set(), ofEach: new Set() }
  try {
    const parts = await openPackage(bytes, LIMITS)
    try {
      if (!parts.entries.has('word/document.xml')) return { findings: [notWord()], asked }
      const findings = await judged(parts, kind, indicators, asked)
      return { findings: findings.slice(0, MOST_TOLD), asked }
    } finally {
      closeParts(parts)
    }
  } catch (error) {
    if (error instanceof Refusal) return { findings: [asTemplate(error.finding)], asked }
    throw error
  }
}

async function judged(parts: Parts, kind: PaperKind, indicators: ReadonlySet<string>, asked: AskedOf): Promise<Finding[]> {
  const findings = (await outsideOf(parts)).map(fromOutside)
  let tags = 0
  for (const name of [...parts.entries.keys()].sort()) {
    const where = /^word\/(?:document|(header|footer|footnotes|endnotes)\d*)\.xml$/.exec(name)
    if (!where) continue
    const walk = new TagWalk(PARTS[where[1] ?? ''] ?? '')
    await hearPart(parts, name, walk)
    tags += walk.tags.length
    if (where[1]?.endsWith('notes')) findings.push(...walk.tags.map((tag) => notFilled(tag.raw, tag.place.says)))
    else findings.push(...judgeTags(walk.tags, tagsOf(kind), indicators, asked))
  }
  if (tags === 0) findings.push(finding('template.no_tags', {}, 'Mẫu chưa có thẻ nào. Tải mẫu có sẵn để xem cách đặt thẻ.'))
  else if (!findings.some(isError)) findings.push(...advice(kind, asked))
  return findings
}

const PARTS: Readonly<Record<string, string>> = {
  header: 'đầu trang, ',
  footer: 'chân trang, ',
  footnotes: 'chú thích cuối trang, ',
  endnotes: 'chú thích cuối bài, ',
}

const notFilled = (raw: string, says: string): Finding =>
  finding(
    'template.not_filled',
    { path: says },
    `${says}: thẻ “${raw}” đặt trong chú thích nên không được điền. Chuyển vào thân bài.`,
  )
const notWord = (): Finding =>
  finding('template.not_word', {}, 'Tệp này không phải văn bản Word. Lưu mẫu dạng .docx rồi gửi lại.')
/** What an archive is refused for, said of a template. */
const asTemplate = ({ code }: Finding): Finding =>
  code === 'workbook.too_large'
    ? finding(
        'template.too_large',
        {},
        'Tệp khi giải nén vượt mức cho phép nên không mở. Bỏ ảnh lớn và phần đính kèm, lưu lại rồi gửi.',
      )
    : finding('template.damaged', {}, 'Tệp bị hỏng, đặt mật khẩu hoặc chép thiếu. Mở mẫu bằng Word, lưu lại dạng .docx rồi gửi.')

/** The same of a template whose tags are others than ours: nothing in it may fetch from elsewhere or run. */
export async function outsideOfTemplate(bytes: Uint8Array): Promise<Finding[]> {
  try {
    const parts = await openPackage(bytes, LIMITS)
    try {
      return (await outsideOf(parts)).map(fromOutside)
    } finally {
      closeParts(parts)
    }
  } catch (error) {
    if (error instanceof Refusal) return [asTemplate(error.finding)]
    throw error
  }
}

const fromOutside = ({ what, where }: Outside): Finding =>
  finding(
    'template.outside',
    { path: where },
    `Trong mẫu có ${what} (${where}). Giấy nào in theo mẫu cũng mang theo phần đó nên không nhận. Mở mẫu bằng Word, bỏ đi rồi gửi lại.`,
  )

/** What a paper of this kind should not be without. */
function advice(kind: PaperKind, asked: AskedOf): Finding[] {
  const found: Finding[] = []
  if (tagsOf(kind).figures && !carriesContent(kind, asked))
    found.push(
      warning(
        'template.no_figures',
        {},
        'Mẫu chỉ có thẻ ở phần đầu, phần cuối giấy: giấy in ra không có số liệu nào. Thêm {#phan} … {/phan} hoặc thẻ chỉ tiêu.',
      ),
    )
  if (kind === 'edition' && !asked.names.has('ma_xac_minh'))
    found.push(warning('template.no_code', {}, 'Mẫu chưa có thẻ {ma_xac_minh}: giấy in ra không xác minh được bằng mã.'))
  return found
}

/** Figures by their own tags, or in a picture or a loop of the paper, but for those that name only units and the code. */
const carriesContent = (kind: PaperKind, { names, figures, ofEach }: AskedOf): boolean =>
  figures.size > 0 ||
  ofEach.size > 0 ||
  tagsOf(kind).tags.some(({ is, name }) => is !== 'text' && !BARE.has(name) && names.has(name))
const BARE = new Set(['noi_nhan', 'chua_bao_cao', 'anh_ma_xac_minh'])
