import { dayInWords } from '../docx/head.ts'
import type { OfficialDocument } from '../docx.ts'
import type { PaperValues } from '../paperTemplate.ts'

/** Head and foot of a paper, the same words the built-in form prints. */
export function headValues(
  { issuer, number, place, date, abstract, signature, recipients, footer }: OfficialDocument,
  name: string,
): PaperValues {
  return {
    texts: {
      co_quan_tren: (issuer.superior ?? '').toUpperCase(),
      co_quan: issuer.body.toUpperCase(),
      ten_co_quan: name,
      so: number,
      dia_danh: place,
      ngay_thang: dayInWords(date),
      trich_yeu: abstract,
      chuc_vu_ky: signature.authority.join('\n').toUpperCase(),
      nguoi_ky: signature.name ?? '',
      chan_trang: footer ?? '',
    },
    loops: { noi_nhan: recipients.map((noi) => ({ texts: { noi } })) },
  }
}

/** Values of a paper laid over those of its head. */
export const withValues = (head: PaperValues, more: PaperValues): PaperValues => ({
  ...head,
  ...more,
  texts: { ...head.texts, ...more.texts },
  pictures: { ...head.pictures, ...more.pictures },
  loops: { ...head.loops, ...more.loops },
})
