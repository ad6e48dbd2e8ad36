import { z } from 'zod'
import { maySee } from '#domain/access.ts'
import { type PaperKind, reportPaperOf } from '#domain/paperTags.ts'
import { Problem } from '#domain/problem.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { awardList } from '#report/awardList.ts'
import { CHART_NAMES } from '#report/charts.ts'
import { conferenceName, conferenceTime } from '#report/conference/conferencePaper.ts'
import { invitation } from '#report/conference/invitation.ts'
import { programme } from '#report/conference/programme.ts'
import { siteBook } from '#report/conference/siteBook.ts'
import { conferenceSlides } from '#report/conference/slides.ts'
import type { OfficialDocument } from '#report/docx.ts'
import { type PackedFile, packFiles } from '#report/pack.ts'
import { awardValues, invitationValues, programmeValues } from '#report/paperTemplate/otherValues.ts'
import { reportValues } from '#report/paperTemplate/reportValues.ts'
import type { PaperValues } from '#report/paperTemplate.ts'
import { writePptx } from '#report/pptx.ts'
import { reportAnnex } from '#report/reportAnnex.ts'
import { reportDocument } from '#report/reportDocument.ts'
import { workbookBytes } from '#report/xlsx.ts'
import { defineAction, type MadeFile } from './action.ts'
import { awardsOf } from './awardsOf.ts'
import { assignedBefore, conferenceAtHand, conferencePaper, cutoffOfConference, programmeBefore } from './conferenceData.ts'
import { ZIP } from './fileTypes.ts'
import { unitCode } from './inputs.ts'
import { formOf, printedOn } from './paperTemplates.ts'
import { reportPaper } from './reportPaper.ts'

/** Everything a conference needs on paper and on the wall, in one archive: nothing is printed from one table and shown from another. */
export const renderConferencePack = defineAction({
  kind: 'read',
  title: 'Tải bộ tài liệu hội nghị',
  summary: 'The pack of a conference as one .zip: invitation, programme, report with annex, awards, sites and guests, slides',
  input: z.object({ unit: unitCode, conference: z.uuid().describe('Hội nghị trong sổ của đơn vị') }),
  allow: (actor, unit) => maySee(actor, unit),
  logged: true,
  async run(context, { conference: id }): Promise<MadeFile> {
    const { db, unit, today } = context
    const hand = await conferenceAtHand(context, id)
    const { values } = hand.record
    const earlier = hand.items.length > 0 ? null : await programmeBefore(context, values)
    if (hand.items.length === 0 && !earlier) throw new Problem('conference.no_programme', { conference: String(values.title) })
    const paper = await conferencePaper(context, { ...hand, items: earlier?.items ?? hand.items })
    const heldOn = String(values.heldOn)
    const cutoff = cutoffOfConference(values)
    const form = cutoff ? await formOf(db, unit, reportPaperOf(cutoff.period.kind), today) : null
    const report = cutoff ? await reportPaper(context, cutoff, { ofEach: form?.asked.ofEach ?? [], charts: CHART_NAMES }) : null
    const on = async (kind: PaperKind, document: OfficialDocument, values: () => PaperValues) =>
      printedOn(await formOf(db, unit, kind, today), unit, document, values)
    const awards = await awardsOf(context, [
      { column: 'state', is: 'equal', value: 'awarded' },
      { column: 'decidedOn', is: 'from', value: cutoff?.window.from ?? `${heldOn.slice(0, 4)}-01-01` },
      { column: 'decidedOn', is: 'to', value: heldOn },
    ])
    const before = await assignedBefore(context, heldOn, cutoff?.asOf ?? heldOn)

    const files: PackedFile[] = []
    const put = (name: string, says: string, bytes: Uint8Array) =>
      files.push({ name: `${String(files.length + 1).padStart(2, '0')}-${name}`, says, bytes })
    const left: string[] = []
    const mark = { author: paper.madeBy, created: paper.created }
    put(
      'giay-moi.docx',
      `Giấy mời, ${printInteger(paper.guests.length)} nơi nhận`,
      await on('invitation', invitation(paper), () => invitationValues(paper)),
    )
    if (paper.guests.length === 0) left.push('Giấy mời chưa có nơi nhận: ghi sổ thành phần dự hội nghị.')
    const copied = earlier ? `, dự kiến theo ${earlier.from}` : ''
    put(
      'chuong-trinh.docx',
      `Chương trình, ${printInteger(paper.items.length)} phần${copied}`,
      await on('programme', programme(paper, earlier?.from ?? null), () => programmeValues(paper)),
    )
    if (report && cutoff) {
      const told = `${printPeriod(cutoff.period)}, số liệu đến ${printDay(cutoff.asOf)}`
      put('bao-cao.docx', `Báo cáo ${told}`, await printedOn(form, unit, reportDocument(report), () => reportValues(report)))
      put(
        'phu-luc-so-lieu.xlsx',
        `Phụ lục số liệu ${told}`,
        await workbookBytes(reportAnnex(report), { ...mark, title: `Phụ lục số liệu ${unit.name}` }),
      )
    } else left.push('Không có báo cáo: hội nghị này chưa ghi kỳ báo cáo.')
    if (awards.length > 0) {
      const list = {
        unit,
        path: paper.path,
        year: Number(heldOn.slice(0, 4)),
        state: 'awarded' as const,
        awards,
        madeOn: paper.madeOn,
        madeBy: paper.madeBy,
        created: paper.created,
      }
      put(
        'khen-thuong.docx',
        `Danh sách khen thưởng, ${printInteger(awards.length)} tập thể, cá nhân`,
        await on('award_list', awardList(list), () => awardValues(list)),
      )
    } else left.push('Không có danh sách khen thưởng: chưa có quyết định nào trong kỳ đến ngày họp.')
    const seen = `${printInteger(paper.sites.length)} điểm, ${printInteger(paper.guests.length)} đơn vị, đại biểu`
    put(
      'diem-cau-thanh-phan.xlsx',
      `Điểm họp, chỗ ngồi, thành phần dự: ${seen}`,
      await workbookBytes(siteBook(paper), { ...mark, title: conferenceName(values) }),
    )
    if (paper.sites.length === 0) left.push('Chưa có điểm họp nào: ghi sổ điểm cầu hội nghị, kể cả điểm chính.')
    const slides = conferenceSlides({ paper, report: report?.narrative ?? null, awards, before })
    put('trinh-chieu.pptx', `Trình chiếu, ${printInteger(slides.slides.length)} trang`, writePptx(slides))

    const contents = [
      conferenceName(values),
      conferenceTime(paper),
      unit.name,
      '',
      ...files.map(({ name, says }) => `${name}: ${says}`),
      ...(left.length > 0 ? ['', 'Chưa có trong bộ:', ...left.map((line) => `- ${line}`)] : []),
      '',
      `Lập ngày ${printDay(paper.madeOn)}, ${paper.madeBy}.`,
    ]
    return { file: { name: `hoi-nghi-${unit.code}-${heldOn}.zip`, type: ZIP, bytes: packFiles(contents, files) } }
  },
})
