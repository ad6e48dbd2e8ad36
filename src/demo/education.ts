import { bookRow } from './bookRow.ts'
import { dseClassRows, trainedIn } from './dseClassRows.ts'
import { idsFrom } from './identity.ts'
import { inventName } from './names.ts'
import { PROVINCES } from './provinces.ts'
import { randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoDecision, DemoPart, DemoRow } from './world.ts'

/** Defence and security education: classes, schools, communicators, councils, and the plan the Department assigned. */
export const education = (): DemoPart => ({
  rows: {
    dseClasses: dseClassRows(idsFrom(30)),
    dsePupils: pupils(idsFrom(31)),
    communicators: communicatorRows(idsFrom(32)),
    dseCouncils: councils(idsFrom(33)),
  },
  targets: plans(),
})

const SCHOOLS: readonly (readonly [name: string, level: string, due: number])[] = [
  ['Trường THPT Bến Đá', 'upper_secondary', 1384],
  ['Trường THPT Chợ Gạo', 'upper_secondary', 1265],
  ['Trường THPT Sơn Đông', 'upper_secondary', 1142],
  ['Trường THPT Vĩnh Khê', 'upper_secondary', 1208],
  ['Trường THPT Tân Khê', 'upper_secondary', 986],
  ['Trường THPT Lâm Thượng', 'upper_secondary', 871],
  ['Trường THPT Ia Sông', 'upper_secondary', 764],
  ['Trường THPT Thạch Biên', 'upper_secondary', 802],
  ['Trường THPT Hà Thanh', 'upper_secondary', 915],
  ['Trường Trung cấp nghề Sơn Giang', 'vocational', 640],
  ['Trường Cao đẳng tỉnh', 'college', 1120],
]

/** The schools of Sơn Giang over four school years, and one sum of each other province beside them in the years compared. */
function pupils(nextId: () => string): DemoRow[] {
  const random = randomOf('pupils')
  const taught = (due: number) => due - Math.round((due * (4 + random.below(6))) / 100)
  const own = [2020, 2021, 2022, 2023, 2024].flatMap((year) =>
    SCHOOLS.map(([school, level, base]) => {
      const due = base + (year - 2020) * 9 + random.below(25)
      return bookRow('dsePupils', nextId(), PROVINCE, {
        school,
        level,
        schoolYear: `${year - 1}-${year}`,
        countedOn: `${year}-05-31`,
        due,
        taught: taught(due),
      })
    }),
  )
  const others = [2020, 2021].flatMap((year) =>
    PROVINCES.map(({ code, shortName }) => {
      const due = 8200 + random.below(2600)
      return bookRow('dsePupils', nextId(), code, {
        school: `Các trường THPT tỉnh ${shortName}`,
        level: 'upper_secondary',
        schoolYear: `${year - 1}-${year}`,
        countedOn: `${year}-05-31`,
        due,
        taught: taught(due),
      })
    }),
  )
  return [...own, ...others]
}

const WORK = ['Bí thư chi đoàn thôn', 'Trưởng ban công tác mặt trận', 'Giáo viên', 'Hội viên Hội Cựu chiến binh', 'Công an viên']

/** Two communicators of each commune; every seventh stopped when the term ended. */
function communicatorRows(nextId: () => string): DemoRow[] {
  const random = randomOf('communicators')
  return COMMUNES.flatMap(({ code }, index) =>
    [0, 1].map((turn) => {
      const id = nextId()
      const female = random.chance(40)
      return bookRow('communicators', id, code, {
        fullName: inventName(random, female),
        bornOn: random.day('1968-01-01', '1994-12-31'),
        work: random.pick(WORK),
        recognisedOn: random.day('2020-09-01', '2022-03-31'),
        until: (index * 2 + turn) % 7 === 3 ? random.day('2023-01-10', '2023-06-10') : null,
        decision: `${40 + random.below(60)}/QĐ-UBND`,
        person: id,
      })
    }),
  )
}

/** One council at each level; a fifth of the communes consolidated theirs again in the new term, without a day between. */
function councils(nextId: () => string): DemoRow[] {
  const random = randomOf('councils')
  const row = (unit: string, title: string, act: string, decidedOn: string, more: Record<string, string | null> = {}) => {
    const id = nextId()
    return bookRow('dseCouncils', id, unit, {
      title,
      act,
      decidedOn,
      decision: `${15 + random.below(80)}/QĐ-UBND`,
      members: 11 + random.below(9),
      council: id,
      ...more,
    })
  }
  const communes = [...COMMUNES, ...PROVINCES.flatMap((province) => province.communes)]
  return [
    row('cuc-dqtv', 'Hội đồng GDQPAN Trung ương', 'consolidated', '2020-07-15', { decision: '1044/QĐ-TTg' }),
    row('quan-khu-mau', 'Hội đồng GDQPAN Quân khu Mẫu', 'consolidated', '2020-09-10', { decision: '88/QĐ-QK' }),
    ...[PROVINCE, ...PROVINCES.map(({ code }) => code)].map((code) =>
      row(code, 'Hội đồng GDQPAN tỉnh', 'consolidated', random.day('2020-09-15', '2021-03-20')),
    ),
    ...communes.flatMap(({ code }, index) => {
      const first = row(code, 'Hội đồng GDQPAN cấp xã', 'consolidated', random.day('2020-10-01', '2021-05-20'))
      if (index % 5 !== 2) return [first]
      const again = random.day('2023-02-01', '2023-05-31')
      return [
        { ...first, values: { ...first.values, until: again } },
        row(code, 'Hội đồng GDQPAN cấp xã', 'consolidated', again, { council: first.id }),
      ]
    }),
  ]
}

/** The year's plan, as it went down: the Department to the military region, the region to its provinces. */
function plans(): DemoDecision[] {
  return ([2020, 2021] as const).flatMap((year) => {
    const lines = trainedIn(year).map(({ code, people }) => ({ unit: code, value: Math.round((people * 16) / 100) * 10 }))
    const total = lines.reduce((sum, { value }) => sum + value, 0)
    const paper = { indicator: 'dse_trained_total', period: String(year), total, note: `Kế hoạch bồi dưỡng năm ${year}` }
    return [
      {
        ...paper,
        unit: 'cuc-dqtv',
        number: `${1800 + year - 2020}/KH-DQ`,
        decidedOn: `${year - 1}-12-20`,
        lines: [{ unit: 'quan-khu-mau', value: total }],
      },
      { ...paper, unit: 'quan-khu-mau', number: `${2140 + year - 2020}/KH-BTL`, decidedOn: `${year - 1}-12-28`, lines },
    ]
  })
}
