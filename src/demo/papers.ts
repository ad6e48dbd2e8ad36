import { addDays, type Day } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import { AGENCIES, type Lack } from './agencies.ts'
import { agencyPapers, caughtUpOn, paperValues } from './agencyPapers.ts'
import { ofConference, REVIEW_2023 } from './conferenceRows.ts'
import { idsFrom } from './identity.ts'
import { randomOf } from './random.ts'
import { COMMUNES } from './territory.ts'
import { PROVINCE } from './units.ts'
import type { DemoPart, DemoRow } from './world.ts'

/** Documents, what each agency must hold, and what was concluded, assigned, found amiss and asked for. */
export function papers(): DemoPart {
  const nextId = {
    document: idsFrom(50),
    requirement: idsFrom(51),
    receipt: idsFrom(52),
    directive: idsFrom(53),
    task: idsFrom(54),
    shortcoming: idsFrom(55),
    petition: idsFrom(56),
  }
  const agencies = agencyPapers(nextId)
  const province = provincePapers(nextId.document)
  const notice = province.find(({ values }) => values.kind === 'notice')
  const concluded = CONCLUSIONS.map((conclusion) => assigned(conclusion, notice, nextId))
  return {
    rows: {
      documents: [...agencies.documents, ...province],
      requiredDocuments: agencies.requiredDocuments,
      receipts: notice ? receiptsOf(notice, nextId.receipt) : [],
      directives: concluded.map(({ directive }) => directive),
      tasks: concluded.flatMap(({ tasks }) => tasks),
      shortcomings: shortcomingsFound(nextId.shortcoming),
      petitions: petitionsRaised(nextId.petition),
    },
  }
}

const OFFICE = 'Bộ CHQS tỉnh Sơn Giang'

function provincePapers(nextId: () => string): DemoRow[] {
  const paper = (number: number, symbol: string, issuedOn: Day, values: Row): DemoRow => ({
    id: nextId(),
    unit: PROVINCE,
    values: paperValues({ number, symbol, issuedOn, ...values }),
  })
  return [
    paper(61, 'ĐA-UBND', '2021-05-18', {
      kind: 'scheme',
      subject: 'scheme',
      abstract: 'Đề án tổ chức, huấn luyện và bảo đảm chế độ cho lực lượng dân quân tự vệ giai đoạn 2021–2025',
      issuer: 'UBND tỉnh Sơn Giang',
      expiresOn: '2025-12-31',
    }),
    paper(318, 'TB-BCH', '2023-07-21', {
      kind: 'notice',
      abstract: 'Thông báo kết luận hội nghị sơ kết công tác quốc phòng, quân sự 6 tháng đầu năm 2023 khối cơ quan, tổ chức',
      guiding: true,
      authority: 'by_order',
      recipients: '47 Ban CHQS cơ quan, tổ chức',
    }),
    paper(27, 'QC-BCH-BĐBP', '2024-03-12', {
      kind: 'coordination_regulation',
      subject: 'coordination_regulation',
      abstract: 'Quy chế phối hợp giữa Bộ CHQS tỉnh và Bộ Chỉ huy Bộ đội Biên phòng tỉnh giai đoạn 2024–2028',
      inForceFrom: '2024-04-01',
      expiresOn: '2028-12-31',
    }),
  ]
}

/** The notice went to every agency; three had not answered by its day, five answered after it. */
function receiptsOf(notice: DemoRow, nextId: () => string): DemoRow[] {
  const random = randomOf('receipts of the notice')
  return AGENCIES.map(({ code }, index) => {
    const open = index % 17 === 5
    const late = !open && index % 9 === 4
    const receivedOn = random.day('2023-07-21', '2023-07-24')
    return {
      id: nextId(),
      unit: code,
      values: {
        reference: '318/TB-BCH',
        issuedOn: '2023-07-21',
        kind: 'notice',
        abstract: notice.values.abstract ?? null,
        sender: OFFICE,
        sentOn: '2023-07-21',
        dueOn: '2023-07-28',
        receivedOn: index % 34 === 5 ? null : receivedOn,
        acknowledgedOn: open ? null : late ? random.day('2023-07-31', '2023-08-09') : random.day('2023-07-25', '2023-07-28'),
        acknowledgedBy: null,
        document: notice.id,
      },
    }
  })
}

type Conclusion = {
  source: string
  ofNotice: boolean
  paragraph: string
  content: string
  task: string
  givenOn: Day
  dueOn: Day
  owners: readonly number[]
  /** Day an owner had done it; null while it has not. */
  doneOn: (index: number) => Day | null
  evidence: string
}

const REVIEW_2022 = 'Hội nghị tổng kết năm 2022'
const SAID_IN_2023 = 'Hội nghị sơ kết 6 tháng đầu năm 2023'
const lacking = (lack: Lack): number[] => AGENCIES.flatMap(({ lacks }, index) => (lacks.includes(lack) ? [index] : []))
const everyFourth = AGENCIES.flatMap((_, index) => (index % 4 === 1 ? [index] : []))
const everyFifth = AGENCIES.flatMap((_, index) => (index % 5 === 2 ? [index] : []))

const ofLack = (paragraph: string, lack: Lack, dueOn: Day, content: string, task: string, evidence: string): Conclusion => ({
  source: SAID_IN_2023,
  ofNotice: true,
  paragraph,
  content,
  task,
  givenOn: '2023-07-21',
  dueOn,
  owners: lacking(lack),
  doneOn: (index) => caughtUpOn(lack, index),
  evidence,
})

const CONCLUSIONS: readonly Conclusion[] = [
  {
    source: REVIEW_2022,
    ofNotice: false,
    paragraph: 'Kết luận 1',
    content: 'Các cơ quan, tổ chức rà soát, bổ sung danh sách tự vệ trước khi vào mùa huấn luyện',
    task: 'Rà soát, bổ sung danh sách tự vệ trước mùa huấn luyện',
    givenOn: '2022-12-20',
    dueOn: '2023-03-15',
    owners: everyFourth,
    doneOn: (index) => (index === 25 ? '2023-03-29' : randomOf(`roll ${index}`).day('2023-02-13', '2023-03-15')),
    evidence: 'Danh sách đã phê duyệt',
  },
  {
    source: REVIEW_2022,
    ofNotice: false,
    paragraph: 'Kết luận 2',
    content: 'Kiểm tra công tác trực, bảo vệ cơ quan dịp Tết Nguyên đán Quý Mão 2023',
    task: 'Tổ chức và báo cáo kết quả trực, bảo vệ cơ quan dịp Tết',
    givenOn: '2022-12-20',
    dueOn: '2023-01-31',
    owners: everyFifth,
    doneOn: (index) => (index === 42 ? '2023-02-06' : randomOf(`tet ${index}`).day('2023-01-27', '2023-01-31')),
    evidence: 'Báo cáo trực Tết',
  },
  ofLack(
    'Kết luận 1',
    'resolution',
    '2023-09-30',
    'Các cơ quan, tổ chức còn thiếu ban hành nghị quyết lãnh đạo năm 2023',
    'Ban hành nghị quyết lãnh đạo nhiệm vụ quốc phòng, quân sự năm 2023',
    'Nghị quyết đã vào sổ văn bản',
  ),
  ofLack(
    'Kết luận 2',
    'plan',
    '2023-09-30',
    'Các cơ quan, tổ chức còn thiếu xây dựng, phê duyệt kế hoạch công tác quốc phòng năm 2023',
    'Xây dựng kế hoạch công tác quốc phòng năm 2023',
    'Kế hoạch đã vào sổ văn bản',
  ),
  ofLack(
    'Kết luận 3',
    'coordination',
    '2023-09-30',
    'Bổ sung quy chế phối hợp ở các Ban CHQS chưa có',
    'Ký quy chế phối hợp với công an, quân sự nơi đứng chân',
    'Quy chế đã vào sổ văn bản',
  ),
  ofLack(
    'Kết luận 4',
    'coordination_report',
    '2023-09-30',
    'Báo cáo đầy đủ kết quả phối hợp hoạt động theo quy định',
    'Báo cáo kết quả phối hợp hoạt động 6 tháng đầu năm 2023',
    'Báo cáo đã vào sổ văn bản',
  ),
]

const ownersOf = (owners: readonly number[]): string => owners.flatMap((index) => AGENCIES[index]?.name ?? []).join('; ')

function assigned(
  one: Conclusion,
  notice: DemoRow | undefined,
  nextId: { directive: () => string; task: () => string },
): { directive: DemoRow; tasks: DemoRow[] } {
  const { source, ofNotice, paragraph, content, task, givenOn, dueOn, owners, doneOn, evidence } = one
  const directive: DemoRow = {
    id: nextId.directive(),
    unit: PROVINCE,
    values: {
      kind: 'conference_conclusion',
      source,
      document: ofNotice ? (notice?.id ?? null) : null,
      paragraph,
      content,
      givenOn,
      givenBy: null,
      dueOn,
      measuredBy: null,
      owners: ownersOf(owners),
      ...(ofNotice ? ofConference(REVIEW_2023) : { conference: null, heldOn: null, listed: null }),
    },
  }
  const tasks = owners.flatMap((index): DemoRow[] => {
    const agency = AGENCIES[index]
    if (!agency) return []
    const done = doneOn(index)
    const values = {
      content: task,
      source: `${paragraph}, ${source}`,
      assignedBy: OFFICE,
      assignedOn: givenOn,
      dueOn,
      receivedOn: done === null ? null : randomOf(`taken on ${paragraph} ${index}`).day(givenOn, addDays(givenOn, 7)),
      person: null,
      doneOn: done,
      evidence: done === null ? null : evidence,
      directive: directive.id,
    }
    return [{ id: nextId.task(), unit: agency.code, values }]
  })
  return { directive, tasks }
}

/** What the province found in the collected reports, beside what the required papers say by themselves. */
function shortcomingsFound(nextId: () => string): DemoRow[] {
  const found = (index: number, values: Row): DemoRow[] => {
    const agency = AGENCIES[index]
    const base = { foundByWhom: null, cause: null, evidence: null, dueOn: null, closedOn: null, remedy: null }
    return agency ? [{ id: nextId(), unit: agency.code, values: { ...base, ...values } }] : []
  }
  return [
    ...lacking('coordination_report').flatMap((index) => {
      const closedOn = caughtUpOn('coordination_report', index)
      return found(index, {
        content: 'Chưa báo cáo cụ thể kết quả phối hợp hoạt động 6 tháng đầu năm',
        foundBy: 'report',
        foundByWhom: OFFICE,
        foundOn: '2023-07-10',
        dueOn: '2023-09-30',
        closedOn,
        remedy: closedOn === null ? null : 'Đã gửi báo cáo',
      })
    }),
    ...lacking('consolidation').flatMap((index) =>
      found(index, {
        content: 'Ban CHQS chưa được kiện toàn sau khi cán bộ chuyển công tác',
        foundBy: 'superior',
        foundByWhom: OFFICE,
        foundOn: '2023-05-24',
        cause: 'Cơ quan chậm đề nghị bổ nhiệm',
        dueOn: '2023-08-31',
      }),
    ),
  ]
}

type Asked = { from: string; content: string; raisedOn: Day; answeredOn?: Day; answer?: string; escalated?: true }

/** Ten petitions of the first half of 2023: eight answered, one of them above the province; two open. */
function petitionsRaised(nextId: () => string): DemoRow[] {
  const [first, second, third] = [3, 31, 77].map((at) => COMMUNES[at]?.code ?? '')
  const agency = (at: number) => AGENCIES[at]?.code ?? ''
  const asked: readonly Asked[] = [
    {
      from: first ?? '',
      content: 'Bổ sung trang phục dân quân theo niên hạn',
      raisedOn: '2023-01-16',
      answeredOn: '2023-02-03',
      answer: 'Cấp trong quý II',
    },
    {
      from: second ?? '',
      content: 'Hướng dẫn chi trả ngày công trực dịp Tết',
      raisedOn: '2023-01-30',
      answeredOn: '2023-02-08',
      answer: 'Thực hiện theo NĐ 72/2020 Điều 11',
    },
    {
      from: third ?? '',
      content: 'Sửa chữa nơi làm việc của Ban CHQS xã',
      raisedOn: '2023-02-14',
      answeredOn: '2023-03-10',
      answer: 'Đưa vào kế hoạch đầu tư năm 2024',
    },
    {
      from: agency(5),
      content: 'Bố trí lớp huấn luyện tự vệ theo cụm để giảm số ngày vắng',
      raisedOn: '2023-02-20',
      answeredOn: '2023-03-06',
      answer: 'Đồng ý, lập lịch theo cụm',
    },
    {
      from: agency(19),
      content: 'Hướng dẫn quản lý tự vệ ở đơn vị phụ thuộc ngoài tỉnh',
      raisedOn: '2023-03-02',
      answeredOn: '2023-03-22',
      answer: 'Quản lý theo nơi đứng chân',
    },
    {
      from: agency(41),
      content: 'Cấp bổ sung tài liệu huấn luyện',
      raisedOn: '2023-03-15',
      answeredOn: '2023-04-04',
      answer: 'Đã cấp',
    },
    {
      from: second ?? '',
      content: 'Nâng mức trợ cấp ngày công lao động của dân quân',
      raisedOn: '2023-03-28',
      answeredOn: '2023-06-09',
      answer: 'Bộ đang tổng hợp để trình sửa nghị định',
      escalated: true,
    },
    {
      from: agency(30),
      content: 'Cho phép huấn luyện ngoài giờ hành chính',
      raisedOn: '2023-04-12',
      answeredOn: '2023-05-05',
      answer: 'Đồng ý với nội dung lý thuyết',
    },
    { from: third ?? '', content: 'Bổ sung biên chế trợ lý Ban CHQS xã', raisedOn: '2023-05-18', escalated: true },
    { from: agency(36), content: 'Điều chỉnh chỉ tiêu huấn luyện theo quân số thực có', raisedOn: '2023-06-01' },
  ]
  return asked.map(({ from, content, raisedOn, answeredOn, answer, escalated }) => ({
    id: nextId(),
    unit: from,
    values: {
      content,
      raisedOn,
      raisedBy: null,
      addressee: 'province',
      dueOn: randomOf(content).day(`${raisedOn.slice(0, 5)}06-20`, `${raisedOn.slice(0, 5)}06-30`),
      receivedOn: raisedOn,
      answeredOn: answeredOn ?? null,
      answer: answer ?? null,
      answerNumber: null,
      escalatedTo: escalated ? 'military_region' : null,
      escalatedOn: escalated ? randomOf(`up ${content}`).day(raisedOn, `${raisedOn.slice(0, 5)}05-31`) : null,
    },
  }))
}
