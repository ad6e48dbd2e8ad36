import type { EditionContent } from '#domain/editionFigures.ts'
import { parsePeriod } from '#domain/period.ts'
import { codeOf } from '#domain/verificationCode.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import type { AwardListData } from '../awardList.ts'
import { awardGroups, groundOf } from '../awardList.ts'
import {
  type ConferencePaper,
  conferenceName,
  conferencePlace,
  conferenceTime,
  countOf,
  textOf,
} from '../conference/conferencePaper.ts'
import { GUEST_KINDS } from '../conference/invitation.ts'
import { hoursOf } from '../conference/programme.ts'
import { qrPicture } from '../docx/qr.ts'
import type { PaperValues } from '../paperTemplate.ts'
import { chapterValues, figureTexts, sectionValues } from './reportValues.ts'

/** An edition: what was frozen and nothing beside it. */
export function editionValues(
  content: EditionContent,
  number: number,
  standing: string,
  hash: string | null,
  scanned: string | undefined,
): PaperValues {
  const figures = new Map(content.figures.map((figure) => [figure.indicator, figure]))
  const period = parsePeriod(content.period)
  const code = hash === null ? '' : codeOf(hash)
  return {
    texts: {
      ky: period ? printPeriod(period) : content.period,
      tu_ngay: printDay(content.window.from),
      den_ngay: printDay(content.asOf),
      ban_so: String(number),
      trang_thai: standing,
      ma_xac_minh: code,
    },
    pictures: {
      anh_ma_xac_minh:
        scanned === undefined ? null : { png: qrPicture(scanned), widthMm: 22, heightMm: 22, says: `Mã xác minh ${code}` },
    },
    figures: figureTexts(figures),
    loops: {
      phan: sectionValues(content.text ?? []),
      chuong: chapterValues(figures),
      chua_bao_cao: (content.missing ?? []).map(({ name }) => ({ texts: { ten: name } })),
    },
  }
}

const conferenceTexts = (paper: ConferencePaper): Record<string, string> => ({
  hoi_nghi: conferenceName(paper.conference),
  thoi_gian: conferenceTime(paper),
  dia_diem: conferencePlace(paper),
  chu_tri: textOf(paper.conference, 'chair'),
})

export const invitationValues = (paper: ConferencePaper): PaperValues => ({
  texts: {
    ...conferenceTexts(paper),
    du_chi_dao: textOf(paper.conference, 'leaders'),
    so_diem_cau: printInteger(paper.sites.filter(({ kind }) => kind === 'site').length),
  },
  loops: {
    khach: paper.guests.map((guest, at) => ({
      texts: {
        tt: String(at + 1),
        ten: textOf(guest, 'guest'),
        tu_cach: GUEST_KINDS[String(guest.kind)] ?? '',
        so_nguoi: printInteger(countOf(guest, 'asked') ?? 1),
        du_tai: textOf(guest, 'site') || 'Điểm chính',
      },
    })),
  },
})

export const programmeValues = (paper: ConferencePaper): PaperValues => ({
  texts: conferenceTexts(paper),
  loops: {
    phan: paper.items.map((item, at) => {
      const { from, to } = hoursOf(paper.items, at)
      return { texts: { tu: from, den: to, noi_dung: textOf(item, 'content'), nguoi: textOf(item, 'person') } }
    }),
    tham_luan: paper.papers.map((one, at) => ({
      texts: {
        tt: String(countOf(one, 'place') ?? at + 1),
        ten: textOf(one, 'title'),
        don_vi: textOf(one, 'body'),
        hinh_thuc: one.use === 'read' ? 'Đọc' : 'In tài liệu',
      },
    })),
  },
})

export const awardValues = (data: AwardListData): PaperValues => ({
  texts: { nam: String(data.year), tong_so: printInteger(data.awards.length) },
  loops: {
    cap: awardGroups(data.awards).map(([ten, list]) => ({
      texts: { ten },
      loops: {
        khen: list.map((one, at) => ({
          texts: { tt: String(at + 1), ten: one.subject, chuc_vu: one.post || one.unit, can_cu: groundOf(one, data.state) },
        })),
      },
    })),
  },
})
