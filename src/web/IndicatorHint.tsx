import type { ReactNode } from 'react'
import { Hint } from './kit/Hint.tsx'
import { useBooks } from './useBooks.ts'
import { useRead } from './useRead.ts'

/** What an indicator means, how it is reckoned and from which books, wherever its name stands. */
export function IndicatorHint({ indicator, children }: { indicator: string; children: ReactNode }) {
  const indicators = useRead('listIndicators', {})
  const { books } = useBooks()
  const all = indicators.data ?? []
  const line = all.find(({ id }) => id === indicator)
  if (!line) return <>{children}</>
  const titleOf = (id: string): string => all.find((one) => one.id === id)?.title ?? id
  const sources = line.registers.map((key) => books?.find((book) => book.key === key)?.title ?? key)
  return (
    <Hint
      words={
        <>
          <b>{line.title}</b>
          <span>
            Đơn vị tính: {line.unit}; {line.time === 'stock' ? 'số có đến ngày chốt' : 'số phát sinh trong kỳ'}.
          </span>
          {line.formula && <span>Cách tính: {line.formula.replace(/[a-z][a-z0-9_]+/g, titleOf)}.</span>}
          <span>
            Nguồn:{' '}
            {sources.length > 0
              ? sources.join('; ')
              : line.source === 'derived'
                ? 'tính từ các chỉ tiêu khác'
                : 'biểu nhập số liệu'}
            .
          </span>
        </>
      }
    >
      {children}
    </Hint>
  )
}
