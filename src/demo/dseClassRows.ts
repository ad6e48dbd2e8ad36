import { addDays, type Day } from '#domain/period.ts'
import { bookRow } from './bookRow.ts'
import { PROVINCES } from './provinces.ts'
import { type Random, randomOf } from './random.ts'
import { share } from './share.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoRow } from './world.ts'

/** People trained in a half-year, by object group; the sum is what the report of the period says. */
type Half = {
  year: number
  from: Day
  to: Day
  groups: Readonly<Record<string, number>>
}

/** The whole country in the two half-years the Department compares: 16.765 people, then 22.968. */
const NATION: readonly Half[] = [
  {
    year: 2020,
    from: '2020-02-24',
    to: '2020-06-05',
    groups: { group1: 4, group2: 148, group3: 1302, group4: 13_516, dignitaries: 1392, managers: 403 },
  },
  {
    year: 2021,
    from: '2021-02-22',
    to: '2021-06-04',
    groups: { group1: 6, group2: 212, group3: 1840, group4: 18_420, dignitaries: 1910, managers: 580 },
  },
]

/** Sơn Giang alone, in the years its other books tell of. */
const SON_GIANG: readonly Half[] = [
  {
    year: 2022,
    from: '2022-02-21',
    to: '2022-06-03',
    groups: { group2: 38, group3: 402, group4: 4126, dignitaries: 394, managers: 118 },
  },
  {
    year: 2023,
    from: '2023-02-20',
    to: '2023-06-02',
    groups: { group1: 1, group2: 42, group3: 418, group4: 4385, dignitaries: 412, managers: 126 },
  },
  {
    year: 2024,
    from: '2024-02-26',
    to: '2024-05-31',
    groups: { group2: 44, group3: 431, group4: 4603, dignitaries: 437, managers: 133 },
  },
]

type Place = { code: string; shortName: string; communes: readonly { code: string; shortName: string }[] }
const HOME: Place = { code: PROVINCE, shortName: 'Sơn Giang', communes: COMMUNES }
/** Sơn Giang is the largest of the seven. */
const PLACES: readonly { place: Place; weight: number }[] = [
  { place: HOME, weight: 26 },
  ...PROVINCES.map((place, index) => ({ place, weight: [14, 13, 12, 12, 11, 12][index] ?? 12 })),
]

/** How a group is taught: how many in a class, over how many days, where. NĐ 13/2014/NĐ-CP; practice. */
type Teaching = { words: string; people: number; days: number; commune: boolean; organiser: string; place: string }
const TEACHING: Readonly<Record<string, Teaching>> = {
  group1: { words: 'đối tượng 1', people: 1, days: 20, commune: false, organiser: 'Học viện Quốc phòng', place: 'Hà Nội' },
  group2: {
    words: 'đối tượng 2',
    people: 60,
    days: 15,
    commune: false,
    organiser: 'Trường Quân sự quân khu',
    place: 'Trường Quân sự quân khu',
  },
  group3: {
    words: 'đối tượng 3',
    people: 90,
    days: 12,
    commune: false,
    organiser: 'Hội đồng GDQPAN tỉnh',
    place: 'Trường Quân sự tỉnh',
  },
  group4: {
    words: 'đối tượng 4',
    people: 110,
    days: 3,
    commune: true,
    organiser: 'Hội đồng GDQPAN xã',
    place: 'Hội trường UBND',
  },
  dignitaries: {
    words: 'chức sắc, chức việc, già làng, trưởng họ tộc',
    people: 95,
    days: 2,
    commune: false,
    organiser: 'Hội đồng GDQPAN tỉnh',
    place: 'Trường Chính trị tỉnh',
  },
  managers: {
    words: 'quản lý doanh nghiệp, cơ sở ngoài Nhà nước',
    people: 75,
    days: 3,
    commune: false,
    organiser: 'Hội đồng GDQPAN tỉnh',
    place: 'Trường Quân sự tỉnh',
  },
}

/** Every class of the demo; the people of a half-year add up to what is written above, whatever chance does to a class. */
export function dseClassRows(nextId: () => string): DemoRow[] {
  const weights = PLACES.map(({ weight }) => weight)
  return [
    ...NATION.flatMap((half) => {
      const split = Object.entries(half.groups).map(([group, people]) => [group, share(people, weights)] as const)
      return PLACES.flatMap(({ place }, index) =>
        classesOf(
          place,
          { ...half, groups: Object.fromEntries(split.map(([group, parts]) => [group, parts[index] ?? 0])) },
          nextId,
        ),
      )
    }),
    ...SON_GIANG.flatMap((half) => classesOf(HOME, half, nextId)),
  ]
}

/** What a unit trained in the national half-year of a year: the base of its plan. */
export function trainedIn(year: 2020 | 2021): { code: string; people: number }[] {
  const weights = PLACES.map(({ weight }) => weight)
  const half = NATION.find((one) => one.year === year)
  const parts = Object.values(half?.groups ?? {}).map((people) => share(people, weights))
  return PLACES.map(({ place }, index) => ({
    code: place.code,
    people: parts.reduce((sum, part) => sum + (part[index] ?? 0), 0),
  }))
}

function classesOf(place: Place, half: Half, nextId: () => string): DemoRow[] {
  const random = randomOf(`dse classes ${place.code} ${half.year}`)
  return Object.entries(half.groups).flatMap(([group, people]) => {
    const teaching = TEACHING[group]
    return !teaching || people === 0 ? [] : ofGroup(place, half, { group, people, teaching }, random, nextId)
  })
}

type Task = { group: string; people: number; teaching: Teaching }

function ofGroup(place: Place, half: Half, { group, people, teaching }: Task, random: Random, nextId: () => string): DemoRow[] {
  const classes = Math.ceil(people / teaching.people)
  const sizes = share(
    people,
    Array.from({ length: classes }, () => 85 + random.below(31)),
  )
  const hosts = random.shuffled(place.communes)
  const turns = new Map<string, number>()
  return sizes.flatMap((size, index) => {
    if (size === 0) return []
    const host = teaching.commune ? hosts[index % hosts.length] : undefined
    const unit = host?.code ?? place.code
    const turn = (turns.get(unit) ?? 0) + 1
    turns.set(unit, turn)
    const from = random.day(half.from, addDays(half.to, -teaching.days))
    const short = random.below(6) === 0 ? Math.min(3, size - 1) : 0
    return [
      bookRow('dseClasses', nextId(), unit, {
        title: `Bồi dưỡng ${teaching.words} năm ${half.year}, khóa ${turn}`,
        objectGroup: group,
        heldFrom: from,
        heldTo: addDays(from, teaching.days - 1),
        days: teaching.days,
        people: size,
        turns: size,
        certificates: size - short,
        organiser: teaching.organiser,
        place: host ? `${teaching.place} ${host.shortName}` : teaching.place,
        decision: `${group === 'group4' ? 12 : 34}/KH-HĐGDQPAN`,
      }),
    ]
  })
}
