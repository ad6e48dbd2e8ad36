import { useState } from 'react'
import { printInteger } from '#domain/wording.ts'
import type { TargetRow } from '../../contract.ts'
import { copyText } from '../../copyText.ts'
import { LOW_LEVEL, PLAN_LEVEL, pairText, shareText } from '../../figurePrinting.ts'
import { Button } from '../../kit/Button.tsx'
import { FigureText } from '../../kit/FigureText.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { paperTitle } from '../../shortTitles.ts'
import { say } from '../../words/say.ts'

/** The sentence a report would print, each number a door; and what the plan level still needs. */
export function TargetSentence({ row, onOpen }: { row: TargetRow; onOpen: (indicator: string) => void }) {
  const [copied, setCopied] = useState(false)
  if (row.value === null || !row.target) return null
  const { value, target, unitWord } = row
  const title = paperTitle(row.indicator, row.title)
  const lack = Math.max(0, target - value)
  const low = row.children.filter(
    (child) => child.value !== null && child.target && child.value * 100 < child.target * LOW_LEVEL,
  ).length
  const needed = Math.ceil((target * PLAN_LEVEL) / 100)
  const more = Math.max(0, needed - value)
  const chip = (text: string) => (
    <FigureText name={`${title}: ${text}, mở căn cứ`} onOpen={() => onOpen(row.indicator)}>
      {text}
    </FigureText>
  )
  const text = `${title} đạt ${pairText(value, target)} ${unitWord} (${shareText(value, target)})${lack > 0 ? `, còn thiếu ${printInteger(lack)}` : ''}${low > 0 ? `; ${printInteger(low)} đơn vị dưới ${LOW_LEVEL}%` : ''}.${more > 0 ? ` Muốn đạt ${PLAN_LEVEL}% phải thêm ${printInteger(more)} ${unitWord}.` : ''}`
  return (
    <Panel title={say('Câu dùng trong báo cáo')}>
      <p className="sentence">
        {title} đạt {chip(pairText(value, target))} {unitWord} ({chip(shareText(value, target))})
        {lack > 0 && <>, còn thiếu {chip(printInteger(lack))}</>}
        {low > 0 && (
          <>
            ; {chip(printInteger(low))} đơn vị dưới {LOW_LEVEL}%
          </>
        )}
        .
        {more > 0 && (
          <>
            {' '}
            Muốn đạt {PLAN_LEVEL}% phải thêm {chip(printInteger(more))} {unitWord}.
          </>
        )}
      </p>
      <div className="sentence-foot">
        <Button
          icon={copied ? 'check' : 'copy'}
          onClick={() => {
            copyText(text)
            setCopied(true)
          }}
        >
          {copied ? say('Đã chép') : say('Chép câu này')}
        </Button>
        {more > 0 && (
          <span className="quiet figures">
            {PLAN_LEVEL}% của {printInteger(target)} tròn lên {printInteger(needed)}
          </span>
        )}
      </div>
    </Panel>
  )
}
