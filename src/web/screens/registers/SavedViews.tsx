import { useState } from 'react'
import type { Book } from '../../book.ts'
import { conditionWords } from '../../conditionWords.ts'
import type { SavedView } from '../../contract.ts'
import { Button, IconButton } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Popover } from '../../kit/Popover.tsx'
import { Refused, Skeleton } from '../../kit/States.tsx'
import { useRead, useWrite } from '../../useRead.ts'

/** What makes a way of looking at a book, as the address says it. */
export type Look = { columns: string[] | null; where: SavedView['where']; sort: { column: string; down: boolean } | null }

type Props = { book: Book; look: Look; onOpen: (look: Look) => void }

const lookOf = ({ columns, where, sort }: SavedView): Look => ({ columns, where, sort: sort[0] ?? null })
const isSame = (a: Look, b: Look): boolean => wordOf(a) === wordOf(b)
/** The same however the words of a condition are put in order. */
const wordOf = ({ columns, where, sort }: Look): string =>
  JSON.stringify([columns, where.map((one) => [one.column, one.is, 'value' in one ? one.value : null]), sort?.column, sort?.down])

/** Ways of looking a person kept: columns, filter and order under a name, on whatever machine they log in. */
export function SavedViews({ book, look, onOpen }: Props) {
  const views = useRead('listViews', { register: book.key })
  const current = views.data?.views.find((view) => isSame(lookOf(view), look))
  return (
    <Popover
      name="Cách xem đã lưu"
      triggerClass="button outline small"
      trigger={
        <>
          <Icon name="eye" />
          <span className="view-name">{current ? `Cách xem: ${current.name}` : 'Cách xem'}</span>
        </>
      }
    >
      {(close) =>
        views.error ? (
          <Refused status={views.error.status} message={views.error.message} onRetry={() => void views.refetch()} />
        ) : views.data ? (
          <Body
            book={book}
            look={look}
            views={views.data.views}
            current={current}
            onOpen={(next) => {
              onOpen(next)
              close()
            }}
          />
        ) : (
          <Skeleton rows={3} height={24} />
        )
      }
    </Popover>
  )
}

const WHOLE: Look = { columns: null, where: [], sort: null }

function Body({ book, look, views, current, onOpen }: Props & { views: SavedView[]; current: SavedView | undefined }) {
  const [name, setName] = useState('')
  const save = useWrite('saveView')
  const remove = useWrite('removeView')
  const typed = name.trim()
  const replaces = views.some((view) => view.name === typed)
  const failed = save.error ?? remove.error
  return (
    <div className="saved-views">
      <ul>
        <li>
          <button type="button" className="view-line" aria-pressed={isSame(look, WHOLE)} onClick={() => onOpen(WHOLE)}>
            <b>Cả sổ</b>
            <span className="quiet">mọi cột, không lọc</span>
          </button>
        </li>
        {views.map((view) => (
          <li key={view.name}>
            <button type="button" className="view-line" aria-pressed={view === current} onClick={() => onOpen(lookOf(view))}>
              <b>{view.name}</b>
              <span className="quiet">{viewWords(book, view)}</span>
            </button>
            <IconButton
              icon="close"
              name={`Bỏ cách xem ${view.name}`}
              onClick={() => remove.mutate({ register: book.key, name: view.name })}
            />
          </li>
        ))}
      </ul>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed === '') return
          save.mutate(
            {
              register: book.key,
              name: typed,
              ...(look.columns ? { columns: look.columns } : {}),
              where: look.where,
              sort: look.sort ? [look.sort] : [],
            },
            { onSuccess: () => setName('') },
          )
        }}
      >
        <TextField label="Lưu cách đang xem, đặt tên" value={name} onChange={setName} />
        <Button type="submit" small look="primary" busy={save.isPending} unable={typed === '' && 'Đặt một tên trước khi lưu.'}>
          {replaces ? 'Ghi đè' : 'Lưu'}
        </Button>
      </form>
      {failed && (
        <p className="field-error" role="alert">
          {failed.message}
        </p>
      )}
      <p className="quiet">
        Gồm cột, điều kiện lọc, thứ tự; không gồm chữ đang tìm. Chỉ đồng chí thấy; muốn người khác dùng thì gửi địa chỉ trang, họ
        lưu lại với tên của họ.
      </p>
    </div>
  )
}

/** '6 cột · Tình trạng: Đang phục vụ · xếp theo Ngày sinh'. */
function viewWords(book: Book, { columns, where, sort }: SavedView): string {
  const order = sort[0]
  const title = order && (order.column === 'unit' ? 'Đơn vị' : book.columns[order.column]?.title)
  return [
    columns ? `${columns.length} cột` : 'mọi cột',
    ...where.map((condition) => conditionWords(condition, book)),
    title ? `xếp theo ${title}` : '',
  ]
    .filter(Boolean)
    .join(' · ')
}
