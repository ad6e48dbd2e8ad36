import { createWriteStream, existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isMadeFile, type MadeFile } from '#actions/action.ts'
import { Problem } from '#domain/problem.ts'
import type { Wishes } from '../flags.ts'
import { printBackup, printDoctor, printRestored } from './keeping.ts'
import { printDistributed, printSealing } from './largeTables.ts'
import { printNarrative } from './narrative.ts'
import { printPosts } from './posts.ts'
import { printProof } from './proof.ts'
import { printReport } from './report.ts'
import { printImport } from './roster.ts'
import { printRows } from './rows.ts'
import { printTrail } from './trail.ts'
import { printValue } from './value.ts'
import { printAuditVerification, printFigureVerification } from './verification.ts'

/** Replies with a form of their own; all others are printed by what they hold. */
const PRINTERS: Readonly<Record<string, (output: never) => string>> = {
  showReport: printReport,
  showPosts: printPosts,
  openProof: printProof,
  importRoster: printImport,
  listRows: printRows,
  checkNarrative: printNarrative,
  listAudit: printTrail,
  verifyFigures: printFigureVerification,
  verifyAudit: printAuditVerification,
  doctor: printDoctor,
  backup: printBackup,
  backUpNow: printBackup,
  restore: printRestored,
  rehearseRestore: printRestored,
  distribute: printDistributed,
  sealYears: printSealing,
}

/** Puts a reply where it was asked for: JSON or readable on stdout, a made file on the disk. */
export async function deliver(name: string, output: unknown, wishes: Wishes, say: (line: string) => void): Promise<void> {
  if (isMadeFile(output)) return deliverFile(output, wishes, say)
  const print = PRINTERS[name] as ((output: unknown) => string) | undefined
  const text = wishes.json ? JSON.stringify(output ?? null) : print ? print(output) : printValue(output)
  if (wishes.out !== null && wishes.out !== '-') await pipeline(Readable.from([`${text}\n`]), createWriteStream(wishes.out))
  else await written(`${text}\n`)
}

async function deliverFile({ file }: MadeFile, wishes: Wishes, say: (line: string) => void): Promise<void> {
  const bytes = file.bytes instanceof Uint8Array ? Readable.from([file.bytes]) : Readable.from(file.bytes)
  if (wishes.out === '-') return pipeline(bytes, process.stdout, { end: false })
  const path = wishes.out ?? file.name
  // A name we chose must not run over what already stands there; a name the person typed may.
  if (wishes.out === null && existsSync(path))
    throw new Problem('file.refused', { reason: `đã có ${path} ở đây. Thêm --out để chọn tên khác.` })
  await pipeline(bytes, createWriteStream(path))
  if (wishes.json) await written(`${JSON.stringify({ file: path, type: file.type })}\n`)
  else say(`Đã ghi ${path}.`)
}

/** Waits for the pipe, so that a large reply is whole before the process ends. */
const written = (text: string): Promise<void> =>
  new Promise((done, fail) =>
    process.stdout.write(text, (error) => (error && (error as NodeJS.ErrnoException).code !== 'EPIPE' ? fail(error) : done())),
  )

/** A check that finds something has run well and failed all the same: its exit status says so. */
export function isPassed(name: string, output: unknown): boolean {
  if (typeof output !== 'object' || output === null) return true
  if ('ok' in output && output.ok === false) return false
  if (name === 'verifyFigures' && 'differences' in output && Array.isArray(output.differences))
    return output.differences.length === 0
  if (name === 'importRoster' && 'rejected' in output && 'findings' in output && Array.isArray(output.findings)) {
    return !output.findings.some((finding: { severity?: string }) => finding.severity === 'error')
  }
  return true
}
