import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { printDay, printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { Matrix, MatrixCell, MatrixLine } from '../../contract/papers.ts'
import { Button } from '../../kit/Button.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'

const WORDS = { held: 'có', lacking: 'thiếu', expired: 'hết hiệu lực' } as const
const TONES = { held: 'olive', lacking: 'red', expired: 'gold' } as const
const isShort = ({ cells }: MatrixLine): boolean => Object.values(cells).some(({ holding }) => holding !== 'held')

/** Units by papers: each cell says in a word how the unit stands and opens its row. */
export function MatrixTable({ matrix, onOpen }: { matrix: Matrix; onOpen: (() => void) | undefined }) {
  const [whole, setWhole] = useState(false)
  const { subjects, units } = matrix
  const short = units.filter(isShort)
  const lines = whole || short.length === 0 ? units : short
  if (subjects.length === 0)
    return (
      <Panel title="Ma trận văn bản phải có">
        <Empty
          action={
            onOpen && (
              <Button look="primary" icon="plus" onClick={onOpen}>
                Mở yêu cầu của năm
              </Button>
            )
          }
        >
          Chưa mở yêu cầu văn bản nào cho ngày {printDay(matrix.asOf)}, nên chưa biết đơn vị nào thiếu.
        </Empty>
      </Panel>
    )
  return (
    <Panel
      title={
        short.length === 0
          ? `Cả ${printInteger(units.length)} đơn vị có đủ văn bản`
          : `${printInteger(short.length)} trong ${printInteger(units.length)} đơn vị còn thiếu văn bản`
      }
      action={
        short.length > 0 && short.length < units.length ? (
          <Button small onClick={() => setWhole(!whole)}>
            {whole ? 'Chỉ đơn vị còn thiếu' : `Xem cả ${printInteger(units.length)} đơn vị`}
          </Button>
        ) : undefined
      }
    >
      <div className="papers-scroll">
        <table className="papers-table matrix">
          <thead>
            <tr>
              <th scope="col">Đơn vị</th>
              {subjects.map(({ code, title }) => (
                <th key={code} scope="col">
                  {title}
                </th>
              ))}
            </tr>
            <tr className="matrix-sums">
              <th scope="row">Có trên phải có</th>
              {subjects.map(({ code, required, held, lacking, expired }) => (
                <td key={code} className="figures">
                  <Required code={code} words={`${printInteger(held)}/${printInteger(required)}`} />{' '}
                  {lacking > 0 && <Required code={code} words={`thiếu ${printInteger(lacking)}`} tone="red" />}{' '}
                  {expired > 0 && <Required code={code} words={`hết hiệu lực ${printInteger(expired)}`} tone="gold" />}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.unit.code}>
                <th scope="row">{line.unit.name}</th>
                {subjects.map(({ code, title }) => (
                  <td key={code}>
                    <Cell cell={line.cells[code]} unit={line.unit.code} name={`${line.unit.name}, ${title}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

/** A sum opens the rows of its paper in the book of what is required. */
const Required = ({ code, words, tone = '' }: { code: string; words: string; tone?: string }) => (
  <Link
    className={`figure plain ${tone}`}
    to="/so-dang-ky/$register"
    params={{ register: 'requiredDocuments' }}
    search={(old: object) => ({ ...standing(old), where: [{ column: 'subject', is: 'equal', value: code }] }) as never}
  >
    {words}
  </Link>
)

function Cell({ cell, unit, name }: { cell: MatrixCell | undefined; unit: string; name: string }) {
  if (!cell) return <span className="quiet">không phải có</span>
  const { holding, reference, since } = cell
  return (
    <Link
      to="/so-dang-ky/$register"
      params={{ register: 'requiredDocuments' }}
      search={(old: object) => ({ ...standing(old), unit, row: cell.id }) as never}
      className="matrix-cell"
    >
      <StatusTag tone={TONES[holding]}>{WORDS[holding]}</StatusTag>
      <span className="quiet figures">{holding === 'held' ? reference : since ? `từ ${printDay(since)}` : ''}</span>
      <span className="hidden-words">, {name}, mở dòng</span>
    </Link>
  )
}
