import type { ReactNode } from 'react'
import type { IndicatorLine } from './contract.ts'
import { Hint } from './kit/Hint.tsx'
import { Icon } from './kit/Icon.tsx'
import { useBooks } from './useBooks.ts'
import { useRead } from './useRead.ts'
import { nameOf, say } from './words/say.ts'

/** What an indicator means, how it is reckoned and from which books, wherever its name stands. */
export function IndicatorHint({ indicator, children }: { indicator: string; children: ReactNode }) {
  const words = useWords(indicator)
  return words ? <Hint words={words.body}>{children}</Hint> : <>{children}</>
}

/** The same as a mark beside a name that is itself a button, a label or a choice. */
export function IndicatorMark({ indicator }: { indicator: string }) {
  const words = useWords(indicator)
  return words ? (
    <Hint name={say('Giải thích: {title}', { title: words.title })} words={words.body}>
      <Icon name="info" size={14} />
    </Hint>
  ) : null
}

function useWords(indicator: string): { title: string; body: ReactNode } | null {
  const indicators = useRead('listIndicators', {})
  const { books } = useBooks()
  const all = indicators.data ?? []
  const line = all.find(({ id }) => id === indicator)
  if (!line) return null
  const titleOf = (id: string): string => line.base?.[id] ?? all.find((one) => one.id === id)?.title ?? id
  const sources = line.registers.map((key) => books?.find((book) => book.key === key)?.title ?? key)
  const body = (
    <>
      <b>{nameOf(line)}</b>
      <span>{meaningOf(line)}</span>
      {line.formula && (
        <span>{say('Cách tính: {formula}.', { formula: line.formula.replace(/[a-z][a-z0-9_.]+/g, titleOf) })}</span>
      )}
      <span>{say('Lên cấp trên: {way}.', { way: UPWARDS[line.overTree] })}</span>
      <span>{say('Nguồn: {sources}.', { sources: sources.length > 0 ? sources.join('; ') : SOURCES[line.from] })}</span>
      <span className="quiet">
        {say('Căn cứ: {title}', { title: line.basis === 'practice' ? say('thực tiễn báo cáo') : line.basis })}.
      </span>
    </>
  )
  return { title: nameOf(line), body }
}

function meaningOf({ measure, time, unit }: IndicatorLine): string {
  if (measure === 'ratio') return say('Tỷ số của hai số đếm, in theo {unit}.', { unit })
  if (measure === 'rating') return say('Kết quả đánh giá: {unit}.', { unit })
  return say('Đơn vị tính: {unit}; {time}.', {
    unit,
    time: time === 'stock' ? say('số có đến ngày chốt') : say('số phát sinh trong kỳ'),
  })
}

const UPWARDS: Readonly<Record<IndicatorLine['overTree'], string>> = {
  sum: say('cộng các đơn vị'),
  recompute: say('tính lại từ tử số và mẫu số đã cộng, không cộng tỷ lệ'),
  none: say('không cộng, chỉ là số của chính đơn vị'),
}
const SOURCES: Readonly<Record<IndicatorLine['from'], string>> = {
  registers: say('các sổ'),
  units: say('cây tổ chức'),
  rounds: say('các đợt báo cáo'),
  formula: say('tính từ các chỉ tiêu khác'),
  target: say('quyết định giao chỉ tiêu'),
  entered: say('biểu nhập số liệu'),
}
