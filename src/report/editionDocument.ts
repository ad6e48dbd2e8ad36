import type { EditionContent, FrozenFigure } from '#domain/editionFigures.ts'
import type { Indicator } from '#domain/indicator.ts'
import { CHAPTERS, INDICATORS } from '#domain/indicators/index.ts'
import { parseReportPeriod } from '#domain/period.ts'
import type { Unit } from '#domain/unit.ts'
import { codeOf } from '#domain/verificationCode.ts'
import { printDay, printInteger, printPeriod } from '#domain/wording.ts'
import { MISSING, SIGNS_NOTE, ZERO } from './annex/signs.ts'
import { dayInWords } from './docx/head.ts'
import type { Annex, Block, OfficialDocument, Run, TableCell } from './docx.ts'
import { figureWords, percentWords } from './figureWords.ts'
import { issuerOf } from './issuer.ts'

export type EditionDocumentData = {
  content: EditionContent
  number: number
  /** "Đã nộp", "Đang soạn": how it stood when it was printed. */
  standing: string
  /** Whether it still may change: the paper then says so. */
  draft: boolean
  hash: string | null
  unit: Unit
  /** The units above it, from the root down. */
  path: readonly Unit[]
  /** Who approved it, and for whom where that was not in their own name (NĐ 30/2020 Đ13). */
  signed: { name: string; signsAs: string | null } | null
  printedOn: string
  printedBy: string
  created: string
  /** Where the code can be opened, if the installation has an address people reach. */
  address: string | null
}

/** What was sent up, on paper: the frozen words and figures of one edition, and nothing that came after. */
export function editionDocument(data: EditionDocumentData): OfficialDocument {
  const { content, unit, path, number, standing, hash, signed } = data
  const issuer = issuerOf(unit, path)
  const period = periodTitle(content.period)
  const code = hash === null ? null : codeOf(hash)
  const authority = signed?.signsAs ? issuer.authority.map((post) => `${signed.signsAs}. ${post}`) : issuer.authority
  return {
    issuer: { body: issuer.body, ...(issuer.superior === undefined ? {} : { superior: issuer.superior }) },
    number: issuer.number,
    place: issuer.place,
    date: content.asOf.slice(0, 7),
    kind: 'Báo cáo',
    abstract: `${issuer.subject}\n${period}`,
    sections: [...bodyOf(content), ...closing(content, issuer.name, path.at(-1))],
    signature: { authority, ...(signed ? { name: signed.name } : {}) },
    recipients: issuer.recipients,
    annexes: [
      figuresAnnex(content, `Kèm theo Báo cáo số ${issuer.number} ${dayInWords(content.asOf.slice(0, 7))} của ${issuer.name}`),
    ],
    footer: `${data.draft ? 'Dự thảo. ' : ''}Bản ${number}, ${standing.toLowerCase()}. Số liệu từ ngày ${printDay(content.window.from)} đến hết ngày ${printDay(content.asOf)}. In ngày ${printDay(data.printedOn)}, ${data.printedBy}.`,
    created: data.created,
    ...(code === null
      ? {}
      : {
          verification: {
            scanned: data.address === null ? `SAOVUONG ${code}` : `${data.address}/xac-minh?code=${code}`,
            words: [
              `Bản ${number}, ${standing.toLowerCase()}. Mã xác minh: ${code}`,
              'Quét mã, hoặc nhập mã ở mục Xác minh, để mở đúng bản này và so số trên giấy với số đã nộp.',
            ],
          },
        }),
  }
}

function periodTitle(key: string): string {
  const period = parseReportPeriod(key)
  return period ? printPeriod(period) : key
}

const plain = (text: string, italic = false): Run => ({
  type: 'text',
  text: text.replaceAll('điểm %', 'điểm\u00a0%'),
  ...(italic ? { italic } : {}),
})

function bodyOf({ text, nil }: EditionContent): Block[] {
  if (nil) return [{ type: 'paragraph', runs: [plain('Trong kỳ đơn vị không phát sinh số liệu phải báo cáo.')] }]
  return (text ?? []).flatMap(({ number, heading, level, paragraphs }): Block[] => [
    { type: 'heading', level, text: `${number}. ${heading}`, numbered: false },
    ...paragraphs.map(
      (runs): Block => ({
        type: 'paragraph',
        runs: runs.map((run) =>
          typeof run === 'string' ? plain(run) : { type: 'figure', text: run.text, id: `${run.figure}.${run.part}` },
        ),
      }),
    ),
  ])
}

function closing({ missing, period }: EditionContent, name: string, above: Unit | undefined): Block[] {
  const lacking = missing ?? []
  const words =
    lacking.length > 0 ? [`Chưa có báo cáo của ${lacking.length} đơn vị: ${lacking.map((one) => one.name).join(', ')}.`] : []
  const last = `Trên đây là báo cáo ${periodTitle(period)}${above ? `; ${name} kính báo cáo ${above.name}` : ` của ${name}`}./.`
  return [...words, last].map((line) => ({ type: 'paragraph', runs: [plain(line)] }))
}

/** Every figure of the edition, chapter by chapter, as it was frozen. */
function figuresAnnex(content: EditionContent, attachedTo: string): Annex {
  // What does not belong to a unit of this kind fills pages and says nothing.
  const figures = new Map(
    content.figures.filter(({ state }) => state !== 'not_applicable').map((figure) => [figure.indicator, figure]),
  )
  const rows: TableCell[][] = []
  let at = 0
  for (const [chapter, { title }] of Object.entries(CHAPTERS)) {
    const held = INDICATORS.filter((one) => one.chapter === chapter && figures.has(one.id))
    if (held.length === 0) continue
    rows.push([{ text: title, columns: 6, bold: true, align: 'left' }])
    for (const indicator of held) {
      const figure = figures.get(indicator.id) as FrozenFigure
      rows.push([
        String(++at),
        indicator.title,
        indicator.unit,
        figure.target === null ? '' : printInteger(figure.target),
        valueWords(figure, indicator),
        figure.target === null || figure.value === null || figure.target === 0
          ? ''
          : percentWords(figure.value, figure.target).replace('%', ''),
      ])
    }
  }
  return {
    label: 'Phụ lục',
    title: `Biểu số liệu ${periodTitle(content.period)}`,
    attachedTo,
    orientation: 'portrait',
    blocks: [
      {
        type: 'table',
        widths: [11, 76, 22, 17, 20, 16],
        align: ['centre', 'left', 'centre', 'right', 'right', 'right'],
        headingRows: [['TT', 'Chỉ tiêu', 'Đơn vị tính', 'Giao', 'Thực hiện', 'Tỷ lệ (%)']],
        rows,
      },
      { type: 'paragraph', runs: [plain(SIGNS_NOTE, true)], align: 'left' },
    ],
  }
}

function valueWords(figure: FrozenFigure, indicator: Indicator): string {
  if (figure.state === 'zero') return ZERO
  return figure.value === null ? MISSING : figureWords(figure, indicator)
}
