/**
 * Every way a sentence ties two figures to a third, in generated wording and numbers: told right it is consistent, bent it
 * is inconsistent, and where the sentence does not say enough, nobody is accused and the reader says why.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { rational, roundTo } from '#domain/quantity.ts'
import { printDecimal, printInteger, printPercent } from '#domain/wording.ts'
import { claimsIn } from '../claims.ts'
import { type Check, checksOf } from '../verify.ts'

const RUNS = 12

const count = (n: number): string => printInteger(BigInt(n))
const tenths = (n: number): string => printDecimal({ units: BigInt(n), decimals: 1 })
const ratio = (a: number, b: number): string => printDecimal(roundTo(rational(BigInt(a), BigInt(b)), 1))
const checks = (text: string): Check[] => checksOf(claimsIn(text))

/** What is printed and what the sentence makes of it, told right and bent. */
type Told = { text: string; printed: string }
type Pair = { right: Told; bent: Told }

function holds(name: string, pairs: fc.Arbitrary<Pair>): void {
  fc.assert(
    fc.property(pairs, ({ right, bent }) => {
      const told = checks(right.text)
      assert.ok(
        told.some((check) => check.printed === right.printed && check.verdict === 'consistent'),
        `${name}: ${right.text} → ${said(told)}`,
      )
      assert.ok(!told.some((check) => check.verdict === 'inconsistent'), `${name} accused: ${right.text} → ${said(told)}`)
      const accused = checks(bent.text)
      assert.ok(
        accused.some((check) => check.printed === bent.printed && check.verdict === 'inconsistent'),
        `${name}: ${bent.text} → ${said(accused)}`,
      )
    }),
    { numRuns: RUNS },
  )
}

const said = (told: readonly Check[]): string =>
  told.map((check) => `${check.about} ${check.printed} ${check.verdict}: ${check.reason}`).join(' | ')

/** Part, whole, percentage and the word for whoever is counted. */
type ShareWords = (a: string, b: string, p: string, u: string) => string

function shares(words: ShareWords, low = 60, high = 3000): fc.Arbitrary<Pair> {
  return fc
    .record({
      b: fc.integer({ min: low, max: high }),
      part: fc.integer({ min: 40, max: 79 }),
      decimals: fc.integer({ min: 1, max: 2 }),
      u: fc.constantFrom('đồng chí', 'công dân', 'người', 'chiến sĩ'),
    })
    .map(({ b, part, decimals, u }) => {
      const a = Math.ceil((b * part) / 100)
      const [right, bent] = [printPercent(a, b, decimals), printPercent(a + Math.ceil(b * 0.03), b, decimals)]
      return {
        right: { text: words(count(a), count(b), right, u), printed: right },
        bent: { text: words(count(a), count(b), bent, u), printed: bent },
      }
    })
}

const SHARES: Readonly<Record<string, ShareWords>> = {
  'a pair and its percentage': (a, b, p, u) => `Các đơn vị cử ${a}/${b} ${u} tham gia tập huấn, đạt ${p}.`,
  'a pair behind its percentage': (a, b, p, u) => `Kết quả huấn luyện đạt ${p} (${a}/${b} ${u}).`,
  'a pair with both words': (a, b, p, u) => `Đã tập huấn ${a} ${u}/${b} ${u} (đạt ${p}).`,
  'a pair of a plan': (a, b, p, u) => `Có ${a}/${b} ${u} có mặt, bằng ${p} kế hoạch.`,
  'an equals sign': (a, b, p) => `Quân số tham gia: ${a}/${b} = ${p}.`,
  'a rate named': (a, b, p, u) => `Có ${a}/${b} ${u} dự, tỷ lệ ${p}.`,
  'on the total': (a, b, p, u) => `Có ${a} trên tổng số ${b} ${u} tham gia huấn luyện, đạt ${p}.`,
  'in the total': (a, b, p, u) => `Có ${a} ${u} trong tổng số ${b} ${u} tham gia, chiếm ${p}.`,
  'assigned, then done': (a, b, p, u) => `Chỉ tiêu giao ${b} ${u}, thực hiện ${a} ${u}, đạt ${p}.`,
  'planned, then done': (a, b, p, u) => `Theo kế hoạch huấn luyện ${b} ${u}, đã huấn luyện ${a} ${u}, đạt ${p}.`,
  'assigned in places': (a, b, p, u) => `Được giao ${b} chỉ tiêu, xã đã tuyển chọn ${a} ${u}, đạt ${p} chỉ tiêu.`,
  'called, then came': (a, b, p, u) => `Gọi khám ${b} ${u}, có mặt ${a} ${u}, đạt ${p}.`,
  'called; came': (a, b, p, u) => `Triệu tập ${b} ${u}; có mặt ${a} ${u} (${p}).`,
  'the plan behind': (a, b, p, u) => `Huấn luyện được ${a} ${u}, đạt ${p} so với kế hoạch (${b} ${u}).`,
  'the plan behind, in words': (a, b, p, u) => `Huấn luyện được ${a} ${u}, đạt ${p} kế hoạch giao là ${b} ${u}.`,
  'out of them': (a, b, p, u) => `Toàn xã có ${b} ${u}, trong đó có ${a} ${u} là đảng viên, chiếm ${p}.`,
  'out of them, women': (a, b, p, u) => `Tổng số ${b} ${u}, trong đó nữ ${a} ${u} (${p}).`,
  'the share first': (a, b, p, u) => `Toàn tỉnh có ${b} ${u}, trong đó nữ chiếm ${p} (${a} ${u}).`,
  'among so many': (a, b, p, u) => `Trong ${b} ${u} nhập ngũ có ${a} ${u} viết đơn tình nguyện, chiếm ${p}.`,
  'among those who came': (a, b, p, u) => `Trong số ${b} ${u} dự huấn luyện, ${a} ${u} đạt khá, giỏi, chiếm ${p}.`,
  'out of a strength': (a, b, p, u) => `Tổng quân số ${b} ${u}; trong đó, đoàn viên ${a} ${u}, chiếm tỷ lệ ${p}.`,
  'of the total behind': (a, b, p, u) => `Lực lượng dân quân có ${a} ${u}, bằng ${p} tổng số ${b} ${u}.`,
  'against those due': (a, b, p, u) => `Có ${a} ${u} tham gia, đạt ${p} so với tổng số ${b} ${u} phải huấn luyện.`,
  'done, then due': (a, b, p, u) => `Xã huấn luyện được ${a} ${u}; quân số phải huấn luyện là ${b} ${u}, tỷ lệ đạt ${p}.`,
  'out of those behind': (a, b, p, u) => `Có ${a} ${u} đủ sức khỏe, chiếm ${p} trong số ${b} ${u} có mặt khám.`,
}

test('a percentage is held against the part and the whole its sentence names, however it names them', () => {
  for (const [name, words] of Object.entries(SHARES)) holds(name, shares(words))
})

test('a share of the population is held against the population the text prints', () => {
  const force = (words: (a: string, b: string, p: string) => string): fc.Arbitrary<Pair> =>
    fc.record({ b: fc.integer({ min: 90_000, max: 1_500_000 }), per: fc.integer({ min: 90, max: 180 }) }).map(({ b, per }) => {
      const a = Math.round((b * per) / 10_000)
      const [right, bent] = [printPercent(a, b, 2), printPercent(Math.round(a * 1.2), b, 2)]
      return {
        right: { text: words(count(a), count(b), right), printed: right },
        bent: { text: words(count(a), count(b), bent), printed: bent },
      }
    })
  holds(
    'behind',
    force((a, b, p) => `Dân quân tự vệ có ${a} đồng chí, đạt ${p} so với dân số ${b} người.`),
  )
  holds(
    'before',
    force((a, b, p) => `Dân số của tỉnh là ${b} người; dân quân tự vệ ${a} đồng chí, bằng ${p} dân số.`),
  )
})

test('two denominators in one sentence are kept apart', () => {
  holds(
    'those who came and those called',
    fc
      .record({
        b: fc.integer({ min: 300, max: 900 }),
        came: fc.integer({ min: 85, max: 98 }),
        fit: fc.integer({ min: 30, max: 60 }),
      })
      .map(({ b, came, fit }) => {
        const a = Math.round((b * came) / 100)
        const c = Math.round((a * fit) / 100)
        const text = (all: string): string =>
          `Gọi khám ${b} thanh niên, có mặt ${a} thanh niên; đủ sức khỏe ${c} thanh niên, bằng ${printPercent(c, a, 1)} số có mặt và ${all} số gọi khám.`
        const [right, bent] = [printPercent(c, b, 1), printPercent(c + 20, b, 1)]
        return { right: { text: text(right), printed: right }, bent: { text: text(bent), printed: bent } }
      }),
  )
})

/** Now, before, the change and its share. */
type ChangeWords = (a: string, b: string, d: string, p: string) => string

function changes(words: ChangeWords, which: 'amount' | 'share', sign: 1 | -1, unit = ''): fc.Arbitrary<Pair> {
  return fc.record({ b: fc.integer({ min: 100, max: 2000 }), by: fc.integer({ min: 20, max: 49 }) }).map(({ b, by }) => {
    const d = Math.round((b * by) / 100)
    const [a, amount, share] = [count(b + sign * d), count(d), printPercent(d, b, 1)]
    const bent = which === 'share' ? printPercent(d + Math.ceil(b * 0.05), b, 1) : count(d + 3)
    return {
      right: { text: words(a, count(b), amount, share), printed: (which === 'share' ? share : amount) + unit },
      bent: {
        text: which === 'share' ? words(a, count(b), amount, bent) : words(a, count(b), bent, share),
        printed: bent + unit,
      },
    }
  })
}

test('an increase is held against what stood before, in numbers and in per cent', () => {
  const up: [ChangeWords, 'amount' | 'share'][] = [
    [(a, b, _d, p) => `Quân số tăng từ ${b} lên ${a} đồng chí, tăng ${p}.`, 'share'],
    [(a, b, d) => `Quân số tăng từ ${b} đồng chí lên ${a} đồng chí, tăng ${d} đồng chí.`, 'amount'],
    [(a, b, d) => `Năm 2025 tuyển ${b} công dân nhập ngũ, năm 2026 tuyển ${a} công dân nhập ngũ, tăng ${d} công dân.`, 'amount'],
    [
      (a, b, d, p) => `Năm 2025 có ${b} công dân nhập ngũ, năm 2026 có ${a} công dân nhập ngũ, tăng ${d} công dân (${p}).`,
      'share',
    ],
    [(a, _b, d, p) => `Huấn luyện ${a} đồng chí, tăng ${d} đồng chí (${p}) so với năm 2025.`, 'share'],
    [(a, _b, d, p) => `Huấn luyện ${a} đồng chí, tăng ${d} đồng chí (tăng ${p}) so với cùng kỳ.`, 'share'],
    [(a, _b, d, p) => `Huấn luyện ${a} đồng chí, tăng ${d} đồng chí, tương đương ${p} so với cùng kỳ.`, 'share'],
    [(a, _b, d, p) => `Huấn luyện ${a} đồng chí, tăng ${d} đồng chí, tức ${p}.`, 'share'],
    [(a, _b, d, p) => `Huấn luyện ${a} đồng chí, tăng ${p} (${d} đồng chí) so với năm 2025.`, 'share'],
    [(a, b, _d, p) => `Bồi dưỡng ${a} người, tăng ${p} so với cùng kỳ năm trước (${b} người).`, 'share'],
    [(a, b, _d, p) => `Bồi dưỡng ${a} người, tăng ${p} so với ${b} người của năm trước.`, 'share'],
    [(a, b, d) => `Bồi dưỡng ${a} người, tăng ${d} người so với cùng kỳ (${b} người).`, 'amount'],
    [(a, b, d) => `Năm nay có ${a} công dân nhập ngũ, nhiều hơn năm trước ${d} công dân (năm trước ${b} công dân).`, 'amount'],
    [(a, b, _d, p) => `So với cùng kỳ năm 2025 (${b} người), năm nay bồi dưỡng ${a} người, tăng ${p}.`, 'share'],
    [(a, _b, d, p) => `Kinh phí đã thực hiện ${a} triệu đồng, tăng ${d} triệu đồng (${p}) so với năm 2025.`, 'share'],
    [(a, b, _d, p) => `Kinh phí tăng từ ${b} triệu đồng lên ${a} triệu đồng, tăng ${p}.`, 'share'],
  ]
  up.push([
    (a, b, d, p) => `Kinh phí ${a} triệu đồng, tăng ${d} triệu đồng so với năm 2025 (${b} triệu đồng), tương đương ${p}.`,
    'share',
  ])
  for (const [words, which] of up) holds(words('A', 'B', 'D', 'P'), changes(words, which, 1))
  const down: [ChangeWords, 'amount' | 'share'][] = [
    [(a, _b, d, p) => `Xảy ra ${a} vụ vi phạm, giảm ${d} vụ (giảm ${p}) so với cùng kỳ.`, 'share'],
    [(a, b, _d, p) => `Số vụ vi phạm giảm từ ${b} vụ xuống còn ${a} vụ, giảm ${p}.`, 'share'],
    [(a, b, d) => `Có ${a} trường hợp vắng mặt, giảm ${d} trường hợp so với năm trước (${b} trường hợp).`, 'amount'],
  ]
  for (const [words, which] of down) holds(words('A', 'B', 'D', 'P'), changes(words, which, -1))
})

test('so many times as much is held against what it is measured by', () => {
  const times: ((a: string, b: string, k: string) => string)[] = [
    (a, b, k) => `Đã mở ${a} lớp bồi dưỡng, gấp ${k} lần so với ${b} lớp của cùng kỳ.`,
    (a, b, k) => `Đã mở ${a} lớp bồi dưỡng, gấp ${k} lần cùng kỳ năm trước (${b} lớp).`,
    (a, b, k) => `Số lớp bồi dưỡng tăng từ ${b} lớp lên ${a} lớp, tăng gấp ${k} lần.`,
    (a, b, k) => `Năm 2025 mở ${b} lớp bồi dưỡng, năm 2026 mở ${a} lớp bồi dưỡng, gấp ${k} lần.`,
    (a, b, k) => `Tiếp nhận ${a} đơn tình nguyện, gấp ${k} lần chỉ tiêu (${b} chỉ tiêu).`,
  ]
  for (const words of times)
    holds(
      words('A', 'B', 'K'),
      fc.record({ b: fc.integer({ min: 20, max: 400 }), by: fc.integer({ min: 13, max: 60 }) }).map(({ b, by }) => {
        const a = Math.ceil((b * by) / 10)
        const [right, bent] = [ratio(a, b), ratio(a + Math.ceil(b * 0.4), b)]
        return {
          right: { text: words(count(a), count(b), right), printed: right },
          bent: { text: words(count(a), count(b), bent), printed: bent },
        }
      }),
    )
})

test('percentage points are the difference of two rates, and a per cent sign in their place is told', () => {
  const points: ((x: string, y: string, d: string) => string)[] = [
    (x, y, d) => `Tỷ lệ tham gia huấn luyện tăng từ ${y}% lên ${x}%, tăng ${d}.`,
    (x, y, d) => `Tỷ lệ huấn luyện đạt ${x}%, tăng ${d} so với cùng kỳ (${y}%).`,
    (x, y, d) => `Năm 2025 tỷ lệ huấn luyện đạt ${y}%, năm 2026 đạt ${x}%, tăng ${d}.`,
    (x, y, d) => `Tỷ lệ huấn luyện đạt ${x}%, cao hơn ${d} so với năm trước (${y}%).`,
    (x, y, d) => `Tỷ lệ huấn luyện đạt ${x}%, cao hơn năm trước ${d} (${y}%).`,
    (x, y, d) => `Tỷ lệ huấn luyện đạt ${x}%, vượt ${d} so với chỉ tiêu ${y}%.`,
  ]
  const rates = fc.record({ y: fc.integer({ min: 400, max: 900 }), d: fc.integer({ min: 20, max: 90 }) })
  for (const words of points)
    holds(
      words('X', 'Y', 'D'),
      rates.map(({ y, d }) => {
        const [right, bent] = [`${tenths(d)} điểm phần trăm`, `${tenths(d + 7)} điểm phần trăm`]
        return {
          right: { text: words(tenths(y + d), tenths(y), right), printed: right },
          bent: { text: words(tenths(y + d), tenths(y), bent), printed: bent },
        }
      }),
    )
  fc.assert(
    fc.property(rates, ({ y, d }) => {
      const [check] = checks(`Tỷ lệ đảng viên tăng từ ${tenths(y)}% lên ${tenths(y + d)}%, tăng ${tenths(d)}%.`).filter(
        (one) => one.about === 'change' && one.printed === `${tenths(d)}%`,
      )
      assert.deepEqual([check?.verdict, check?.correction], ['inconsistent', `${tenths(d)} điểm phần trăm`])
    }),
    { numRuns: RUNS },
  )
})

test('parts said to make up a total add to it', () => {
  const sums: ((s: string, a: string, b: string) => string)[] = [
    (s, a, b) => `Toàn tỉnh có ${s} đồng chí, gồm ${a} đồng chí dân quân và ${b} đồng chí tự vệ.`,
    (s, a, b) => `Tổng số ${s} đồng chí, bao gồm: dân quân ${a} đồng chí; tự vệ ${b} đồng chí.`,
    (s, a, b) => `Tổng số ${s} đồng chí (dân quân ${a} đồng chí, tự vệ ${b} đồng chí).`,
    (s, a, b) => `Tổng số ${s} đồng chí, chia ra: dân quân ${a}, tự vệ ${b}.`,
    (s, a, b) => `Dân quân ${a} đồng chí, tự vệ ${b} đồng chí, tổng cộng ${s} đồng chí.`,
    (s, a, b) => `Đợt một quy tập ${a} hài cốt, đợt hai quy tập ${b} hài cốt, cộng chung là ${s} hài cốt.`,
  ]
  const parts = fc.record({ a: fc.integer({ min: 20, max: 900 }), b: fc.integer({ min: 20, max: 900 }) })
  for (const words of sums)
    holds(
      words('S', 'A', 'B'),
      parts.map(({ a, b }) => ({
        right: { text: words(count(a + b), count(a), count(b)), printed: count(a + b) },
        bent: { text: words(count(a + b + 10), count(a), count(b)), printed: count(a + b + 10) },
      })),
    )
})

test('money is so much for each of so many', () => {
  const spent: ((n: string, m: string, t: string) => string)[] = [
    (n, m, t) => `Xây tặng ${n} căn nhà, mỗi căn ${m}, tổng kinh phí ${t}.`,
    (n, m, t) => `Trao ${n} suất quà, mỗi suất trị giá ${m}, tổng trị giá ${t}.`,
    (n, m, t) => `Hỗ trợ ${n} hộ nghèo với tổng số tiền ${t} (mỗi hộ ${m}).`,
  ]
  const each = fc.record({ n: fc.integer({ min: 3, max: 60 }), m: fc.integer({ min: 2, max: 12 }) })
  const million = (n: number): string => `${count(n)} triệu đồng`
  for (const words of spent)
    holds(
      words('N', 'M', 'T'),
      each.map(({ n, m }) => ({
        right: { text: words(count(n), million(m * 10), million(n * m * 10)), printed: million(n * m * 10) },
        bent: { text: words(count(n), million(m * 10), million((n + 1) * m * 10)), printed: million((n + 1) * m * 10) },
      })),
    )
  holds(
    'an average of a building',
    each.map(({ n, m }) => {
      const text = (one: string): string => `Đầu tư ${million(n * m * 100)} xây ${n} trụ sở, bình quân mỗi trụ sở ${one}.`
      const [right, bent] = [million(m * 100), million(m * 100 + 150)]
      return { right: { text: text(right), printed: right }, bent: { text: text(bent), printed: bent } }
    }),
  )
})

test('an average is the one count over the other', () => {
  const averages: ((n: string, m: string, q: string) => string)[] = [
    (n, m, q) => `Tổ chức ${n} lượt tổ tuần tra với ${m} lượt người tham gia, bình quân mỗi lượt tổ ${q} người.`,
    (n, m, q) => `Tổ chức trực ${n} lượt với ${m} ngày công, bình quân ${q} ngày công/lượt.`,
    (n, m, q) => `Tổ chức ${n} lượt tổ/${m} lượt người tuần tra, trung bình ${q} người một lượt tổ.`,
    (n, m, q) => `Có ${m} đảng viên sinh hoạt ở ${n} chi bộ, bình quân mỗi chi bộ có ${q} đảng viên.`,
  ]
  for (const words of averages)
    holds(
      words('N', 'M', 'Q'),
      fc.record({ n: fc.integer({ min: 20, max: 900 }), q: fc.integer({ min: 31, max: 92 }) }).map(({ n, q }) => {
        const m = Math.round((n * q) / 10)
        const [right, bent] = [ratio(m, n), ratio(m + n, n)]
        return {
          right: { text: words(count(n), count(m), right), printed: right },
          bent: { text: words(count(n), count(m), bent), printed: bent },
        }
      }),
    )
})

test('what exceeds a target is counted from it', () => {
  const over: [(a: string, b: string, x: string) => string, boolean][] = [
    [(a, b, x) => `Huấn luyện ${a}/${b} đồng chí, vượt ${x} đồng chí.`, false],
    [(a, b, x) => `Huấn luyện ${a}/${b} đồng chí, vượt ${x} kế hoạch.`, true],
    [(a, b, x) => `Chỉ tiêu giao ${b} công dân, thực hiện ${a} công dân, vượt ${x} công dân.`, false],
    [(a, b, x) => `Chỉ tiêu giao ${b} công dân, thực hiện ${a} công dân, vượt ${x}.`, true],
  ]
  for (const [words, percent] of over)
    holds(
      words('A', 'B', 'X'),
      fc.record({ b: fc.integer({ min: 40, max: 900 }), by: fc.integer({ min: 3, max: 90 }) }).map(({ b, by }) => {
        const right = percent ? printPercent(by, b, 1) : count(by)
        const bent = percent ? printPercent(by + Math.ceil(b * 0.05), b, 1) : count(by + 2)
        return {
          right: { text: words(count(b + by), count(b), right), printed: right },
          bent: { text: words(count(b + by), count(b), bent), printed: bent },
        }
      }),
    )
})

test('where a sentence does not say enough nobody is accused, and the reader says what is missing', () => {
  const hundreds = fc.integer({ min: 20, max: 90 })
  const enough: ((n: number) => string)[] = [
    (n) => `Tỷ lệ huấn luyện đạt ${n},4% kế hoạch.`,
    (n) => `Bồi dưỡng ${n * 11} người, tăng ${n},5% so với cùng kỳ.`,
    (n) => `Có ${count(n * 101)} đồng chí, đạt 1,${n}% so với dân số.`,
    (n) => `Bình quân mỗi lượt tổ có ${(n % 7) + 3} người tham gia.`,
    (n) => `Huấn luyện gần ${count(n * 100)} đồng chí, trong đó nữ khoảng ${n * 20} đồng chí, chiếm 4${n % 10}%.`,
    (n) => `Quân số phải huấn luyện theo kế hoạch là ${n} đồng chí, tỷ lệ đạt ${n},3%.`,
    (n) => `Có ${n + 9} thanh niên viết đơn, trong đó ${n} em là con một; gọi nhập ngũ ${n - 4} công dân, đạt 100% chỉ tiêu.`,
    (n) => `Mở ${n} lớp, tăng 3 lớp, bằng 12${n % 10}% kế hoạch.`,
    (n) => `Quân số ${n - 7} đồng chí, chỉ huy và trợ lý ${n} đồng chí, đạt 92,5%.`,
    (n) => `Mở ${n} lớp, gấp ${(n % 4) + 2} lần cùng kỳ.`,
    (n) => `Chính trị viên phó ${n} đồng chí, trợ lý đạt ${n},5%.`,
    (n) => `Có ${n}/${n * 2} đồng chí dự, trong đó loại giỏi ${n},5%.`,
    (n) => `Có ${n * 3} đồng chí, trong đó ${n * 2} đồng chí là nữ, ${n * 2} đồng chí là đảng viên.`,
  ]
  for (const words of enough)
    fc.assert(
      fc.property(hundreds, (n) => {
        const told = checks(words(n))
        assert.ok(!told.some((check) => check.verdict === 'inconsistent'), `${words(n)} → ${said(told)}`)
        const untold = told.filter((check) => check.verdict === 'cannot_tell')
        assert.ok(
          untold.every((check) => check.reason.length > 10) &&
            (untold.length > 0 || told.every((check) => check.about === 'part')),
          `${words(n)} → ${said(told)}`,
        )
      }),
      { numRuns: RUNS },
    )
})
