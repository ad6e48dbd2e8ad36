import { useState } from 'react'
import { type Book, typedColumns } from '../../../book.ts'
import { Button } from '../../../kit/Button.tsx'
import { Modal } from '../../../kit/Modal.tsx'
import type { Mapping, PastedTable } from './pastedTable.ts'

/** Names of pasted columns nobody knew are asked for once; the answer is remembered for this book and unit. */
export function MapColumns({
  book,
  table,
  onDone,
}: {
  book: Book
  table: PastedTable
  onDone: (mapping: Mapping | null) => void
}) {
  const [mapping, setMapping] = useState<Mapping>(table.mapping)
  const taken = new Set(mapping)
  return (
    <Modal title="Ghép cột" open onClose={() => onDone(null)}>
      <div className="map-columns">
        <p>
          Bảng dán có {table.rows.length} dòng. Cột chưa rõ ghi vào đâu thì chọn một lần, lần sau nhớ; bỏ trống thì không dán cột
          đó.
        </p>
        {table.unknown.map((at) => (
          <label key={at} className="field">
            <span>
              “{table.headings[at]}”, ví dụ {table.rows[0]?.[at] || 'ô trống'}
            </span>
            <select
              className="box"
              value={mapping[at] ?? ''}
              onChange={(event) => setMapping(mapping.map((key, index) => (index === at ? event.target.value || null : key)))}
            >
              <option value="">Không dán cột này</option>
              {typedColumns(book)
                .filter(([key]) => !taken.has(key) || mapping[at] === key)
                .map(([key, column]) => (
                  <option key={key} value={key}>
                    {column.title}
                  </option>
                ))}
            </select>
          </label>
        ))}
        <footer className="page-deeds">
          <Button look="primary" onClick={() => onDone(mapping)}>
            Dán {table.rows.length} dòng
          </Button>
          <Button onClick={() => onDone(null)}>Hủy</Button>
        </footer>
      </div>
    </Modal>
  )
}
