/** So much for each: averages, what every one of the things got, and money with the things it was spent on. */
import { type Keys, type Linked, RELATION, type Relation, sameSentence } from './linked.ts'

export function averageOf(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Relation | null {
  const said = keys(claim.first - 9, claim.first)
  if (!said.includes('bình')) return null
  const before = said.join(' ')
  const at = Math.max(before.lastIndexOf('bình quân'), before.lastIndexOf('trung bình'))
  if (
    at < 0 ||
    /[.;]/.test(before.slice(at)) ||
    (linked[i - 1]?.sentence === claim.sentence &&
      (linked[i - 1]?.unitEnd ?? 0) > claim.first - 6 &&
      before.slice(at).length > 60)
  )
    return null
  return {
    ...RELATION,
    kind: 'average',
    to: sameSentence(linked, i).slice(-3),
    base: perWhat(claim, keys) ?? eachSaid(before.slice(at)),
  }
}

/** "bình quân mỗi hộ 22 ngày công": what each of which has so many. */
const eachSaid = (said: string): string | null =>
  /^(?:bình quân|trung bình) (mỗi \p{L}+)(?: (?:là|có|được|đạt))*$/u.exec(said)?.[1] ?? null

/** "33 đồng chí/trung đội", "99 đồng chí mỗi xã": what one of which has so many. */
function perWhat(claim: Linked, keys: Keys): string | null {
  const [sign, noun, second] = keys(claim.unitEnd, claim.unitEnd + 3)
  if (noun === undefined || (sign !== '/' && sign !== EACH && sign !== 'một')) return null
  return `${EACH} ${second !== undefined && /^\p{L}/u.test(second) ? `${noun} ${second}` : noun}`
}

const OBJECTS = new Set(['building', 'body', 'household', 'class', 'goods', 'event', 'collective', 'place', 'force'])

const EACH = 'mỗi'

/** "15 hộ, mỗi hộ 5 triệu đồng": what one of them got, not what all of them did. */
function eachOf(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Relation | null {
  const words = keys(Math.max(linked[i - 1]?.unitEnd ?? 0, claim.first - 7), claim.first)
  const at = words.lastIndexOf(EACH)
  const noun = words[at + 1]
  if (at < 0 || noun === undefined || words.slice(at).some((word) => ',;.'.includes(word))) return null
  const objects = sameSentence(linked, i).findLast(
    (place) => place < i && linked[place]?.form === 'count' && linked[place]?.unit?.split(' ')[0] === noun,
  )
  return { ...RELATION, kind: 'per_object', to: objects === undefined ? [] : [objects], base: `${EACH} ${noun}` }
}

/** "156 triệu đồng (600.000 đồng/suất)": what each of the things right before got. */
function eachInBrackets(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Relation | null {
  const [total, noun] = [linked[i - 1], claim.unit?.split('/')[1]]
  const [objects] = total?.relation?.kind === 'per_object' && total.relation.base === null ? total.relation.to : []
  if (!total || objects === undefined || noun === undefined || linked[objects]?.unit?.split(' ')[0] !== noun.split(' ')[0])
    return null
  return keys(total.unitEnd, claim.first).join(' ') === '('
    ? { ...RELATION, kind: 'per_object', to: [objects], base: `${EACH} ${noun}` }
    : null
}

/** "với tổng số tiền …", "trị giá …": what all of the things cost together, and no gift named in another clause. */
const saysAll = (link: readonly string[]): boolean =>
  !link.includes(';') && link.some((word, at) => word === 'tổng' || (word === 'trị' && link[at + 1] === 'giá'))

/** "… 10 nhà làm việc … là 4,7 tỷ đồng": money and the objects it was spent on. */
export function perObject(claim: Linked, i: number, linked: readonly Linked[], keys: Keys): Relation | null {
  if (claim.form !== 'money') return null
  const before = linked[i - 1]
  if (claim.unit?.includes('/')) return eachInBrackets(claim, i, linked, keys)
  const each = eachOf(claim, i, linked, keys)
  if (each !== null) return each
  // "12 hộ, mỗi hộ 3 triệu đồng, tổng 36 triệu đồng": the money of each before it, and the objects that says.
  const [objects] = before?.relation?.base?.startsWith(EACH) ? before.relation.to : []
  if (objects !== undefined && before?.sentence === claim.sentence) {
    const between = keys(before.unitEnd, claim.first)
    if (between.includes('tổng') && !between.includes(';'))
      return { ...RELATION, kind: 'per_object', to: [objects, i - 1], explicit: true }
  }
  if (
    before?.sentence === claim.sentence &&
    before.form === 'count' &&
    !before.denominator &&
    before.family !== null &&
    OBJECTS.has(before.family)
  )
    return { ...RELATION, kind: 'per_object', to: [i - 1], explicit: saysAll(keys(before.unitEnd, claim.first)) }
  const next = linked[i + 1]
  if (next?.sentence === claim.sentence && next.form === 'count' && !next.denominator && next.family === 'building')
    return { ...RELATION, kind: 'per_object', to: [i + 1], explicit: false }
  return null
}
