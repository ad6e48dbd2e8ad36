import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Action } from '#actions/action.ts'
import { finding } from '#domain/finding.ts'
import { Problem } from '#domain/problem.ts'
import type { GivenInput } from '#server/givenInput.ts'
import { type InputField, inputShape } from '#server/inputShape.ts'

/** What the command line itself understands, beside the fields of the action. */
export type Wishes = {
  /** Exactly one JSON value on stdout, nothing else. */
  json: boolean
  help: boolean
  /** Where a made file goes; `-` is stdout. */
  out: string | null
  /** Does the action once for each document of a folder. */
  folder: string | null
  /** With a folder: one JSON object a line. */
  jsonl: boolean
}

export type Flags = { wishes: Wishes; texts: [name: string, text: string][]; files: [name: string, path: string][] }

export const flagName = (field: string): string => `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
const fieldName = (flag: string): string =>
  flag.replace(/^--/, '').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** `--as-of 2023-07-15`, `--asOf=2023-07-15`, `--keep`; every flag that no field answers to is left for the input check to name. */
export function readFlags(args: readonly string[], action: Action): Flags {
  const { fields } = inputShape(action)
  const flags: Flags = { wishes: { json: false, help: false, out: null, folder: null, jsonl: false }, texts: [], files: [] }
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] ?? ''
    if (arg === '-h') flags.wishes.help = true
    if (arg === '-h') continue
    if (!arg.startsWith('--'))
      throw new Problem('input.wrong', { detail: `“${arg}” đứng một mình. Viết --tên giá-trị, ví dụ --unit son-giang.` })
    const cut = arg.indexOf('=')
    const name = fieldName(cut < 0 ? arg : arg.slice(0, cut))
    const field = fields.find((one) => one.name === name)
    const next = args[index + 1]
    const takesNext = cut < 0 && next !== undefined && !next.startsWith('--') && (!isYesNo(name, field) || isYesNoWord(next))
    const text = cut >= 0 ? arg.slice(cut + 1) : takesNext ? next : null
    if (takesNext) index++
    place(flags, name, field, text)
  }
  return flags
}

const WISHES_YES_NO = ['json', 'help', 'jsonl']
const isYesNo = (name: string, field: InputField | undefined): boolean =>
  field ? field.kind === 'yesNo' : WISHES_YES_NO.includes(name)
const isYesNoWord = (text: string): boolean => ['true', 'false', 'có', 'không', '1', '0'].includes(text.toLowerCase())

function place(flags: Flags, name: string, field: InputField | undefined, text: string | null): void {
  if (!field) {
    if (name === 'json' || name === 'help' || name === 'jsonl')
      flags.wishes[name] = text === null || ['true', 'có', '1'].includes(text)
    else if ((name === 'out' || name === 'folder') && text !== null) flags.wishes[name] = text
    else if (name === 'out' || name === 'folder')
      throw new Problem('input.wrong', { detail: `${flagName(name)} cần một giá trị đứng sau.` })
    else flags.texts.push([name, text ?? ''])
    return
  }
  if (text === null && field.kind !== 'yesNo')
    throw new Problem('input.wrong', { detail: `${flagName(name)} cần một giá trị đứng sau.` })
  if (field.kind === 'file') flags.files.push([name, text ?? ''])
  else flags.texts.push([name, text ?? ''])
}

/** Reads the files the flags name. */
export async function readFiles({ texts, files }: Pick<Flags, 'texts' | 'files'>): Promise<GivenInput> {
  const read: Record<string, { name: string; bytes: Uint8Array }> = {}
  for (const [name, path] of files) read[name] = { name: basename(path), bytes: await bytesOf(path) }
  return { texts, files: read }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  if (path === '-') return readFile('/dev/stdin')
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new Problem('file.unknown', {}, [finding('file.unknown', { path }, `${path} không có ở ${process.cwd()}.`)])
  if (found.isDirectory()) throw new Problem('file.refused', { reason: `${path} là thư mục, cần một tệp.` })
  return readFile(path)
}
