/**
 * The words of a text as phrases are matched against them: abbreviations spelled out, small words and figures left out,
 * so that "thành lập 17 chi bộ quân sự" reads as the phrase "thành lập chi bộ quân sự" does.
 */
import { numberOf } from './lexicon.ts'
import { EMPTY, saidAlike } from './synonyms.ts'
import { canonical, type Token } from './tokens.ts'

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  chqs: 'chỉ huy quân sự',
  dqtv: 'dân quân tự vệ',
  dq: 'dân quân',
  lldqtv: 'lực lượng dân quân tự vệ',
  anqp: 'quốc phòng an ninh',
  bdkt: 'bồi dưỡng kiến thức',
  nq: 'nghị quyết',
  hcls: 'hài cốt liệt sĩ',
  tv: 'tự vệ',
  hl: 'huấn luyện',
  gdqpan: 'giáo dục quốc phòng an ninh',
  gdqp: 'giáo dục quốc phòng',
  qpan: 'quốc phòng an ninh',
  ktqp: 'kiến thức quốc phòng',
  ktqpan: 'kiến thức quốc phòng an ninh',
  qp: 'quốc phòng',
  an: 'an ninh',
  nvqs: 'nghĩa vụ quân sự',
  dbđv: 'dự bị động viên',
  dbdv: 'dự bị động viên',
  kvpt: 'khu vực phòng thủ',
  ptkv: 'phòng thủ khu vực',
  chptkv: 'chỉ huy phòng thủ khu vực',
  sscđ: 'sẵn sàng chiến đấu',
  pctt: 'phòng chống thiên tai',
  tkcn: 'tìm kiếm cứu nạn',
  ptds: 'phòng thủ dân sự',
  ubnd: 'ủy ban nhân dân',
  hđnd: 'hội đồng nhân dân',
  cbcs: 'cán bộ chiến sĩ',
  qndb: 'quân nhân dự bị',
  sqdb: 'sĩ quan dự bị',
  cht: 'chỉ huy trưởng',
  pcht: 'phó chỉ huy trưởng',
  ctvp: 'chính trị viên phó',
  ctv: 'chính trị viên',
  bch: 'ban chỉ huy',
  bchqs: 'ban chỉ huy quân sự',
  cstđ: 'chiến sĩ thi đua',
  cstđcs: 'chiến sĩ thi đua cơ sở',
  cstt: 'chiến sĩ tiên tiến',
  đvqt: 'đơn vị quyết thắng',
  đvtt: 'đơn vị tiên tiến',
  ptkt: 'phương tiện kỹ thuật',
  hssv: 'học sinh sinh viên',
  cand: 'công an nhân dân',
  ca: 'công an',
  cbccvc: 'cán bộ công chức viên chức',
  cbcc: 'cán bộ công chức',
  nlđ: 'người lao động',
  qnxn: 'quân nhân xuất ngũ',
  llvt: 'lực lượng vũ trang',
  thđ: 'thôn đội',
  tđt: 'thôn đội trưởng',
  vđv: 'vận động viên',
  qtqp: 'quốc phòng toàn dân',
  cđ: 'cao đẳng',
  đh: 'đại học',
  qscs: 'quân sự cơ sở',
  hđ: 'hội đồng',
  gd: 'giáo dục',
  đt: 'đối tượng',
  qncn: 'quân nhân chuyên nghiệp',
  sq: 'sĩ quan',
  ctqp: 'công tác quốc phòng',
  snk: 'sinh nhân khẩu',
  tbxh: 'thương binh xã hội',
  qsđp: 'quân sự địa phương',
}

const spelled: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(ABBREVIATIONS).map(([short, words]) => [canonical(short), words.split(' ').map(canonical)]),
)
/** "an" is short for "an ninh" only after "&" (GDQP&AN); "ca" and "an" are ordinary words too, so they count in capitals alone. */
const CAPITALS_ONLY = new Set(['an', 'ca', 'tv', 'hl', 'nq', 'dq', 'cđ', 'đh', 'hđ', 'sq', 'gd', 'đt', 'qp'])

export type Stream = { keys: string[] /** Token index of each key. */; at: number[] }
/** With the number each key has in the lexicon. Asked for when the catalogue has entered its own. */
export type Numbered = Stream & { numbers: Int32Array }

export function numbered({ keys, at }: Stream): Numbered {
  const numbers = new Int32Array(keys.length)
  for (let i = 0; i < keys.length; i++) numbers[i] = numberOf(keys[i] as string)
  return { keys, at, numbers }
}

const isNamed = (token: Token | undefined): boolean => token?.capital === true && !spelled.has(token.key)
const isOffice = ({ key, capital }: Token): boolean => (key === 'sở' && capital) || key === 'ty' || key === 'viện'

/** `figure[i]` is true for tokens that are part of a claim: they are not words. */
export function streamOf(
  tokens: readonly Token[],
  isFigure: (index: number) => boolean,
  capitals: (token: Token) => boolean,
): Stream {
  const keys: string[] = []
  const at: number[] = []
  let named = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token || token.kind === 'sign' || isFigure(i)) continue
    // The address "đồng chí" stands after every count of people and tells none from another.
    if (token.key === 'đồng' && tokens[i + 1]?.key === 'chí') {
      i++
      continue
    }
    // "Sở Y tế", "Công ty Điện lực" name an office, not what it does: the two syllables of the name are passed over.
    if (named > i) continue
    if (isOffice(token) && isNamed(tokens[i + 1])) named = i + 3
    const words =
      token.kind === 'word' && token.capital
        ? spelled.get(token.key)
        : token.kind === 'word' && !CAPITALS_ONLY.has(token.key)
          ? spelled.get(token.key)
          : undefined
    if (words && (!CAPITALS_ONLY.has(token.key) || capitals(token))) {
      for (const word of words) {
        if (word === keys.at(-1) && token.key === 'an') continue
        keys.push(word)
        at.push(i)
      }
    } else if (!EMPTY.has(token.key)) {
      keys.push(token.key)
      at.push(i)
    }
  }
  return saidAlike(keys, at)
}
