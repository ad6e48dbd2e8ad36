import { useEffect, useMemo, useRef, useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { Book } from '../../book.ts'
import type { UnitRef } from '../../contract.ts'
import { Button } from '../../kit/Button.tsx'
import { Grid, type GridColumn } from '../../kit/Grid.tsx'
import type { Cell } from '../../kit/grid/selection.ts'
import { usePlace } from '../../place.ts'
import { Conflicts } from './sheet/Conflicts.tsx'
import { textOf } from './sheet/cellContent.ts'
import { MapColumns } from './sheet/MapColumns.tsx'
import { SheetFoot } from './sheet/SheetFoot.tsx'
import { SheetRows } from './sheet/sheetRows.ts'
import { useSheet } from './sheet/useSheet.ts'
import { useSheetEditing } from './sheet/useSheetEditing.ts'
import type { useListing } from './useListing.ts'
import './sheet/sheet.css'

type Props = {
  book: Book
  registers: readonly Book[]
  unit: UnitRef | undefined
  may: boolean
  columns: readonly GridColumn[]
  listing: ReturnType<typeof useListing>
  rowHeight: number
  /** The row that is open beside the grid. */
  selected: string | null
  goTo: { last: true } | null
  onOpen: (id: string, editing: boolean) => void
  onSort: (column: string) => void
  onRange: (from: number, to: number) => void
}

/** A book as a sheet: read by everyone, written in place by those who keep it. */
export function BookGrid(props: Props) {
  const { book, registers, unit, columns, listing } = props
  const { asOf } = usePlace()
  const sheet = useSheet(book.key, unit, props.may && !listing.atLeast)
  const drafts = sheet?.drafts ?? null
  const places = useRef(new Map<string, number>()).current
  const total = listing.total ?? 30
  const lines = new SheetRows({ total, rowAt: listing.rowAt }, drafts, places)
  const { editing, asked, ask, table, mapped, told } = useSheetEditing({
    book,
    drafts,
    lines,
    columns,
    looking: { registers, unit: unit?.code ?? '', asOf },
    unit: useMemo(() => (unit ? { code: unit.code, name: unit.name } : undefined), [unit]),
    fetchRows: listing.fetchRows,
  })
  const text = (index: number, column: string): string => {
    const line = lines.rowAt(index)
    if (!line) return ''
    if (column === '#') return String(index + 1)
    if (column === 'unit') return line.unit.name
    return drafts ? textOf(drafts.contentOf(line, column)) : (line.shown[column] ?? '')
  }
  const cell = (index: number, column: string) => {
    if (index === lines.blank)
      return column === '#' ? (
        <span className="quiet">+</span>
      ) : column === book.label ? (
        <span className="blank-line">Dòng mới</span>
      ) : null
    if (column === '#') return <span className="quiet">{printInteger(index + 1)}</span>
    const words = text(index, column)
    return <span className={column === 'unit' ? 'quiet' : column === book.label ? 'row-label' : ''}>{words}</span>
  }
  const goTo = useLastLine(props.goTo, lines.blank, columns)
  const { turn } = sheet ?? { turn: 0 }
  const stamp = (index: number) => {
    const line = lines.rowAt(index)
    if (index === lines.blank) return 'blank'
    return line && drafts && (drafts.drafts.has(line.id) || drafts.findings.has(line.id)) ? `${line.id} ${turn}` : line
  }
  return (
    <div className="sheet">
      {drafts && <Conflicts book={book} drafts={drafts} />}
      {asked && (
        <p className="sheet-ask" role="alert">
          {asked.words}
          <Button
            small
            look="primary"
            autoFocus
            onClick={() => {
              ask(null)
              asked.go()
            }}
          >
            Dán
          </Button>
          <Button small onClick={() => ask(null)}>
            Thôi
          </Button>
        </p>
      )}
      <Grid
        name={book.title}
        columns={columns}
        count={lines.count}
        known={(index) => index === lines.blank || lines.rowAt(index) !== undefined}
        cell={cell}
        text={text}
        stamp={stamp}
        rowHeight={props.rowHeight}
        selected={props.selected === null ? null : lines.placeOf(props.selected)}
        goTo={goTo}
        onOpen={(index, edit) => {
          const line = lines.rowAt(index)
          if (line && line.version > 0) props.onOpen(line.id, edit)
        }}
        onSort={props.onSort}
        onRange={props.onRange}
        editing={editing}
        foot={listing.sums && <SheetFoot book={book} listing={listing} drafts={drafts} />}
      />
      {told && (
        <p className="sheet-told" role="status">
          {told}
        </p>
      )}
      {table && <MapColumns book={book} table={table} onDone={mapped} />}
    </div>
  )
}

/** A wish to write a new row is the first cell of the empty line that can be written. */
function useLastLine(wish: { last: true } | null, blank: number | null, columns: readonly GridColumn[]): Cell | null {
  const [cell, setCell] = useState<Cell | null>(null)
  const place = useRef({ blank, columns })
  place.current = { blank, columns }
  useEffect(() => {
    const { blank: row, columns: shown } = place.current
    if (wish && row !== null)
      setCell({
        row,
        column: Math.max(
          0,
          shown.findIndex(({ key }) => key !== '#'),
        ),
      })
  }, [wish])
  return cell
}
