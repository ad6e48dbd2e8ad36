import { useState } from 'react'
import { printInteger, printMoment } from '#domain/wording.ts'
import { FiguresBeside } from '../../FiguresBeside.tsx'
import { Button } from '../../kit/Button.tsx'
import { Empty, Skeleton } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import {
  dropOut,
  type FiguresStep,
  giveUp,
  isFigures,
  type OutItem,
  type RowStep,
  sendAgain,
  sendOutbox,
} from '../../offline/outbox.ts'
import { useMachine, useOnline, useOutbox, useOutboxKnown } from '../../offline/useOffline.ts'
import { useBooks } from '../../useBooks.ts'
import { useTitle } from '../../useTitle.ts'
import { Machines } from './Machines.tsx'
import './outbox.css'

/** What is on this machine and not yet in the books, the oldest first; and the machines that may keep any. */
export function OutboxScreen() {
  const items = useOutbox()
  const known = useOutboxKnown()
  const machine = useMachine()
  const online = useOnline()
  useTitle('Chờ gửi')
  const waiting = items.filter(({ state }) => state === 'waiting').length
  return (
    <main className="page outbox">
      <header className="page-head">
        <h1>
          Chờ gửi <span className="page-sub figures">{items.length > 0 ? printInteger(items.length) : ''}</span>
        </h1>
        {waiting > 0 && (
          <div className="page-deeds">
            <Button look="primary" icon="upload" unable={online ? false : 'Chưa có mạng'} onClick={() => void sendOutbox()}>
              Gửi {printInteger(waiting)} mục
            </Button>
          </div>
        )}
      </header>
      {machine !== 'open' && (
        <p className="quiet">
          {machine === 'impossible'
            ? 'Trang mở bằng http nên máy này không ghi được khi mất mạng. Mở bằng https để ghi cả lúc mất mạng.'
            : 'Máy này chưa được giao khóa để ghi khi mất mạng: đăng nhập bằng tài khoản ghi sổ, lúc có mạng.'}
        </p>
      )}
      {!known ? (
        <Skeleton rows={3} height={60} />
      ) : items.length === 0 ? (
        <Empty>Không còn gì chờ gửi trên máy này.</Empty>
      ) : (
        <ul className="out-items">
          {items.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      )}
      <Machines />
    </main>
  )
}

const STATES: Record<OutItem['state'], { word: string; tone: 'plain' | 'gold' | 'red' }> = {
  waiting: { word: 'chờ gửi', tone: 'plain' },
  sending: { word: 'đang gửi', tone: 'plain' },
  refused: { word: 'chưa nhận được', tone: 'red' },
  conflict: { word: 'hai bản khác nhau', tone: 'gold' },
}

function Item({ item }: { item: OutItem }) {
  const [dropping, setDropping] = useState(false)
  const figures = item.steps.filter(isFigures)
  const left =
    figures.length > 0
      ? figures.reduce((sum, step) => sum + (step.done ? 0 : step.figures.entries.length), 0)
      : item.steps.filter(({ done }) => !done).length
  const contested = item.state === 'conflict' && figures.length > 0
  const bytes = new TextEncoder().encode(JSON.stringify(item.steps)).length
  return (
    <li className={item.state}>
      <div>
        <b>{item.title}</b>
        <p className="quiet figures">
          {item.note} · ghi {printMoment(new Date(item.at))} ·{' '}
          {figures.length > 0 ? `${printInteger(left)} số` : `${printInteger(left)}/${printInteger(item.steps.length)} dòng`} còn
          gửi, {printInteger(Math.max(1, Math.round(bytes / 1024)))} kB
        </p>
        {item.message && <p className={item.state === 'waiting' ? 'quiet' : 'field-error'}>{item.message}</p>}
        {(contested ? [] : (item.findings ?? [])).map((found) => (
          <p key={`${found.code} ${found.where.column ?? found.where.indicator ?? ''}`} className="field-error">
            {found.message}
          </p>
        ))}
        {item.theirs && <Beside item={item} />}
        {contested && <FiguresBeside findings={item.findings ?? []} words={wordsOf(figures)} className="out-beside" />}
      </div>
      <StatusTag tone={STATES[item.state].tone}>{STATES[item.state].word}</StatusTag>
      {item.state !== 'sending' && (
        <div className="page-deeds">
          {item.state !== 'waiting' && (
            <Button small onClick={() => void sendAgain(item)}>
              {item.theirs || contested ? 'Giữ bản của đồng chí' : 'Gửi lại'}
            </Button>
          )}
          {contested ? (
            <Button small onClick={() => void giveUp(item)}>
              Lấy bản trong biểu
            </Button>
          ) : dropping ? (
            <>
              <span>
                Bỏ {printInteger(left)} {figures.length > 0 ? 'số' : 'dòng'} chưa gửi này?
              </span>
              <Button small look="danger" onClick={() => void dropOut(item.id)}>
                Bỏ
              </Button>
              <Button small onClick={() => setDropping(false)}>
                Thôi
              </Button>
            </>
          ) : (
            <Button small look="quiet" onClick={() => setDropping(true)}>
              {item.theirs ? 'Lấy bản trong sổ' : 'Bỏ mục này'}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** Both versions, column by column. */
function Beside({ item }: { item: OutItem }) {
  const { books } = useBooks()
  const step = item.steps.find((one): one is RowStep => !one.done && !isFigures(one))
  const book = books?.find(({ key }) => key === step?.input.register)
  const { theirs } = item
  if (!step || !theirs) return null
  return (
    <table className="out-beside">
      <thead>
        <tr>
          <th scope="col">Cột</th>
          <th scope="col">Đồng chí ghi</th>
          <th scope="col">
            Trong sổ, {theirs.changedBy ?? ''} ghi {theirs.changedAt ? printMoment(new Date(theirs.changedAt)) : ''}
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(step.input.values).map(([key, value]) => {
          const column = book?.columns[key]
          const choice = column?.choices?.find(({ code }) => code === value)
          return (
            <tr key={key}>
              <th scope="row">{column?.title ?? key}</th>
              <td>{choice?.title ?? String(value ?? '…')}</td>
              <td>{theirs.shown[key] || '…'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** What was written in all the steps; the others of the form are no part of the choice. */
const wordsOf = (steps: readonly FiguresStep[]): FiguresStep['words'] =>
  Object.fromEntries(steps.flatMap(({ words }) => Object.entries(words)))
