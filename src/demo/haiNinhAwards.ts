import type { Row } from '#domain/register.ts'
import { idsFrom } from './identity.ts'
import { inventName } from './names.ts'
import { randomOf } from './random.ts'
import type { DemoRow } from './world.ts'

type Award = { kind: 'collective' | 'individual'; award: string; by: string; decision: string; on: string }

const TITLES: Omit<Award, 'kind' | 'award'> = { by: 'provincial_command', decision: '1152/QĐ-BCH', on: '2022-12-01' }
const LETTERS: Omit<Award, 'kind'> = { award: 'letter', by: 'district_committee', decision: '2904/QĐ-UBND', on: '2022-11-28' }

const PROVINCIAL: readonly (readonly [award: string, name: string])[] = [
  ['victory_unit', 'Ban CHQS phường Trần Hải'],
  ['victory_unit', 'Ban CHQS xã Bắc Sơn Hải'],
  ['advanced_unit', 'Ban CHQS xã Đảo Trà Lam'],
  ['advanced_unit', 'Ban CHQS phường Vạn Gia'],
  ['advanced_unit', 'Trung đội dân quân cơ động TP Hải Ninh'],
]
const BY_CITY = [
  'Ban CHQS phường Bến Lăng',
  'Ban CHQS phường Sa Vĩ Thượng',
  'Ban CHQS xã Quảng Triều',
  'Ban CHQS xã Vĩnh Lăng',
  'Ban CHQS xã Đồn Sim',
  'Tiểu đội dân quân thường trực xã Hải Vân Đông',
  'Trung đội dân quân phòng không TP Hải Ninh',
  'Chi bộ quân sự phường Ngọc Triều',
]

/** Who was commended at the review of 2022, and the flag the city was put forward for, which nobody had given yet. */
export function haiNinhAwards(unit: string): DemoRow[] {
  const random = randomOf('awards of Hải Ninh')
  const nextId = idsFrom(61)
  const people = (count: number): string[] => {
    const names = new Set<string>()
    while (names.size < count) names.add(inventName(random, random.chance(20)))
    return [...names]
  }
  const row = (values: Row): DemoRow => ({
    id: nextId(),
    unit,
    values: { post: null, year: 2022, occasion: 'Tổng kết năm', proposedOn: '2022-11-10', reason: null, ...values },
  })
  const given = (subject: string, { kind, award, by, decision, on }: Award): DemoRow =>
    row({ subjectKind: kind, subject, award, decidedBy: by, state: 'awarded', decision, decidedOn: on, day: on })
  const [basic, advanced, commended] = [people(3), people(6), people(13)]
  return [
    ...PROVINCIAL.map(([award, name]) => given(name, { kind: 'collective', award, ...TITLES })),
    ...basic.map((name) => given(name, { kind: 'individual', award: 'basic_fighter', ...TITLES })),
    ...advanced.map((name) => given(name, { kind: 'individual', award: 'advanced_fighter', ...TITLES })),
    ...BY_CITY.map((name) => given(name, { kind: 'collective', ...LETTERS })),
    ...commended.map((name) => given(name, { kind: 'individual', ...LETTERS })),
    row({
      subjectKind: 'collective',
      subject: 'Ban CHQS thành phố Hải Ninh',
      award: 'flag',
      decidedBy: 'provincial_committee',
      state: 'proposed',
      decision: null,
      decidedOn: null,
      day: '2022-11-10',
      reason: 'Dẫn đầu phong trào thi đua Quyết thắng năm 2022',
    }),
  ]
}
