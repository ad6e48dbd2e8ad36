import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FONT_FACES, fontFile } from '../fonts.ts'

/**
 * Sets the pages of a Word file as PDF by the LibreOffice of this machine. Only a program that sets Word's pages can print a
 * form somebody wrote in Word; none may be shipped with the product, and a server need not have one. What it is given was
 * made here, on a template that fetches and runs nothing (docs/decisions/2026-11-22-paper-templates.md).
 */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  linux: [
    '/usr/bin/soffice',
    '/usr/local/bin/soffice',
    '/usr/lib/libreoffice/program/soffice',
    '/opt/libreoffice/program/soffice',
  ],
  darwin: ['/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  win32: ['C:\\Program Files\\LibreOffice\\program\\soffice.com'],
}
/** A page takes some hundredths of a second, starting some seconds; a file nobody can set must not hold the server. */
const LONGEST = 60_000
/** One is set at a time, so many may wait for their turn. */
const MOST_WAITING = 4

/** Where it is: named by SAOVUONG_SOFFICE (0 is none), else where it usually lies; null on a machine without it. */
export function wordProgram(setting = process.env.SAOVUONG_SOFFICE): string | null {
  if (setting === '0') return null
  return (setting ? [setting] : (USUAL[process.platform] ?? [])).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

let turn: Promise<unknown> = Promise.resolve()
let waiting = 0

/** `busy` where too many wait already, `failed` where it could not be set. */
export async function pdfOfWord(program: string, docx: Uint8Array, longest = LONGEST): Promise<Uint8Array | 'busy' | 'failed'> {
  if (waiting >= MOST_WAITING) return 'busy'
  waiting++
  const mine = turn.then(() => setPages(program, docx, longest))
  turn = mine
  try {
    return await mine
  } finally {
    waiting--
  }
}

/**
 * Times New Roman is not on every server, and what stands in for it there may lack Vietnamese letters: the shipped ones, of
 * the same widths, take its place (Liberation Serif, which LibreOffice would take first, has no Ủ). Where the real ones are they are found by their own name and this is not asked.
 */
function lettersOf(folder: string): string {
  const path = join(folder, 'fonts.conf')
  writeFileSync(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${[...new Set(FONT_FACES.map((face) => dirname(fontFile(face))))].map((at) => `<dir>${at}</dir>`).join('')}
<cachedir>${join(folder, 'fonts')}</cachedir>
<selectfont><rejectfont><pattern><patelt name="family"><string>Liberation Serif</string></patelt></pattern></rejectfont></selectfont>
<match target="pattern"><test name="family"><string>Times New Roman</string></test>
<edit name="family" mode="prepend" binding="strong"><string>Tinos</string></edit></match>
</fontconfig>`,
  )
  return path
}

/** What the server was told of its database and its keys is no business of a program that reads somebody's form. */
const withoutSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/^(SAOVUONG_|DATABASE_URL$|PG)/.test(name)))

/** The program that is started starts another that does the work, and would outlive it: they are one group, and end together. */
function endAll(child: ChildProcess): void {
  if (isWindows || child.pid === undefined) child.kill('SIGKILL')
  else
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // Gone by itself in the same moment.
    }
}
const isWindows = process.platform === 'win32'

/** In a folder and with settings of its own: nothing of whoever runs the server is read, nothing stays behind. */
async function setPages(program: string, docx: Uint8Array, longest: number): Promise<Uint8Array | 'failed'> {
  const folder = mkdtempSync(join(tmpdir(), 'saovuong-pdf-'))
  try {
    writeFileSync(join(folder, 'giay.docx'), docx)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    const asked = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'giay.docx')]
    await new Promise<void>((done) => {
      const env = { ...withoutSecrets(process.env), FONTCONFIG_FILE: lettersOf(folder) }
      const child = spawn(program, [profile, ...asked], { env, stdio: 'ignore', detached: !isWindows, windowsHide: true })
      const late = setTimeout(() => endAll(child), longest)
      child.on('error', () => done())
      child.on('close', () => {
        clearTimeout(late)
        done()
      })
    })
    return new Uint8Array(readFileSync(join(folder, 'giay.pdf')))
  } catch {
    // It says nothing that could be acted on: the paper is not there.
    return 'failed'
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}
