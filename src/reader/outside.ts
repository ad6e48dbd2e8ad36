/**
 * What a Word or Excel file fetches from elsewhere or sets going when it is opened: a template attached from a server, linked
 * pictures, embedded objects, fields that call a program. A paper template carries all of it into every paper printed on it.
 */
import { askedByField } from './outside/fields.ts'
import { isElsewhere, linkFault } from './outside/target.ts'
import { hearPart, type Parts } from './sheet/parts.ts'
import type { Ear } from './sheet/xml.ts'

/** One such thing: what, where, and whether opening the file alone reaches another machine or starts a program. */
export type Outside = { what: string; where: string; reaches: boolean }

/** Everything of it in a package, part by part; at most `MOST`, for a file made of nothing else. */
export async function outsideOf(parts: Parts): Promise<Outside[]> {
  const found: Outside[] = []
  for (const name of [...parts.entries.keys()].sort()) {
    const carried = CARRIED.find(([pattern]) => pattern.test(name))
    if (carried) found.push({ what: carried[1], where: name, reaches: false })
    if (name.endsWith('.rels')) await hearPart(parts, name, new Relations(name, found))
    else if (/^word\/.*\.(?:xml|vml)$/.test(name)) await hearPart(parts, name, new Markup(name, found))
    else if (/^xl\/externallinks\/.*\.xml$/.test(name)) await hearPart(parts, name, new Markup(name, found))
    if (found.length >= MOST) break
  }
  return found.slice(0, MOST)
}
const MOST = 20

const EMBEDDED = 'tệp nhúng (OLE, Excel, gói tệp)'
const IMPORTED = 'tệp khác chèn nguyên (altChunk)'
const FRAME = 'khung trang lấy từ tệp khác (frame)'
const ADD_IN = 'tiện ích chạy kèm (add-in)'
const CARRIED: readonly (readonly [RegExp, string])[] = [
  [/\/embeddings\//, EMBEDDED],
  [/\/activex\//, 'nút điều khiển ActiveX'],
  [/\/webextensions\//, ADD_IN],
]

/** By the last word of a relationship's type; the other words of the standard name plain parts of the document. */
const INSIDE: Readonly<Record<string, string>> = {
  oleobject: EMBEDDED,
  package: EMBEDDED,
  control: 'nút điều khiển ActiveX',
  activexcontrolbinary: 'nút điều khiển ActiveX',
  afchunk: IMPORTED,
  subdocument: 'văn bản con nằm ở tệp khác',
  frame: FRAME,
  vbaproject: 'mã lệnh (macro)',
  keymapcustomizations: 'phím tắt gọi lệnh',
  attachedtoolbars: 'thanh công cụ gọi lệnh',
  webextension: ADD_IN,
  webextensiontaskpanes: ADD_IN,
}
const AWAY: Readonly<Record<string, string>> = {
  attachedtemplate: 'mẫu Word gắn từ nơi khác',
  image: 'ảnh liên kết từ nơi khác',
  oleobject: 'đối tượng liên kết từ nơi khác',
  afchunk: IMPORTED,
  subdocument: 'văn bản con nằm ở tệp khác',
  frame: FRAME,
  mailmergesource: 'nguồn trộn thư ở tệp khác',
  mailmergeheadersource: 'nguồn trộn thư ở tệp khác',
  transform: 'bản chuyển đổi XML lấy từ nơi khác',
  externallinkpath: 'số liệu liên kết từ bảng tính khác',
}

/** Hears which parts belong to which, and what lies outside the file. */
class Relations implements Ear {
  private where: string
  private found: Outside[]

  constructor(name: string, found: Outside[]) {
    this.where = placeOf(name.replace(/_rels\/([^/]*)\.rels$/, '$1'))
    this.found = found
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (name !== 'Relationship') return
    const type = (attributes.Type ?? '').split('/').at(-1)?.toLowerCase() ?? ''
    const target = attributes.Target ?? ''
    if (attributes.TargetMode?.toLowerCase() !== 'external') {
      if (INSIDE[type]) this.found.push({ what: INSIDE[type], where: this.where, reaches: false })
    } else if (type !== 'hyperlink') {
      const reaches = type !== 'externallinkpath' && isElsewhere(target)
      this.found.push({ what: `${AWAY[type] ?? 'phần lấy từ nơi khác'}: ${shown(target)}`, where: this.where, reaches })
    } else if (linkFault(target)) this.found.push({ what: `liên kết ${shown(target)}`, where: this.where, reaches: false })
  }
}

/** Hears the words of a part for fields and for elements that reach outside without a relationship. */
class Markup implements Ear {
  private part: string
  private found: Outside[]
  private paragraphs = 0
  /** Fields that stand open: their instruction so far, and whether it is still being written. */
  private fields: { code: string; writing: boolean }[] = []
  private instruction = 0

  constructor(name: string, found: Outside[]) {
    this.part = name
    this.found = found
  }

  open = (name: string, attributes: Record<string, string>): void => {
    if (name === 'p') this.paragraphs++
    else if (name === 'instrText' || name === 'delInstrText') this.instruction++
    else if (name === 'fldSimple') this.judge(ofAny(attributes, 'instr') ?? '')
    else if (name === 'fldChar') this.turn(ofAny(attributes, 'fldCharType'))
    else if (ELEMENTS[name]) this.say(ELEMENTS[name], name === 'ddeLink')
    else if (name === 'schema' && ofAny(attributes, 'schemaLocation'))
      this.say(`lược đồ XML lấy từ ${shown(ofAny(attributes, 'schemaLocation') ?? '')}`, false)
    else if (DRAWN.has(name)) {
      const source = ofAny(attributes, 'src') || attributes['o:href']
      if (source && !source.startsWith('#')) this.say(`ảnh liên kết từ nơi khác: ${shown(source)}`, isElsewhere(source))
    }
  }

  close = (name: string): void => {
    if (name === 'instrText' || name === 'delInstrText') this.instruction--
  }

  text = (text: string): void => {
    const field = this.fields.at(-1)
    if (this.instruction > 0 && field?.writing && field.code.length < 4_000) field.code += text
  }

  private turn(to: string | undefined): void {
    const field = this.fields.at(-1)
    if (to === 'begin') {
      // A name put together by a field inside it is known only when Word reckons it: the mark makes it no known name.
      if (field?.writing) field.code += '\u0000'
      this.fields.push({ code: '', writing: true })
    } else if (field && (to === 'separate' || to === 'end')) {
      if (field.writing) this.judge(field.code)
      field.writing = false
      if (to === 'end') this.fields.pop()
    }
  }

  private judge(code: string): void {
    const asked = askedByField(code)
    if (asked) this.say(asked.what, asked.reaches)
  }

  private say(what: string, reaches: boolean): void {
    const place = placeOf(this.part)
    const at = this.paragraphs > 0 ? `đoạn ${this.paragraphs}` : ''
    this.found.push({ what, where: [place === BODY && at ? '' : place, at].filter(Boolean).join(', '), reaches })
  }
}

const ELEMENTS: Readonly<Record<string, string>> = {
  altChunk: IMPORTED,
  mailMerge: 'nguồn trộn thư',
  webVideoPr: 'phim lấy từ mạng',
  ddeLink: 'liên kết DDE gọi chương trình khác',
}
/** Of drawings as Word 2003 wrote them. */
const DRAWN = new Set(['imagedata', 'fill', 'stroke', 'image'])

/** An attribute whatever its prefix. */
const ofAny = (attributes: Record<string, string>, name: string): string | undefined =>
  attributes[`w:${name}`] ?? attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1]

const BODY = 'thân bài'
function placeOf(part: string): string {
  const known = /^word\/(document|header|footer|settings|websettings|footnotes|endnotes|comments)\d*\.xml$/.exec(part)?.[1]
  return known ? (PLACES[known] ?? part) : part
}
const PLACES: Readonly<Record<string, string>> = {
  document: BODY,
  header: 'đầu trang',
  footer: 'chân trang',
  settings: 'phần cài đặt của tệp',
  websettings: 'phần cài đặt trang mạng của tệp',
  footnotes: 'chú thích cuối trang',
  endnotes: 'chú thích cuối bài',
  comments: 'nhận xét',
}

const shown = (target: string): string => `“${target.length > 80 ? `${target.slice(0, 80)}…` : target}”`
