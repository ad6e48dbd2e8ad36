import { addDays, type Day } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import { AGENCIES, type Agency, type Lack } from './agencies.ts'
import { type Random, randomOf } from './random.ts'
import type { DemoRow } from './world.ts'

const YEARS = [2022, 2023, 2024] as const
type Year = (typeof YEARS)[number]

/** A paper before it has its number: papers of a year are numbered in the order of their days. */
type Draft = { id: string; issuedOn: Day; symbol: string; values: Row }
type Requirement = { subject: string; year: number; requiredFrom: Day; paper: Draft | null }
export type Ids = { document: () => string; requirement: () => string }

/** Turns in which an agency more lacked a paper in 2022, beside those that lack it in 2023. */
const TURNS: Readonly<Record<Exclude<Lack, 'consolidation'>, number>> = {
  resolution: 0,
  plan: 2,
  coordination: 6,
  coordination_report: 7,
}
/** Two agencies of 2024 without the resolution and one without the plan. */
const LACKING_2024: Readonly<Partial<Record<Lack, readonly number[]>>> = { resolution: [12, 41], plan: [41] }

/** Whether it lacked the paper at the end of the first half-year. */
export function lacked(agency: Agency, index: number, lack: Exclude<Lack, 'consolidation'>, year: Year): boolean {
  if (year === 2024) return LACKING_2024[lack]?.includes(index) ?? false
  return agency.lacks.includes(lack) || (year === 2022 && index % 11 === TURNS[lack])
}

/** Of the agencies that lacked a paper in mid-2023, the last of the list never made it, the two before it came late. */
const catchesUp = (lack: Lack, index: number): 'in_time' | 'late' | 'never' => {
  const lacking = AGENCIES.flatMap(({ lacks }, at) => (lacks.includes(lack) ? [at] : []))
  const left = lacking.length - lacking.indexOf(index)
  return left === 1 ? 'never' : left <= 3 ? 'late' : 'in_time'
}

/** Day on which what was lacking in mid-2023 came: before the end of September, in October, or not at all. */
export function caughtUpOn(lack: Lack, index: number): Day | null {
  const random = randomOf(`catching up ${lack} ${index}`)
  const how = catchesUp(lack, index)
  return how === 'never' ? null : how === 'late' ? random.day('2023-10-03', '2023-10-27') : random.day('2023-08-21', '2023-09-28')
}

/** Papers of every agency from 2020 to 2024, and what each agency had to hold. */
export function agencyPapers(ids: Ids): { documents: DemoRow[]; requiredDocuments: DemoRow[] } {
  const guiding = new Map(YEARS.map((year) => [year, guidingCounts(year)]))
  const held = AGENCIES.map((agency, index) => {
    const random = randomOf(`papers of ${agency.code}`)
    const papers: Draft[] = []
    const requirements: Requirement[] = []
    const add = (issuedOn: Day, symbol: string, values: Row): Draft => {
      const paper = { id: ids.document(), issuedOn, symbol, values }
      papers.push(paper)
      return paper
    }
    requirements.push({
      subject: 'coordination_regulation',
      year: 2020,
      requiredFrom: '2020-01-31',
      paper: regulation(agency, index, random, add),
    })
    for (const year of YEARS) {
      const yearly = yearlyPapers(agency, index, year, random, add)
      requirements.push(...yearly)
      const plan = yearly.find(({ subject }) => subject === 'annual_plan')?.paper
      const planned = plan && plan.issuedOn <= `${year}-06-14` ? 1 : 0
      for (const text of random.shuffled(GUIDING).slice(0, (guiding.get(year)?.[index] ?? 0) - planned))
        addGuiding(add, text, random.day(`${year - 1}-12-16`, `${year}-06-14`), year)
      if (year < 2024)
        for (const text of random.shuffled(GUIDING).slice(0, 1 + random.below(2)))
          addGuiding(add, text, random.day(`${year}-08-01`, `${year}-11-30`), year)
    }
    return { agency, papers, requirements }
  })
  return {
    documents: held.flatMap(({ agency, papers }) => numbered(agency.code, papers)),
    requiredDocuments: held.flatMap(({ agency, requirements }) =>
      requirements.map((one) => requirementRow(ids.requirement(), agency.code, one)),
    ),
  }
}

/** How many guiding papers each agency issued in the first half of a year: two to seven. */
function guidingCounts(year: Year): number[] {
  const random = randomOf(`entries of agencies ${year}-H1`)
  return AGENCIES.map(() => 2 + random.below(6))
}

type Add = (issuedOn: Day, symbol: string, values: Row) => Draft

function regulation(agency: Agency, index: number, random: Random, add: Add): Draft | null {
  const late = lacked(agency, index, 'coordination', 2023)
  const issuedOn = late
    ? caughtUpOn('coordination', index)
    : lacked(agency, index, 'coordination', 2022)
      ? random.day('2022-09-05', '2022-11-25')
      : random.day('2020-03-02', '2021-11-26')
  if (issuedOn === null) return null
  return add(issuedOn, 'QC-BCH', {
    kind: 'coordination_regulation',
    subject: 'coordination_regulation',
    abstract: `Quy chế phối hợp giữa Ban CHQS ${agency.name} với công an và quân sự nơi đứng chân`,
    expiresOn: !late && index % 3 === 0 ? '2025-12-31' : null,
  })
}

function yearlyPapers(agency: Agency, index: number, year: Year, random: Random, add: Add): Requirement[] {
  const [resolutionOn, planOn, reportOn] = [
    random.day(`${year}-01-04`, `${year}-01-26`),
    random.day(`${year}-01-06`, `${year}-01-28`),
    random.day(`${year}-06-01`, `${year}-06-13`),
  ]
  const dayOf = (lack: 'resolution' | 'plan' | 'coordination_report', inTime: Day): Day | null => {
    if (!lacked(agency, index, lack, year)) return inTime
    if (year === 2023) return caughtUpOn(lack, index)
    return year === 2022 ? random.day('2022-08-15', '2022-10-28') : null
  }
  const made = (day: Day | null, symbol: string, values: Row) => (day === null ? null : add(day, symbol, { ...values, year }))
  return [
    {
      subject: 'annual_resolution',
      year,
      requiredFrom: `${year}-01-31`,
      paper: made(dayOf('resolution', resolutionOn), 'NQ-ĐU', {
        kind: 'party_resolution',
        subject: 'annual_resolution',
        abstract: `Nghị quyết lãnh đạo nhiệm vụ quốc phòng, quân sự năm ${year}`,
        issuer: `Cấp ủy ${agency.name}`,
        guiding: true,
      }),
    },
    {
      subject: 'annual_plan',
      year,
      requiredFrom: `${year}-01-31`,
      paper: made(dayOf('plan', planOn), 'KH-BCH', {
        kind: 'plan',
        subject: 'annual_plan',
        abstract: `Kế hoạch công tác quốc phòng năm ${year}`,
        guiding: true,
      }),
    },
    {
      subject: 'coordination_report_h1',
      year,
      requiredFrom: `${year}-06-14`,
      paper: made(dayOf('coordination_report', reportOn), 'BC-BCH', {
        kind: 'report',
        subject: 'coordination_report_h1',
        abstract: `Báo cáo kết quả phối hợp hoạt động 6 tháng đầu năm ${year}`,
      }),
    },
  ]
}

/** What an agency command writes in a year beside the yearly papers: kind, symbol and title. */
const GUIDING: readonly (readonly [kind: string, symbol: string, abstract: string])[] = [
  ['plan', 'KH-BCH', 'Kế hoạch huấn luyện tự vệ'],
  ['plan', 'KH-BCH', 'Kế hoạch trực sẵn sàng chiến đấu dịp lễ, tết'],
  ['decision', 'QĐ-BCH', 'Quyết định phân công nhiệm vụ Ban CHQS'],
  ['official_letter', 'BCH-TM', 'Về rà soát, đăng ký lực lượng tự vệ'],
  ['official_letter', 'BCH-TM', 'Về cử cán bộ tham gia tập huấn'],
  ['guidance', 'HD-BCH', 'Hướng dẫn thực hiện chế độ, chính sách tự vệ'],
  ['notice', 'TB-BCH', 'Thông báo phân công trực, bảo vệ cơ quan'],
  ['plan', 'KH-BCH', 'Kế hoạch phòng chống thiên tai, tìm kiếm cứu nạn'],
  ['official_letter', 'BCH-CT', 'Về tuyên truyền giáo dục quốc phòng và an ninh'],
]

function addGuiding(add: Add, [kind, symbol, abstract]: (typeof GUIDING)[number], day: Day, year: number): void {
  add(day, symbol, { kind, abstract: `${abstract} năm ${year}`, guiding: true })
}

/** Every column of the register, so that a row says of each what it holds. */
export const paperValues = (values: Row): Row => ({
  direction: 'out',
  subject: null,
  year: null,
  guiding: false,
  issuer: null,
  authority: null,
  signer: null,
  recipients: null,
  arrivedOn: null,
  inForceFrom: null,
  expiresOn: null,
  revokedOn: null,
  ...values,
})

/** From 01 on 1 January: one series a year, the command's and its party committee's apart. */
function numbered(unit: string, papers: readonly Draft[]): DemoRow[] {
  const last = new Map<string, number>()
  return papers
    .toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : a.issuedOn > b.issuedOn ? 1 : 0))
    .map(({ id, issuedOn, symbol, values }) => {
      const series = `${issuedOn.slice(0, 4)} ${values.issuer ?? ''}`
      const number = (last.get(series) ?? 0) + 1
      last.set(series, number)
      return { id, unit, values: paperValues({ number, symbol, issuedOn, ...values }) }
    })
}

function requirementRow(id: string, unit: string, { subject, year, requiredFrom, paper }: Requirement): DemoRow {
  const expires = paper?.values.expiresOn
  return {
    id,
    unit,
    values: {
      subject,
      year,
      requiredFrom,
      fulfilledOn: null,
      document: paper?.id ?? null,
      expiresOn: null,
      note: null,
      documentFrom: paper?.issuedOn ?? null,
      documentUntil: typeof expires === 'string' ? addDays(expires, 1) : null,
      documentSubject: paper ? subject : null,
    },
  }
}
