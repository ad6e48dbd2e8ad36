import type { Day } from '#domain/period.ts'
import type { CellValue, Row } from '#domain/register.ts'
import { AGENCIES } from './agencies.ts'
import { bookRow } from './bookRow.ts'
import { DEPARTMENT_BODIES, DEPARTMENT_CONCLUSIONS, DEPARTMENT_PAPERS, DEPARTMENT_PROGRAMME } from './departmentConference.ts'
import { idsFrom } from './identity.ts'
import { inventName } from './names.ts'
import { randomOf } from './random.ts'
import { PROVINCE } from './units.ts'
import type { DemoPart, DemoRow } from './world.ts'

type Conference = readonly [
  unit: string,
  kind: string,
  title: string,
  heldOn: Day,
  sites: number,
  delegates: number,
  invited: number,
  represented: number,
  tasks: number,
]

/** Conferences nobody kept lists of: their totals are what is known. The Department meets by video, Sơn Giang in one room. */
const TOTALS: readonly Conference[] = [
  ['cuc-dqtv', 'half_year', 'Sơ kết công tác DQTV, GDQPAN 6 tháng đầu năm 2020', '2020-06-11', 64, 1120, 71, 69, 6],
  ['cuc-dqtv', 'year', 'Tổng kết công tác DQTV, GDQPAN năm 2020', '2020-12-11', 70, 1265, 71, 71, 8],
  [PROVINCE, 'half_year', 'Sơ kết công tác quốc phòng cơ quan, tổ chức 6 tháng đầu năm 2022', '2022-07-12', 0, 98, 47, 45, 8],
  [PROVINCE, 'year', 'Tổng kết công tác quốc phòng năm 2022, triển khai năm 2023', '2022-12-21', 0, 152, 63, 62, 9],
  [PROVINCE, 'briefing', 'Giao ban công tác quốc phòng quý I năm 2023', '2023-03-22', 9, 84, 55, 54, 5],
  [PROVINCE, 'with_course', 'Tập huấn cán bộ và triển khai nhiệm vụ huấn luyện năm 2023', '2023-02-06', 0, 89, 47, 41, 4],
  [PROVINCE, 'half_year', 'Sơ kết công tác quốc phòng địa phương 6 tháng đầu năm 2024', '2024-06-12', 9, 143, 63, 63, 9],
  ['huyen-son-dong', 'briefing', 'Giao ban Ban CHQS xã quý II năm 2023', '2023-06-07', 0, 31, 12, 12, 4],
  ['so-y-te', 'assigning', 'Triển khai nhiệm vụ tự vệ năm 2023', '2023-01-18', 0, 26, 6, 6, 3],
]

/** The review of 2023, kept by lists; papers.ts hangs its conclusions and their tasks on it. */
export const REVIEW_2023: DemoRow = bookRow('conferences', idsFrom(140)(), PROVINCE, {
  title: 'Sơ kết công tác quốc phòng, quân sự 6 tháng đầu năm 2023 khối cơ quan, tổ chức',
  kind: 'half_year',
  heldOn: '2023-07-21',
  startsAt: '08:00',
  place: 'Hội trường Bộ CHQS tỉnh Sơn Giang',
  chair: 'Đồng chí Phó Chỉ huy trưởng - Tham mưu trưởng Bộ CHQS tỉnh',
  leaders: 'Đồng chí Phó Chủ tịch UBND tỉnh; đại diện Quân khu Mẫu',
  period: '6 tháng đầu năm 2023',
  asOf: '2023-07-15',
  listed: true,
  decision: '1187/KH-BCH',
  speech:
    'Giữ nghiêm chế độ báo cáo; số liệu phải lấy từ sổ của từng đơn vị. Đơn vị còn thiếu nghị quyết, kế hoạch, quy chế phối hợp hoàn thành trong quý III. Tổ chức huấn luyện bù theo cụm, không để dồn vào tháng 12.',
})

const DEPARTMENT_2021: DemoRow = bookRow('conferences', idsFrom(141)(), 'cuc-dqtv', {
  title: 'Sơ kết công tác DQTV, GDQPAN 6 tháng đầu năm 2021',
  kind: 'half_year',
  heldOn: '2021-06-11',
  startsAt: '07:30',
  place: 'Phòng họp trực tuyến Cục Dân quân tự vệ',
  chair: 'Đồng chí Cục trưởng Cục Dân quân tự vệ',
  leaders: 'Đồng chí Phó Tổng Tham mưu trưởng',
  listed: true,
  decision: '904/KH-DQ',
})

/** What every row of a conference carries. */
export const ofConference = ({ id, values: { heldOn = null, listed = null } }: DemoRow): Row => ({
  conference: id,
  heldOn,
  listed,
})

/** Conferences with their programmes, sites, guests and papers. */
export function conferenceRows(): DemoPart {
  const nextId = {
    conference: idsFrom(39),
    item: idsFrom(142),
    site: idsFrom(143),
    guest: idsFrom(144),
    paper: idsFrom(145),
    conclusion: idsFrom(146),
  }
  const rowsOf =
    (key: string, id: () => string) =>
    (conference: DemoRow, rows: readonly Readonly<Record<string, CellValue>>[]): DemoRow[] =>
      rows.map((row) => bookRow(key, id(), conference.unit, { ...ofConference(conference), ...row }))
  const items = rowsOf('conferenceItems', nextId.item)
  const sites = rowsOf('conferenceSites', nextId.site)
  const guests = rowsOf('conferenceGuests', nextId.guest)
  const papers = rowsOf('conferencePapers', nextId.paper)
  return {
    rows: {
      conferences: [
        ...TOTALS.map(([unit, kind, title, heldOn, seen, delegates, invited, represented, tasks]) =>
          bookRow('conferences', nextId.conference(), unit, {
            title,
            kind,
            heldOn,
            sites: seen,
            delegates,
            invited,
            represented,
            tasks,
          }),
        ),
        REVIEW_2023,
        DEPARTMENT_2021,
      ],
      conferenceItems: [
        ...items(REVIEW_2023, PROGRAMME_2023.map(part)),
        ...items(DEPARTMENT_2021, DEPARTMENT_PROGRAMME.map(part)),
      ],
      conferenceSites: [
        ...sites(REVIEW_2023, [
          {
            name: 'Hội trường Bộ CHQS tỉnh',
            kind: 'main',
            body: 'Bộ CHQS tỉnh Sơn Giang',
            place: 'Tầng 1, nhà làm việc số 2',
            contact: 'Trợ lý Ban Tham mưu',
            seats: 120,
            present: 104,
          },
        ]),
        ...sites(DEPARTMENT_2021, departmentSites()),
      ],
      conferenceGuests: [...guests(REVIEW_2023, guestsOf2023()), ...guests(DEPARTMENT_2021, departmentGuests())],
      conferencePapers: [
        ...papers(
          REVIEW_2023,
          PAPERS_2023.map(([title, body, speaker], at) => ({
            title,
            body,
            speaker,
            place: at + 1,
            use: 'read',
            receivedOn: '2023-07-14',
          })),
        ),
        ...papers(
          DEPARTMENT_2021,
          DEPARTMENT_PAPERS.map(([title, body], at) => ({
            title,
            body,
            place: at + 1,
            use: at < 3 ? 'read' : 'printed',
            receivedOn: '2021-06-03',
          })),
        ),
      ],
      directives: DEPARTMENT_CONCLUSIONS.map(([content, dueOn, measuredBy], at) =>
        bookRow('directives', nextId.conclusion(), 'cuc-dqtv', {
          ...ofConference(DEPARTMENT_2021),
          kind: 'conference_conclusion',
          source: 'Hội nghị sơ kết 6 tháng đầu năm 2021',
          paragraph: `Kết luận ${at + 1}`,
          content,
          givenOn: '2021-06-11',
          givenBy: 'Cục trưởng Cục Dân quân tự vệ',
          owners: 'Quân khu Mẫu',
          dueOn,
          measuredBy: measuredBy || null,
        }),
      ),
    },
  }
}

type Part = readonly [startsAt: string, minutes: number, part: string, content: string, person: string]
const part = ([startsAt, minutes, kind, content, person]: Part) => ({
  startsAt,
  minutes,
  part: kind,
  content,
  person: person || null,
})

const PROGRAMME_2023: readonly Part[] = [
  ['08:00', 10, 'opening', 'Chào cờ, tuyên bố lý do, giới thiệu đại biểu', 'Trưởng ban Tổ chức'],
  ['08:10', 50, 'report', 'Báo cáo sơ kết 6 tháng đầu năm 2023', 'Phó Tham mưu trưởng Bộ CHQS tỉnh'],
  ['09:00', 60, 'papers', 'Tham luận của ba đơn vị', 'Đại diện các Ban CHQS'],
  ['10:00', 20, 'commendation', 'Công bố quyết định khen thưởng', 'Trợ lý Thi đua, khen thưởng'],
  ['10:20', 30, 'speech', 'Phát biểu chỉ đạo', 'Phó Chủ tịch UBND tỉnh'],
  ['10:50', 25, 'conclusion', 'Kết luận hội nghị', 'Phó Chỉ huy trưởng - Tham mưu trưởng Bộ CHQS tỉnh'],
]

const PAPERS_2023: readonly (readonly [title: string, body: string, speaker: string])[] = [
  ['Huấn luyện tự vệ theo cụm, giảm số ngày vắng ở cơ quan', 'Ban CHQS Công ty Điện lực', 'Chỉ huy trưởng Ban CHQS'],
  ['Phối hợp với công an phường bảo vệ cơ quan dịp lễ, Tết', 'Ban CHQS Bệnh viện Đa khoa tỉnh', 'Phó Chỉ huy trưởng Ban CHQS'],
  ['Xây dựng kế hoạch công tác quốc phòng năm sát nhiệm vụ chuyên môn', 'Ban CHQS Sở Y tế', 'Chính trị viên Ban CHQS'],
]

/** Every agency is invited; two have somebody on duty elsewhere and say so. */
function guestsOf2023(): Row[] {
  const away = new Map([
    [17, 'Trực phòng chống thiên tai'],
    [38, 'Đoàn kiểm tra của bộ làm việc trong ngày'],
  ])
  return [
    { guest: 'Phó Chủ tịch UBND tỉnh Sơn Giang', kind: 'leader', asked: 1, reply: 'coming', came: 'present' },
    ...AGENCIES.map(({ name }, index): Row => {
      const reason = away.get(index) ?? null
      return {
        guest: name,
        kind: 'unit',
        asked: 2,
        reply: reason ? 'not_coming' : 'coming',
        came: reason ? 'absent' : 'present',
        reason,
      }
    }),
  ]
}

/** 86 in the main hall and 1.224 at 72 sites: 1.310 delegates. */
function departmentSites(): Row[] {
  const main: Row = {
    name: 'Điểm cầu Cục Dân quân tự vệ',
    kind: 'main',
    body: 'Cục Dân quân tự vệ',
    place: 'Phòng họp trực tuyến',
    seats: 90,
    present: 86,
    testedOn: '2021-06-10',
  }
  const last = DEPARTMENT_BODIES.length - 1
  return [
    main,
    ...DEPARTMENT_BODIES.map((body, at): Row => {
      const random = randomOf(`site ${body}`)
      const present = 17 + (at % 5) - 2 + (at === last ? 3 : 0)
      return {
        name: `Điểm cầu ${body}`,
        kind: 'site',
        body,
        place: random.pick(['Phòng họp trực tuyến', 'Hội trường cơ quan', 'Phòng giao ban']),
        contact: inventName(random, random.chance(20)),
        seats: present + (at % 3),
        present,
        testedOn: random.day('2021-06-08', '2021-06-10'),
      }
    }),
  ]
}

const departmentGuests = (): Row[] =>
  DEPARTMENT_BODIES.slice(0, 71).map((body, at) => ({
    guest: body,
    kind: 'unit',
    site: `Điểm cầu ${body}`,
    asked: 17,
    reply: at === 40 ? 'not_coming' : 'coming',
    came: at === 40 ? 'absent' : 'present',
    reason: at === 40 ? 'Đang thực hiện nhiệm vụ phòng, chống dịch' : null,
  }))
