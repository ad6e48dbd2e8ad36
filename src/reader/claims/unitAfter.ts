/**
 * The unit word that stands at a place in the text: the longest entry of the lexicon, with its classifier
 * ("lượt cán bộ, chiến sĩ"), stepping over commas and "và" only where the lexicon itself joins two words.
 */
import { nounAt } from './nounAfter.ts'
import { canonical, type Token } from './tokens.ts'
import { type Family, type UnitNode, unitRoot } from './unitWords.ts'

export type UnitFound = { text: string; family: Family /** Index after the last token of the unit word. */; end: number }

const OPENING = '"“‘«'
/** m2 and km2: the digit is part of the unit word. */
const AREA = new Set(['m', 'km', 'cm', 'mét'])

/** Determiners that may stand between a number and its unit word: "gần 23.000 các đối tượng". */
const SKIPPED = new Set(['các', 'những'])

/** Ways a writer shortens a unit word: each abbreviation stands for its words. */
const SHORT: Readonly<Record<string, readonly string[]>> = {
  đ: ['đồng'],
  đc: ['đồng', 'chí'],
  'đ/c': ['đồng', 'chí'],
  ng: ['người'],
  cb: ['cán', 'bộ'],
  cs: ['chiến', 'sĩ'],
  cd: ['công', 'dân'],
  hv: ['học', 'viên'],
  tn: ['thanh', 'niên'],
  tx: ['thị', 'xã'],
  tp: ['thành', 'phố'],
  đv: ['đơn', 'vị'],
  ld: ['lao', 'động'],
}

/** Each place of one list of tokens is asked many times; the answers are kept until another list is asked about. */
let asked: readonly Token[] | null = null
let answers: (UnitFound | null | undefined)[] = []

export function unitAt(tokens: readonly Token[], from: number): UnitFound | null {
  if (asked !== tokens) {
    asked = tokens
    answers = new Array<UnitFound | null | undefined>(tokens.length + 2)
  }
  const known = answers[from]
  if (known !== undefined) return known
  const found = readUnit(tokens, from)
  answers[from] = found
  return found
}

function readUnit(tokens: readonly Token[], from: number): UnitFound | null {
  let at = from
  while (at < from + 2 && tokens[at]?.kind === 'word' && SKIPPED.has(tokens[at]?.key ?? '')) at++
  // 02 “Nhà đồng đội”: the quotation mark opens the unit word.
  if (tokens[at]?.kind === 'sign' && OPENING.includes(tokens[at]?.key ?? '')) at++
  const first = tokens[at]
  if (first?.kind !== 'word' || (first.opens && at > 0)) return null
  if (first.key === 'đ' && tokens[at + 1]?.key === '/' && tokens[at + 2]?.key === 'c')
    return { text: 'đồng chí', family: 'person', end: at + 3 }
  let node: UnitNode | undefined = unitRoot
  let found: UnitFound | null = null
  let pending = 0
  for (let i = at; i < at + 14 && node; i++) {
    const token = tokens[i]
    if (!token || (token.opens && i > at)) break
    if (i > at && pending === 0 && (token.key === ',' || token.key === 'và' || token.key === '-')) {
      pending = 1
      continue
    }
    if (token.kind !== 'word' || (pending === 1 && !node.joined.has(token.key))) break
    pending = 0
    // "lượt đ/c"
    const comrade = token.key === 'đ' && tokens[i + 1]?.key === '/' && tokens[i + 2]?.key === 'c'
    const short = comrade ? SHORT['đ/c'] : token.key.length <= 3 ? SHORT[token.key] : undefined
    if (comrade) i += 2
    if (short) for (const key of short) node = node?.next.get(key)
    else node = node.next.get(token.key)
    if (node?.entry) found = node.entry.family === null ? null : { text: node.entry.text, family: node.entry.family, end: i + 1 }
  }
  if (found && AREA.has(found.text) && /^[23²³]$/.test(tokens[found.end]?.key ?? '') && !tokens[found.end]?.spaced)
    return { ...found, text: `${found.text}${tokens[found.end]?.key}`, end: found.end + 1 }
  if (!found || !stands(tokens, at, found)) return null
  return (found.end === at + 1 ? classified(tokens, found) : null) ?? { ...found, text: headOf(found.text) }
}

/** A word that only says what sort of thing is counted: the thing itself belongs to it ("con lợn", "bộ huy chương"). */
const CLASSIFIERS = new Set('con chiếc cái quyển cuốn tấm bức khẩu'.split(' ').map(canonical))

function classified(tokens: readonly Token[], found: UnitFound): UnitFound | null {
  const next = tokens[found.end]
  if (next?.kind !== 'word' || next.opens || next.capital) return null
  if (found.text === 'bộ') {
    const thing = readUnit(tokens, found.end)
    return thing?.family === 'award' || thing?.family === 'goods'
      ? { text: `bộ ${thing.text}`, family: 'goods', end: thing.end }
      : null
  }
  if (!CLASSIFIERS.has(found.text)) return null
  const noun = nounAt(tokens, found.end)?.split(' ')[0]
  return noun === undefined ? null : { ...found, text: `${found.text} ${noun}`, end: found.end + 1 }
}

/** The unit word without what specifies it: "17 chi bộ quân sự" counts chi bộ, "4.000 trụ sở làm việc" counts trụ sở. */
const HEADS = [
  'lượt người',
  'lượt cán bộ, chiến sĩ',
  'lượt chiến sĩ',
  'ý kiến',
  'quần chúng',
  'công dân',
  'thanh niên',
  'đồng chí',
  'quân nhân xuất',
  'bộ đội xuất',
  'hộ nghèo',
  'hộ cận',
  'điểm sạt',
  'điểm tập',
  'điểm khám',
  'ngày học',
  'ngày huấn',
  'ngày trực',
  'ngày làm',
  'm',
  'mét',
  'chiến sĩ dân',
  'chiến sĩ tự',
  'lượt tuần',
  'xã biên',
  'xã đảo',
  'lệnh',
  'phương tiện',
  'sự kiện',
  'quy chế',
  'kế hoạch',
  'km',
  'sĩ quan quân',
  'chức sắc, chức việc',
  'điểm tuyên',
  'nội dung',
  'chi bộ',
  'cơ sở',
  'trụ sở',
  'đơn vị tự',
  'đơn vị dân',
  'đơn vị cơ',
  'đơn vị hành',
  'lớp',
  'khóa',
  'cuộc',
  'trường hợp',
  'vụ',
  'điểm cầu',
  'hội đồng',
  'văn bản',
  'buổi',
  'đợt',
  'lượt tổ',
  'chốt',
  'tiết',
  'giờ',
  'lần',
  'tiểu đội',
  'trung đội',
  'hải đội',
  'ngày công',
  'điểm giao',
  'nghị quyết',
]

const headsSeen = new Map<string, string>()

function headOf(text: string): string {
  const seen = headsSeen.get(text)
  if (seen !== undefined) return seen
  const head = cutHead(text)
  headsSeen.set(text, head)
  return head
}

function cutHead(text: string): string {
  if (text === 'vụ việc') return text
  const head = HEADS.find(
    (each) =>
      text.startsWith(`${each} `) ||
      (each === 'điểm giao' && text.startsWith(`${each},`)) ||
      (text === each && SHORTENED[each] !== undefined),
  )
  return head === undefined
    ? text
    : head.startsWith('điểm ') && head !== 'điểm cầu'
      ? 'điểm'
      : (SHORTENED[head] ?? null) !== null
        ? (SHORTENED[head] as string)
        : head === 'lượt tuần'
          ? 'lượt'
          : head.startsWith('xã ')
            ? 'xã'
            : head.startsWith('đơn vị ')
              ? 'đơn vị'
              : head === 'sĩ quan quân'
                ? 'sĩ quan'
                : head
}

/** What a longer head is cut to: the noun without the word of what sort it is. */
const SHORTENED: Readonly<Record<string, string>> = {
  'quân nhân xuất': 'quân nhân',
  'bộ đội xuất': 'bộ đội',
  'hộ nghèo': 'hộ',
  'hộ cận': 'hộ',
  'ngày học': 'ngày',
  'ngày huấn': 'ngày',
  'ngày trực': 'ngày',
  'ngày làm': 'ngày',
  'chiến sĩ dân': 'chiến sĩ',
  'chiến sĩ tự': 'chiến sĩ',
  'đơn vị hành': 'đơn vị',
}

/** "đồng" is money only where "chí", "bào", "đội" … do not make it another word. */
const NOT_MONEY = new Set([
  'chí',
  'bào',
  'đội',
  'bộ',
  'thời',
  'thuận',
  'nghiệp',
  'ruộng',
  'bằng',
  'loạt',
  'hành',
  'nai',
  'tháp',
  'hới',
  'đăng',
  'xoài',
])

function stands(tokens: readonly Token[], at: number, found: UnitFound): boolean {
  if (found.end !== at + 1) return true
  const [word, next] = [tokens[at]?.key ?? '', tokens[at + 1]?.key ?? '']
  if (found.family === 'money') return !NOT_MONEY.has(next)
  // "đợt 1 ngày 25/2": the word opens a date.
  if ((word === 'ngày' || word === 'tháng') && tokens[at + 1]?.kind === 'number') return false
  const broken = BROKEN[word]
  return !broken?.has(next)
}

/** A unit word of one syllable that is only half of a longer word when followed by one of these. */
const BROKEN: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries({
    quân: 'số đội khu nhân sự dự chủng đoàn y lực trang nhu hàm lệnh ủy phục',
    tổ: 'chức quốc',
    tuần: 'tra lễ hoàn',
    ngày: 'càng nay',
    tháng: 'giêng',
    ban: 'hành đêm đầu',
    cơ: 'bản',
    bộ: 'máy phận',
    đội: 'ngũ',
    nhà: 'nước trường',
    xã: 'hội',
    khu: 'vực',
    công: 'tác an khai bằng dân bố tự trình',
    điểm: 'b c d đ e mạnh yếu nóng',
    lần: 'lượt đầu',
    kỳ: 'vọng',
    cấp: 'trên dưới ủy phát giấy',
    bài: 'bản',
    đoàn: 'kết',
    dân: 'chủ vận',
    nam: 'bộ định',
    nữ: 'tính',
    năm: 'nay',
    giờ: 'đây',
    giấy: 'tờ',
    đơn: 'giản',
    bản: 'thân chất',
    sở: 'hữu',
    số: 'lượng',
    khối: 'lượng',
    trận: 'địa',
    hội: 'nhập họp',
    phần: 'trăm lớn',
    cờ: 'tướng',
    mặt: 'trận',
    mục: 'đích',
    con: 'em',
    thư: 'ký',
    khóa: 'luận',
    thôn: 'quê',
    mẫu: 'mực',
    tin: 'tưởng',
    lễ: 'phép',
    đài: 'truyền',
    tấn: 'công',
    môn: 'đồ',
    đảng: 'bộ',
  }).map(([word, nexts]) => [canonical(word), new Set(nexts.split(' ').map(canonical))]),
)
