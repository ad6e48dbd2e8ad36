import { Link } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { cutoffOf } from '#domain/calendar.ts'
import { parsePeriod, periodKey } from '#domain/period.ts'
import { printDay, printInteger, printPeriodKey } from '#domain/wording.ts'
import { standing } from '../address.ts'
import { afterPicture } from '../afterPicture.ts'
import type { Figure, Proof } from '../contract.ts'
import { copyText } from '../copyText.ts'
import { decimalText, gapText, numberText, pairText, percentText, valueText } from '../figurePrinting.ts'
import { IndicatorMark } from '../IndicatorHint.tsx'
import { Button, IconButton } from '../kit/Button.tsx'
import { FigureText } from '../kit/FigureText.tsx'
import { Refused, Skeleton } from '../kit/States.tsx'
import { Tabs } from '../kit/Tabs.tsx'
import { ProofPlace, useAddress, useMove, usePlace } from '../place.ts'
import { COMMANDERS, holdsRole, useSession, useUnit } from '../session.ts'
import { useBooks } from '../useBooks.ts'
import { useRead } from '../useRead.ts'
import { nameOf, say } from '../words/say.ts'
import { OverrideDialog } from './OverrideDialog.tsx'
import { ProofLadder } from './ProofLadder.tsx'
import { ProofChecks, ProofDecisions, ProofEntries, ProofOperands, ProofReports } from './ProofPapers.tsx'
import { ProofRecordList } from './ProofRecordList.tsx'
import { ProofUnits } from './ProofUnits.tsx'
import { TryDialog } from './TryDialog.tsx'
import './proof.css'

type Props = {
  indicator: string
  unit: string
  /** The unit of the screen: the proof goes down from it and comes back. */
  top: string
  onDrill: (unit: string) => void
  onClose: () => void
}

/** The proof of a figure of the screen's period, or of the other one the address names: a month, the year before. */
export function ProofPanel(props: Props) {
  const { during, until } = useAddress()
  const other = useMemo(() => (during && until ? { period: during, asOf: until } : null), [during, until])
  return (
    <ProofPlace value={other}>
      <Whole {...props} elsewhen={other !== null} />
    </ProofPlace>
  )
}

/** One order, always: name and meaning, value with its quotient, coverage, ladder, where it comes from, what was checked. */
function Whole({ indicator, unit, top, onDrill, onClose, elsewhen }: Props & { elsewhen: boolean }) {
  const move = useMove()
  const { period, asOf } = usePlace()
  const proof = useRead('openProof', { unit, period, asOf, indicator })
  const here = useUnit(unit, asOf)
  const head = useRef<HTMLHeadingElement>(null)
  // The panel is seen first: a focus set before makes the whole page stand before the press is answered.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus enters once for each figure
  useEffect(() => afterPicture(() => head.current?.focus()), [indicator])
  const line = useRead('listIndicators', {}).data?.find(({ id }) => id === indicator)
  const fresh = proof.data && proof.data.indicator === indicator ? proof.data : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc closes the panel from anywhere inside it
    <div
      className={`proof ${proof.isPlaceholderData ? 'dimmed' : ''}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose()
      }}
    >
      <header className="proof-head">
        <h2 ref={head} tabIndex={-1} className="proof-name">
          {say('Căn cứ: {title}', { title: fresh ? (line ? nameOf(line) : fresh.title) : '…' })}
        </h2>
        <IndicatorMark indicator={indicator} />
        <IconButton icon="close" name={say('Đóng căn cứ')} onClick={onClose} />
      </header>
      {elsewhen && (
        <p className="proof-way">
          <Button look="quiet" small icon="back" onClick={() => move({ during: undefined, until: undefined })}>
            {say('Về kỳ đang xem')}
          </Button>
          <b>{periodWords(period)}</b>
        </p>
      )}
      {unit !== top && (
        <p className="proof-way">
          <Button
            look="quiet"
            small
            icon="back"
            onClick={() => onDrill(here?.path.some((above) => above.code === top) ? (here.path.at(-1)?.code ?? top) : top)}
          >
            {say('Lên {unit}', { unit: here?.path.at(-1)?.name ?? say('cấp trên') })}
          </Button>
          <b>{here?.name}</b>
        </p>
      )}
      {proof.error ? (
        <Refused status={proof.error.status} message={proof.error.message} onRetry={() => void proof.refetch()} />
      ) : fresh ? (
        <ProofBody key={`${indicator} ${unit}`} proof={fresh} unit={unit} onDrill={onDrill} />
      ) : (
        <Skeleton rows={9} height={22} />
      )}
    </div>
  )
}

function ProofBody({ proof, unit, onDrill }: { proof: Proof; unit: string; onDrill: (unit: string) => void }) {
  const { period, asOf } = usePlace()
  const indicators = useRead('listIndicators', {})
  const { books } = useBooks()
  const session = useSession()
  const move = useMove()
  const { during, until } = useAddress()
  const open = (next: string) => move({ proof: next, during, until })
  const here = useUnit(unit, asOf)
  const [overriding, setOverriding] = useState(false)
  const [copied, setCopied] = useState(false)
  const [trying, setTrying] = useState(false)
  const line = indicators.data?.find((one) => one.id === proof.indicator)
  const figure = proof.figure ?? ABSENT
  const coverage = proof.coverage ?? figure.proof?.coverage
  const pair = figure.denominator !== null && figure.numerator !== null
  const first = proof.records[0]
  const before = yearBefore(period, asOf)
  const registerOf = (key: string) => books?.find((one) => one.key === key)
  const tabs = [
    ...(proof.children.length > 0
      ? [
          {
            id: 'units',
            title: say('Đơn vị'),
            count: proof.children.filter((child) => child.state !== 'not_applicable' || child.value !== null).length,
            body: <ProofUnits proof={proof} figure={figure} here={here?.name ?? ''} line={line} onDrill={onDrill} />,
          },
        ]
      : []),
    ...(proof.records.length > 0
      ? [
          {
            id: 'records',
            title: recordsTitle(proof, registerOf),
            count: proof.records.reduce((sum, one) => sum + one.count, 0),
            body: <ProofRecordList records={proof.records} unit={unit} />,
          },
        ]
      : []),
    ...(proof.reports && proof.reports.length > 0
      ? [{ id: 'reports', title: say('Báo cáo'), count: proof.reports.length, body: <ProofReports reports={proof.reports} /> }]
      : []),
    ...(proof.operands && proof.operands.length > 1
      ? [
          {
            id: 'operands',
            title: say('Thành phần'),
            count: proof.operands.length,
            body: <ProofOperands operands={proof.operands} lines={indicators.data ?? []} onOpen={open} />,
          },
        ]
      : []),
    ...(proof.entries && proof.entries.length > 0
      ? [
          {
            id: 'entries',
            title: say('Số nhập'),
            count: proof.entries.length,
            body: <ProofEntries entries={proof.entries} line={line} />,
          },
        ]
      : []),
    ...(proof.targetDecisions && proof.targetDecisions.length > 0
      ? [
          {
            id: 'decisions',
            title: say('Quyết định giao'),
            count: proof.targetDecisions.length,
            body: <ProofDecisions decisions={proof.targetDecisions} unitWord={proof.unitWord} />,
          },
        ]
      : []),
    { id: 'checks', title: say('Kiểm tra'), count: proof.checks.length, body: <ProofChecks checks={proof.checks} /> },
  ]
  return (
    <>
      <div className="proof-value">
        <p className="figures">
          <strong className="proof-key">
            {pair && figure.target !== null ? pairText(figure.value, figure.target) : valueText(figure, line)}
          </strong>
          {pair && (
            <span className="proof-quotient">
              {' '}
              {quotient(figure.numerator ?? 0, figure.denominator ?? 0, figure, line?.unit === '%' || figure.target !== null)}
            </span>
          )}
          {!pair && <span className="quiet"> {proof.unitWord}</span>}
        </p>
        <p className="quiet">
          {meaning(proof, asOf)}
          {coverage && coverage.expected > 0
            ? ` ${say('Có số ở {some}/{all} đơn vị.', { some: coverage.reported, all: coverage.expected })}`
            : ''}
          {figure.target !== null && figure.value !== null ? ` ${capital(gapText(figure.value, figure.target))}.` : ''}
        </p>
        {figure.override && (
          <p className="proof-override">
            {say('✎ Sửa tay thành {value}, sổ tính {derived}. Lý do: {reason}', {
              value: printInteger(figure.override.value),
              derived: figure.override.derived === null ? '…' : printInteger(figure.override.derived),
              reason: figure.override.reason,
            })}
            {figure.override.by && ` (${figure.override.by})`}
          </p>
        )}
        {figure.previous !== null && figure.previous !== undefined && (
          <p className="quiet figures">
            {say('Cùng kỳ')}{' '}
            <FigureText
              plain
              name={say('{title} cùng kỳ năm trước, mở căn cứ', { title: line ? nameOf(line) : proof.title })}
              onOpen={() => move({ during: before?.period, until: before?.asOf })}
            >
              {valueText({ value: figure.previous, state: 'value' }, line)}
            </FigureText>
            {figure.change !== null
              ? `, ${figure.change === 0 ? say('không đổi') : say(figure.change > 0 ? 'tăng {size}' : 'giảm {size}', { size: changeSize(figure.changePoints ?? figure.change, line?.unit === '%') })}`
              : ''}
          </p>
        )}
      </div>
      {proof.ladder && proof.ladder.length > 1 && <ProofLadder steps={proof.ladder} onOpen={open} />}
      <Tabs name={say('Các phần của căn cứ')} tabs={tabs} />
      {tabs[0]?.id !== 'checks' && (
        <div className="proof-checks-foot">
          <ProofChecks checks={proof.checks} />
        </div>
      )}
      <footer className="proof-foot">
        {first && (
          <Link
            className="button outline"
            to="/so-dang-ky/$register"
            params={{ register: first.register }}
            search={(old: object) => ({ ...standing(old), unit, where: first.where }) as never}
          >
            {say('Mở {book}', { book: lower(registerOf(first.register)?.title ?? say('sổ')) })}
          </Link>
        )}
        {holdsRole(session.data, here, COMMANDERS) && figure.source === 'derived' && line?.measure === 'count' && (
          <Button icon="pen" onClick={() => setOverriding(true)}>
            {say('Ghi điều chỉnh')}
          </Button>
        )}
        {line?.measure === 'count' && TRIED.includes(proof.source.kind) && (
          <Button look="quiet" icon="question" onClick={() => setTrying(true)}>
            {say('Thử sửa')}
          </Button>
        )}
        <Button
          look="quiet"
          icon={copied ? 'check' : 'copy'}
          onClick={() => {
            copyText(proofText(proof, here?.name ?? unit, period, asOf))
            setCopied(true)
          }}
        >
          {copied ? say('Đã chép') : say('Chép căn cứ')}
        </Button>
      </footer>
      {trying && (
        <TryDialog
          place={{ unit, period, asOf }}
          indicator={proof.indicator}
          title={proof.title}
          value={figure.value}
          unitName={here?.name ?? ''}
          onClose={() => setTrying(false)}
        />
      )}
      {overriding && <OverrideDialog proof={proof} unit={unit} onClose={() => setOverriding(false)} />}
    </>
  )
}

/** Counted or typed: what has a number of its own that could be another. */
const TRIED: readonly string[] = ['registers', 'units', 'entered']
const periodWords = (key: string): string => capital(printPeriodKey(key))

/** The same days of the year before, as the comparison takes them. */
function yearBefore(period: string, asOf: string): { period: string; asOf: string } | null {
  const kind = parsePeriod(period)
  const cutoff = kind && cutoffOf(kind, asOf)
  return cutoff ? { period: periodKey(cutoff.before.period), asOf: cutoff.before.asOf } : null
}

/** What the figure is when its unit does not report it. */
const ABSENT: Figure = {
  indicator: '',
  value: null,
  target: null,
  numerator: null,
  denominator: null,
  percent: null,
  gap: null,
  previous: null,
  change: null,
  state: 'not_applicable',
  source: 'derived',
}

/** One sentence: counted how, to which day. */
function meaning(proof: Proof, asOf: string): string {
  const day = printDay(asOf)
  if (!proof.figure) return say('Cấp này không báo cáo số liệu này.')
  if (proof.figure.state === 'missing') return say('Chưa có số đến {day}.', { day })
  const way = {
    registers: say('Đếm từ sổ, đến hết {day}.', { day }),
    units: say('Đếm từ cây tổ chức ngày {day}.', { day }),
    rounds: say('Đếm từ các đợt báo cáo đến hạn đến {day}; nơi chưa mở đợt thì đơn vị nhập.', { day }),
    formula: say('Tính theo công thức, không cộng tỷ lệ của đơn vị.'),
    target: say('Lấy từ quyết định giao đến {day}.', { day }),
    entered: say('Đơn vị nhập, đến {day}.', { day }),
  }[proof.source.kind]
  return [way, proof.explanation && !/^\d[\d.]* ?: ?\d/.test(proof.explanation) ? `${proof.explanation}.` : '']
    .filter(Boolean)
    .join(' ')
    .replace(/\.\.$/, '.')
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1)
const changeSize = (change: number, percent: boolean | undefined): string => {
  const size = Math.abs(change)
  return `${Number.isInteger(size) ? printInteger(size) : decimalText(size, 2)}${percent ? ' điểm %' : ''}`
}

const recordsTitle = (proof: Proof, registerOf: (key: string) => { rowName: string } | undefined): string => {
  const names = new Set(
    proof.records.map((one) =>
      one.register === 'personnel' || one.register === 'training'
        ? say('Người')
        : capital(registerOf(one.register)?.rowName ?? say('Bản ghi')),
    ),
  )
  return names.size === 1 ? ([...names][0] ?? say('Bản ghi')) : say('Bản ghi')
}

/** '= 61,6389…%, in 61,64%': the quotient is cut after four decimals, and says so; what is printed is rounded half up. */
function quotient(numerator: number, denominator: number, figure: Figure, percent: boolean): string {
  if (denominator === 0) return ''
  const scale = percent ? 100n : 1n
  const scaled = BigInt(numerator) * scale * 10_000n
  const exact = scaled % BigInt(denominator) === 0n
  const cut = Number(scaled / BigInt(denominator)) / 10_000
  const sign = percent ? '%' : ''
  const printed = percent
    ? percentText(figure.percent ?? figure.value)
    : figure.value === null
      ? ''
      : decimalText(figure.value, 2)
  const opened = figure.target === null ? `= ${printInteger(numerator)} : ${printInteger(denominator)} ` : ''
  if (exact) return `${opened}= ${decimalText(cut, cut % 1 === 0 ? 0 : 2)}${sign}`
  return `${opened}= ${decimalText(cut, 4)}…${sign}, in ${printed}`
}

/** What goes to the clipboard: enough to defend the number at a table. */
function proofText(proof: Proof, unit: string, period: string, asOf: string): string {
  const figure = proof.figure ?? ABSENT
  const value =
    figure.target !== null ? `${pairText(figure.value, figure.target)} (${percentText(figure.percent)})` : valueText(figure)
  const lines = [
    `${proof.title}: ${value} ${proof.unitWord}`,
    `${unit}, ${printPeriodKey(period)}, số liệu đến ${printDay(asOf)}`,
    meaning(proof, asOf),
  ]
  for (const child of proof.children)
    lines.push(`- ${child.unit.name}: ${child.target !== null ? pairText(child.value, child.target) : numberText(child.value)}`)
  for (const check of proof.checks) lines.push(`${check.ok ? '✓' : '≠'} ${check.text}`)
  return lines.join('\n')
}
