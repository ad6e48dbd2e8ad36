import { addDays, type Day } from '#domain/period.ts'
import type { Row } from '#domain/register.ts'
import { bookRow } from './bookRow.ts'
import { idsFrom } from './identity.ts'
import { PROVINCES } from './provinces.ts'
import type { DemoPart, DemoRow } from './world.ts'

/** What stood before the Department in the middle of 2021: its scheme, and what provinces had asked of it. */
export const departmentPapers = (): DemoPart => ({
  rows: { documents: [scheme()], petitions: petitions(idsFrom(156)) },
})

/** Carried through with every province: the years stand in its title. */
const scheme = (): DemoRow =>
  bookRow('documents', idsFrom(150)(), 'cuc-dqtv', {
    number: 2148,
    symbol: 'ĐA-BQP',
    issuedOn: '2020-09-24',
    kind: 'scheme',
    subject: 'scheme',
    abstract:
      'Đề án về tổ chức lực lượng, huấn luyện, hoạt động và bảo đảm chế độ, chính sách cho dân quân tự vệ, các năm từ 2020 đến 2025',
    issuer: 'Bộ Quốc phòng',
    expiresOn: '2025-12-31',
  })

/** Three answered within their day; what the Department may not decide went to the General Staff. */
function petitions(nextId: () => string): DemoRow[] {
  const raised = (at: number, content: string, raisedOn: Day, answer: string | null, more: Row = {}): DemoRow =>
    bookRow('petitions', nextId(), PROVINCES[at]?.code ?? '', {
      content,
      raisedOn,
      addressee: 'department',
      dueOn: addDays(raisedOn, 60),
      receivedOn: addDays(raisedOn, 3),
      answeredOn: answer === null ? null : addDays(raisedOn, 34),
      answer,
      ...more,
    })
  return [
    raised(
      0,
      'Hướng dẫn biên chế Ban CHQS cấp xã theo Luật Dân quân tự vệ mới',
      '2021-01-12',
      'Theo thông tư về tổ chức xây dựng lực lượng',
    ),
    raised(2, 'Cho lùi thời gian huấn luyện ở nơi đang có dịch', '2021-02-22', 'Đồng ý; tỉnh báo cáo thời gian huấn luyện bù'),
    raised(4, 'Bổ sung giáo trình bồi dưỡng kiến thức quốc phòng và an ninh', '2021-03-15', 'Cấp theo kế hoạch quý III'),
    raised(5, 'Sửa quy định về trang phục của dân quân tự vệ', '2021-04-06', null, {
      escalatedTo: 'general_staff',
      escalatedOn: '2021-04-20',
    }),
  ]
}
