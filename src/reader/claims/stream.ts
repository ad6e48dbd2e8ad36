/**
 * The words of a text as phrases are matched against them: abbreviations spelled out, small words and figures left out,
 * so that "thành lập 17 chi bộ quân sự" reads as the phrase "thành lập chi bộ quân sự" does.
 */
import { keyOf, lexiconSize, numberFor, numberOf, UNKNOWN } from './lexicon.ts'
import type { Heard, Spelling } from './spelling.ts'
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

const spelled: ReadonlyMap<string, readonly number[]> = new Map(
  Object.entries(ABBREVIATIONS).map(([short, words]) => [
    canonical(short),
    words.split(' ').map((word) => numberFor(canonical(word))),
  ]),
)
/** "an" is short for "an ninh" only after "&" (GDQP&AN); "ca" and "an" are ordinary words too, so they count in capitals alone. */
const CAPITALS_ONLY = new Set(['an', 'ca', 'tv', 'hl', 'nq', 'dq', 'cđ', 'đh', 'hđ', 'sq', 'gd', 'đt', 'qp'])

/** The number of each word in the lexicon, UNKNOWN where it has none, and the index of the token it was read from. */
export type Stream = { numbers: readonly number[]; at: readonly number[] }

const isNamed = (token: Token | undefined): boolean => token?.capital === true && heardIn(token.spelling).words === null

function heardIn(spelling: Spelling): Heard {
  spelling.heard ??= hear(spelling)
  const { heard } = spelling
  if (heard.number === UNKNOWN && heard.asked !== lexiconSize()) {
    heard.number = numberOf(spelling.key)
    heard.asked = lexiconSize()
  }
  return heard
}

const hear = ({ key, capital }: Spelling): Heard => ({
  number: numberOf(key),
  asked: lexiconSize(),
  words: spelled.get(key) ?? null,
  inCapitalsAlone: CAPITALS_ONLY.has(key),
  empty: EMPTY.has(key),
  office: (key === 'sở' && capital) || key === 'ty' || key === 'viện',
})

/** Of a text: `figure[i]` is 1 for tokens that are part of a claim, for they are no words. */
export const streamOf = (tokens: readonly Token[], figure: Uint8Array, capitals: (token: Token) => boolean): Stream =>
  wordsOf(tokens, figure, capitals)

/** Of a phrase of the catalogue, whose words are entered in the lexicon. */
export const keysOfPhrase = (tokens: readonly Token[], capitals: (token: Token) => boolean): string[] => {
  for (const { key } of tokens) numberFor(key)
  return wordsOf(tokens, null, capitals).numbers.map(keyOf)
}

function wordsOf(tokens: readonly Token[], figure: Uint8Array | null, capitals: (token: Token) => boolean): Stream {
  const numbers: number[] = []
  const at: number[] = []
  let named = 0
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token
    if (token.kind === 'sign' || (figure !== null && figure[i] === 1)) continue
    // The address "đồng chí" stands after every count of people and tells none from another.
    if (token.key === 'đồng' && tokens[i + 1]?.key === 'chí') {
      i++
      continue
    }
    // "Sở Y tế", "Công ty Điện lực" name an office, not what it does: the two syllables of the name are passed over.
    if (named > i) continue
    const heard = heardIn(token.spelling)
    if (heard.office && isNamed(tokens[i + 1])) named = i + 3
    const { words } = heard
    if (words !== null && token.kind === 'word' && (!heard.inCapitalsAlone || (token.capital && capitals(token)))) {
      for (let w = 0; w < words.length; w++) {
        if (words[w] === numbers[numbers.length - 1] && token.key === 'an') continue
        numbers.push(words[w] as number)
        at.push(i)
      }
    } else if (!heard.empty) {
      numbers.push(heard.number)
      at.push(i)
    }
  }
  return saidAlike(numbers, at)
}
