import type { PaperKind } from '#domain/paperTags.ts'
import type { ListQuery, Place, RegisterOnly } from '../contract.ts'

/** Actions whose reply is a file to keep. */
export type Files = {
  openFile: { id: string }
  downloadTemplate: RegisterOnly & { unit: string }
  exportRows: Omit<ListQuery, 'offset' | 'limit'> & { format: 'xlsx' | 'csv'; columns?: string[] }
  renderReport: Place & { format: 'docx' | 'pdf' | 'xlsx' }
  exportPayable: Place
  renderEdition: { edition: string; format: 'docx' | 'pdf' | 'xlsx'; address: string }
  downloadPaperTemplate: { unit: string; kind: PaperKind; template?: string }
  printAwards: {
    unit: string
    year: number
    format: 'list' | 'certificates'
    state?: 'awarded' | 'proposed' | 'considered'
  }
  renderConferencePack: { unit: string; conference: string }
  makeReceipt: { unit: string; packet: string }
}
