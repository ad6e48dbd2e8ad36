import { printMoment } from '#domain/wording.ts'
import type { Book } from '../../../book.ts'
import { Button } from '../../../kit/Button.tsx'
import { textOf } from './cellContent.ts'
import { contested, type Draft } from './draft.ts'
import type { RowDrafts } from './rowDrafts.ts'

/** Two versions of a row side by side; neither is written over the other before somebody chose. */
export function Conflicts({ book, drafts }: { book: Book; drafts: RowDrafts }) {
  const met = [...drafts.drafts.values()].filter(({ state }) => state === 'conflict')
  return met.map((draft) => (
    <Conflict key={draft.id} book={book} draft={draft} onChoose={(mine) => drafts.choose(draft.id, mine)} />
  ))
}

function Conflict({ book, draft, onChoose }: { book: Book; draft: Draft; onChoose: (mine: boolean) => void }) {
  const { theirs } = draft
  if (!theirs) return null
  const when = theirs.changedAt ? printMoment(new Date(theirs.changedAt)) : ''
  return (
    <section className="conflict" role="alert">
      <h2>Hai bản khác nhau: {draft.shown[book.label]}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Cột</th>
            <th scope="col">Đồng chí ghi</th>
            <th scope="col">
              Trong sổ, {theirs.changedBy ?? ''} ghi {when}
            </th>
          </tr>
        </thead>
        <tbody>
          {contested(draft, theirs).map((column) => (
            <tr key={column}>
              <th scope="row">{book.columns[column]?.title}</th>
              <td>{typed(draft, column) || '…'}</td>
              <td>{theirs.shown[column] || '…'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="page-deeds">
        <Button small look="primary" onClick={() => onChoose(true)}>
          Giữ bản của đồng chí
        </Button>
        <Button small onClick={() => onChoose(false)}>
          Lấy bản trong sổ
        </Button>
      </div>
    </section>
  )
}

const typed = ({ contents }: Draft, column: string): string => {
  const content = contents.get(column)
  return content ? textOf(content) : ''
}
