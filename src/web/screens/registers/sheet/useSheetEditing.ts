import { useMemo, useRef, useState } from 'react'
import { nearestChoice, wordKey } from '#domain/nearestWord.ts'
import { dayInVietnam } from '#domain/period.ts'
import type { Column } from '#domain/register.ts'
import { printDay, printInteger } from '#domain/wording.ts'
import { type Book, typedColumns } from '../../../book.ts'
import type { GridColumn } from '../../../kit/Grid.tsx'
import type { GridEditing, Mark, Offered, TypedCell } from '../../../kit/grid/editing.ts'
import { type Box, pastedCell, pastePlan } from '../../../kit/grid/selection.ts'
import { type Content, contentOf, shownValue, textOf } from './cellContent.ts'
import type { Draft } from './draft.ts'
import type { CellEdit } from './editStep.ts'
import { type PastedTable, pastedTable } from './pastedTable.ts'
import { rememberColumns, rememberedColumns } from './pasteMemory.ts'
import { type Looking, namedRow, offeredRows } from './references.ts'
import type { RowDrafts } from './rowDrafts.ts'
import type { SheetRows } from './sheetRows.ts'

/** A longer list is looked through whole before it is kept: that is what the import does. */
const MOST_PASTED = 500

type Asked = { words: string; go: () => void } | null
type Props = {
  book: Book
  drafts: RowDrafts | null
  lines: SheetRows
  columns: readonly GridColumn[]
  looking: Looking
  unit: Draft['unit'] | undefined
  /** Rows not read yet, before something is pasted over them. */
  fetchRows: (from: number, to: number) => Promise<void>
}

/** What writing into the grid does to rows of a book: reading cells, pasting tables, asking before anything spills over. */
export function useSheetEditing({ book, drafts, lines, columns, looking, unit, fetchRows }: Props) {
  const [asked, ask] = useState<Asked>(null)
  const [table, setTable] = useState<{ table: PastedTable; top: number } | null>(null)
  const [told, tell] = useState('')
  const typed = useMemo(() => new Map(typedColumns(book)), [book])
  const now = useRef({ lines, looking, unit })
  now.current = { lines, looking, unit }
  const offers = useMemo(() => offersOf(typed, () => now.current.looking), [typed])

  const read = async (column: Column, { text, value }: TypedCell): Promise<Content | null> => {
    if (column.kind === 'reference') return value ? { value, shown: text } : namedRow(now.current.looking, column, text)
    if (value !== undefined) return { value, shown: shownValue(column, value) }
    return contentOf(column, text, dayInVietnam(new Date()))
  }
  const put = async (cells: readonly TypedCell[]): Promise<void> => {
    const at = now.current
    if (!drafts || !at.unit) return
    const edits: (CellEdit & { line: number })[] = []
    for (const cell of cells) {
      const column = typed.get(cell.column)
      // Only names of other rows are asked for; everything else is read at once, and so drawn with the key that ended it.
      const content = column?.kind === 'reference' ? await read(column, cell) : column && readAtOnce(column, cell)
      if (content) edits.push({ row: at.lines.listedAt(cell.row), column: cell.column, content, line: cell.row })
    }
    drafts.edit(edits, at.unit)
  }
  const readAtOnce = (column: Column, { text, value }: TypedCell): Content | null =>
    value === undefined ? contentOf(column, text, dayInVietnam(new Date())) : { value, shown: shownValue(column, value) }

  const pasteAt = async (block: readonly (readonly string[])[], top: number, left: number, height: number, width: number) => {
    await fetchRows(top, top + height - 1)
    const cells: TypedCell[] = []
    let skipped = 0
    for (let column = 0; column < width; column++) {
      const key = columns[left + column]?.key
      if (!key || !typed.has(key)) skipped++
      else
        for (let row = 0; row < height; row++) cells.push({ row: top + row, column: key, text: pastedCell(block, row, column) })
    }
    await put(cells)
    const left_out = skipped > 0 ? ` ${skipped} cột không ghi được đã bỏ qua.` : ''
    tell(`Đã dán ${printInteger(height)}×${width} ô.${left_out} Ctrl Z để hoàn tác.`)
  }
  const pasteTable = async (pasted: PastedTable, top: number) => {
    await fetchRows(top, top + pasted.rows.length - 1)
    const cells = pasted.rows.flatMap((row, at) =>
      pasted.mapping.flatMap((key, column) => (key === null ? [] : [{ row: top + at, column: key, text: row[column] ?? '' }])),
    )
    await put(cells)
    tell(`Đã dán ${printInteger(pasted.rows.length)} dòng theo tên cột. Ctrl Z để hoàn tác.`)
  }
  const paste = (block: string[][], box: Box): void => {
    ask(null)
    const long =
      block.length > MOST_PASTED
        ? `Bảng chép có ${printInteger(block.length)} dòng. Trên ${MOST_PASTED} dòng nên dùng Nhập từ Excel: xem trước cả danh sách rồi ghi một lần. `
        : ''
    const pasted = pastedTable(block, [...typed], rememberedColumns(book.key, unit?.code ?? ''))
    if (pasted) {
      const go = () => {
        if (pasted.unknown.length > 0) setTable({ table: pasted, top: box.top })
        else void pasteTable(pasted, box.top)
      }
      if (long) ask({ words: `${long}Vẫn dán vào bảng?`, go })
      else go()
      return
    }
    const plan = pastePlan(block, box)
    const over = box.left + plan.width - columns.length
    const go = () => void pasteAt(block, box.top, box.left, plan.height, Math.min(plan.width, columns.length - box.left))
    const size = `${printInteger(block.length)}×${Math.max(...block.map((row) => row.length))}`
    if (over > 0) ask({ words: `${long}Vùng chép ${size} ô thừa ${over} cột bên phải. Dán phần vừa?`, go })
    else if (plan.asks)
      ask({
        words: `${long}Vùng chép ${size} ô, vùng chọn ${box.bottom - box.top + 1}×${box.right - box.left + 1}. Dán đủ từ ô đầu?`,
        go,
      })
    else if (long) ask({ words: `${long}Vẫn dán vào bảng?`, go })
    else go()
  }
  const toPlace = (found: { id: string; column: string } | null) => {
    if (!found) return null
    const row = now.current.lines.placeOf(found.id)
    return row === null
      ? null
      : {
          row,
          column: Math.max(
            0,
            columns.findIndex(({ key }) => key === found.column),
          ),
        }
  }

  const editing: GridEditing | undefined = drafts
    ? {
        can: (row, column) => typed.has(column) && (row === lines.blank || lines.rowAt(row) !== undefined),
        text: (row, column) => {
          const line = lines.rowAt(row)
          const content = line && drafts.contentOf(line, column)
          return content ? textOf(content) : ''
        },
        offers,
        put: (cells) => void put(cells),
        paste,
        undo: () => toPlace(drafts.undo()),
        redo: () => toPlace(drafts.redo()),
        save: () => drafts.sendNow(),
        today: printDay(dayInVietnam(new Date())),
        mark: (row, column) => markOf(drafts, lines.rowAt(row)?.id, column, book.label),
        finding: (from, back) =>
          lines.finding(
            from,
            back,
            (key) => columns.findIndex((column) => column.key === key),
            columns.findIndex(({ key }) => key === book.label),
          ),
        onRow: (row) => drafts.leave(lines.rowAt(row)?.id ?? null),
      }
    : undefined
  const mapped = (mapping: PastedTable['mapping'] | null) => {
    if (table && mapping) {
      rememberColumns(book.key, unit?.code ?? '', table.table.headings, mapping)
      void pasteTable({ ...table.table, mapping }, table.top)
    }
    setTable(null)
  }
  return { editing, asked, ask, table: table?.table ?? null, mapped, told }
}

/** Made once for each book: an open list must not be asked for anew with every turn of the screen. */
function offersOf(typed: ReadonlyMap<string, Column>, looking: () => Looking): GridEditing['offers'] {
  const made = new Map<string, ((text: string) => Promise<Offered[]> | Offered[]) | null>()
  for (const [key, column] of typed) {
    const choices = column.choices ?? []
    if (column.kind === 'reference') made.set(key, (text) => offeredRows(looking(), column, text))
    else if (column.kind === 'choice')
      made.set(key, (text) => {
        const word = wordKey(text)
        const exact = nearestChoice(choices, text)
        const fits = choices.filter(({ title, also }) => [title, ...(also ?? [])].some((one) => wordKey(one).includes(word)))
        const first = exact && fits.includes(exact) ? [exact, ...fits.filter((one) => one !== exact)] : fits
        return first.map(({ code, title }) => ({ text: title, value: code }))
      })
  }
  return (column) => made.get(column) ?? null
}

function markOf(drafts: RowDrafts, id: string | undefined, column: string, label: string): Mark | null {
  if (id === undefined) return null
  const draft = drafts.drafts.get(id)
  const found = drafts.findings.get(id)?.find(({ where }) => (where.column || label) === column)
  if (draft?.state === 'conflict' && draft.contents.has(column))
    return { look: 'conflict', words: 'Hai bản khác nhau: chọn ở trên bảng.' }
  if (found) return { look: found.severity === 'error' ? 'error' : 'warning', words: found.message }
  if (draft?.state === 'waiting' && draft.contents.has(column)) return { look: 'waiting', words: 'Chờ gửi khi có mạng.' }
  return null
}
