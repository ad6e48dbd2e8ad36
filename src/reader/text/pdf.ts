/** The words of a PDF with a text layer, page by page, read in a worker that is ended when it takes too long. */
import { Worker } from 'node:worker_threads'
import type { Finding } from '#domain/finding.ts'
import { damagedText, encryptedText, scannedPdf, slowPdf } from './refusals.ts'

export type Pages = { pages: string[] } | { refused: Finding }

const LONGEST_MS = 20_000
const HEAP_MB = 512

export function pdfPages(bytes: Uint8Array, longest = LONGEST_MS): Promise<Pages> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./pdfWorker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      stdout: true,
      stderr: true,
    })
    const finish = (pages: Pages): void => {
      clearTimeout(timer)
      void worker.terminate()
      resolve(pages)
    }
    const timer = setTimeout(() => finish({ refused: slowPdf() }), longest)
    worker.once('message', (reply: { pages: string[] } | { failed: string }) =>
      finish(
        'pages' in reply
          ? checked(reply.pages)
          : {
              refused: /password|encrypt/i.test(reply.failed)
                ? encryptedText()
                : damagedText('cấu trúc của tệp PDF không đọc được'),
            },
      ),
    )
    worker.once('error', () => finish({ refused: damagedText('tệp PDF làm việc đọc dừng giữa chừng') }))
    worker.once('exit', () => finish({ refused: damagedText('việc đọc tệp PDF dừng giữa chừng') }))
  })
}

/** Pages without letters are pictures of pages. */
function checked(pages: string[]): Pages {
  const letters = pages.reduce((sum, page) => sum + (page.match(/[\p{L}\d]/gu)?.length ?? 0), 0)
  return letters < 10 ? { refused: scannedPdf() } : { pages }
}
