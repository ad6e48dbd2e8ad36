import { readdirSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Action } from '#actions/action.ts'
import { Problem } from '#domain/problem.ts'
import { inputShape } from '#server/inputShape.ts'

const ENDINGS = ['.txt', '.md', '.docx', '.pdf', '.xlsx', '.xls', '.csv']

/** The documents of a folder by name, each with its name without the ending, and the field of the action that takes a file. */
export function documentsIn(folder: string, action: Action): { field: string; documents: { id: string; path: string }[] } {
  const field = inputShape(action).fields.find((one) => one.kind === 'file')
  if (!field) throw new Problem('input.wrong', { detail: 'việc này không nhận tệp nên không dùng được --folder.' })
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new Problem('file.refused', { reason: `không có thư mục ${folder} (đang đứng ở ${process.cwd()}).` })
  const names = readdirSync(folder)
    .filter((name) => ENDINGS.includes(extname(name).toLowerCase()) && !name.startsWith('.'))
    .sort()
  if (names.length === 0)
    throw new Problem('file.refused', { reason: `thư mục ${folder} không có tệp nào đọc được (${ENDINGS.join(', ')}).` })
  return {
    field: field.name,
    documents: names.map((name) => ({ id: name.slice(0, name.length - extname(name).length), path: join(folder, name) })),
  }
}
