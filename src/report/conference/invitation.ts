import { printDay, printInteger } from '#domain/wording.ts'
import { dayInWords } from '../docx/head.ts'
import type { Annex, Block, OfficialDocument, TableCell } from '../docx.ts'
import {
  type ConferencePaper,
  conferenceName,
  conferencePlace,
  conferenceTime,
  countOf,
  issuedAs,
  textOf,
} from './conferencePaper.ts'

export const GUEST_KINDS: Readonly<Record<string, string>> = { unit: 'Đơn vị dự', leader: 'Dự, chỉ đạo', guest: 'Khách mời' }

/** The invitation (NĐ 30/2020/NĐ-CP, Điều 7: giấy mời), with the list it is sent to. */
export function invitation(paper: ConferencePaper): OfficialDocument {
  const { conference, guests, sites, madeOn, madeBy } = paper
  const { head, name } = issuedAs(paper, 'GM')
  const online = sites.filter(({ kind }) => kind === 'site').length
  const place = conferencePlace(paper)
  const said = [
    ['Thời gian', conferenceTime(paper)],
    ['Địa điểm', place ? `${place}${online > 0 ? `; trực tuyến đến ${printInteger(online)} điểm cầu` : ''}` : '……'],
    ['Chủ trì', textOf(conference, 'chair')],
    ['Dự, chỉ đạo', textOf(conference, 'leaders')],
    ['Nội dung', 'theo chương trình gửi kèm'],
  ].filter(([, text]) => text !== '')
  const invited = guests.length > 0 ? 'các đơn vị, đại biểu theo danh sách kèm theo' : '……'
  return {
    ...head,
    kind: 'Giấy mời',
    abstract: `Dự ${conferenceName(conference)}`,
    sections: [
      line('', `${name} trân trọng kính mời ${invited} dự ${conferenceName(conference)}.`),
      ...said.map(([lead = '', text = '']) => line(lead, `${text}.`)),
      line(
        '',
        'Đề nghị các đơn vị, đại biểu dự đúng thành phần, thời gian; báo danh sách dự, lý do vắng (nếu có) trước ngày họp.',
      ),
    ],
    recipients: ['Như danh sách kèm theo', 'Lưu: VT'],
    annexes: guests.length > 0 ? [listOf(paper, `Kèm theo Giấy mời số ${head.number} ${dayInWords(head.date)} của ${name}`)] : [],
    footer: `Lập ngày ${printDay(madeOn)}, ${madeBy}.`,
  }
}

const line = (lead: string, text: string): Block => ({
  type: 'paragraph',
  runs: [...(lead ? [{ type: 'text' as const, text: `${lead}: `, bold: true }] : []), { type: 'text' as const, text }],
})

function listOf({ guests }: ConferencePaper, attachedTo: string): Annex {
  const sum = guests.reduce((all, guest) => all + (countOf(guest, 'asked') ?? 1), 0)
  return {
    label: 'Danh sách',
    title: 'Nơi nhận giấy mời',
    attachedTo,
    orientation: 'portrait',
    blocks: [
      {
        type: 'table',
        widths: [11, 72, 26, 18, 48],
        align: ['centre', 'left', 'left', 'right', 'left'],
        headingRows: [['TT', 'Đơn vị, đại biểu', 'Tư cách', 'Số người', 'Dự tại']],
        rows: guests.map((guest, at): TableCell[] => [
          String(at + 1),
          textOf(guest, 'guest'),
          GUEST_KINDS[String(guest.kind)] ?? '',
          printInteger(countOf(guest, 'asked') ?? 1),
          textOf(guest, 'site') || 'Điểm chính',
        ]),
      },
      line('', `Danh sách có ${printInteger(guests.length)} đơn vị, đại biểu; ${printInteger(sum)} người.`),
    ],
  }
}
