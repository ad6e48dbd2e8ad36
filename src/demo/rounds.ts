import { addDays } from '#domain/period.ts'
import { AGENCIES, type Agency } from './agencies.ts'
import { inventName } from './names.ts'
import { randomOf } from './random.ts'
import { PROVINCE } from './units.ts'
import type { DemoPart, DemoReport, DemoRound } from './world.ts'

const COMMANDER = 'Phạm Quốc Trung'

/** The conference of July 2023, half received on the Monday after, and the half-year of 2024, all of it published. */
export const rounds = (): DemoPart => ({ rounds: [conferenceOf2023(), halfOf2024()] })

function conferenceOf2023(): DemoRound {
  return {
    unit: PROVINCE,
    kind: 'conference',
    period: '2023-H1',
    asOf: '2023-07-15',
    openedAt: '2023-07-01T01:30:00Z',
    openedBy: COMMANDER,
    reports: AGENCIES.flatMap((agency) => (agency.submission === 'not_submitted' ? [] : [report2023(agency)])),
    missing: AGENCIES.filter(({ submission }) => submission === 'not_submitted').map(({ code }) => code),
  }
}

const STATES = { approved: 'accepted', matching: 'submitted', to_look_at: 'submitted', returned: 'returned' } as const

function report2023(agency: Agency): DemoReport {
  const submission = agency.submission === 'not_submitted' ? 'matching' : agency.submission
  const random = randomOf(`report 2023 ${agency.code}`)
  // What is to be looked at came the morning after the last day; everybody else on the day of the figures or the next.
  const sentOn = submission === 'to_look_at' ? '2023-07-17' : addDays('2023-07-15', random.below(2))
  return {
    ...signed(agency.code, random, sentOn, submission === 'to_look_at' ? 45 : 9 * 60),
    state: STATES[submission],
    ...(submission === 'to_look_at' || submission === 'returned'
      ? { slipsOf: { measure: 'force_training_attended', by: 2 } }
      : {}),
    ...(submission === 'returned'
      ? {
          slip: {
            reason: 'Bổ sung danh sách hai đồng chí có mặt hoặc sửa lại số có mặt huấn luyện. Ghi lý do cho các đồng chí vắng.',
            dueOn: '2023-07-18',
            by: 'Nguyễn Trọng Hải',
          },
        }
      : {}),
  }
}

function halfOf2024(): DemoRound {
  return {
    unit: PROVINCE,
    kind: 'half',
    period: '2024-H1',
    asOf: '2024-06-14',
    openedAt: '2024-05-30T02:00:00Z',
    openedBy: COMMANDER,
    reports: AGENCIES.map(({ code }) => {
      const random = randomOf(`report 2024 ${code}`)
      // Five or so come after the 19th.
      return {
        ...signed(code, random, addDays('2024-06-15', random.chance(12) ? 5 + random.below(3) : random.below(5))),
        state: 'published',
      }
    }),
    missing: [],
    rolledUp: { at: '2024-06-24T08:10:00Z', by: 'Nguyễn Trọng Hải', approvedBy: COMMANDER },
  }
}

/** Who prepared and who signed, and the minute it was sent, in office hours. */
function signed(unit: string, random: ReturnType<typeof randomOf>, day: string, minutes = 9 * 60) {
  const minute = random.below(minutes)
  const at = `${day}T${String(1 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00Z`
  return { unit, at, preparedBy: inventName(random, random.chance(35)), approvedBy: inventName(random, random.chance(15)) }
}
