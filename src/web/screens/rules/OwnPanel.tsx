import { type FormEvent, useState } from 'react'
import type { Level } from '#domain/indicator.ts'
import { CHAPTERS } from '#domain/indicators/chapter.ts'
import { foldTone, printDay, readDay } from '#domain/wording.ts'
import type { ReportRules } from '../../contract/chain.ts'
import { Button } from '../../kit/Button.tsx'
import { ChoiceField, TextField, TickField } from '../../kit/Field.tsx'
import { Findings } from '../../kit/Findings.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { Empty } from '../../kit/States.tsx'
import { useRead, useWrite } from '../../useRead.ts'

const CHAPTER_CHOICES = Object.entries(CHAPTERS).map(([code, { title }]) => ({ code, title: `${code}. ${title}` }))

/** Figures a province asks for beside the catalogue: on the form of its units from a day, typed, checked and added up like the others. */
export function OwnPanel({ rules }: { rules: ReportRules }) {
  const [adding, setAdding] = useState(false)
  const end = useWrite('endIndicator')
  const lines = useRead('listIndicators', {})
  const nameOf = (id: string) => lines.data?.find((line) => line.id === id)?.title ?? id
  return (
    <Panel
      title="Chỉ tiêu riêng"
      note="Đứng trong biểu của các đơn vị từ ngày áp dụng, được kiểm tra và cộng như chỉ tiêu chung"
      action={
        rules.addsIndicators && (
          <Button small icon="plus" onClick={() => setAdding(!adding)}>
            Thêm chỉ tiêu
          </Button>
        )
      }
    >
      {adding && <OwnForm rules={rules} onDone={() => setAdding(false)} />}
      {rules.indicators.length === 0 ? (
        <Empty>Chưa có chỉ tiêu riêng. Bộ CHQS cấp tỉnh thêm được.</Empty>
      ) : (
        <table className="plain-table rules-table">
          <thead>
            <tr>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Chương, mục</th>
              <th scope="col">Cách tính</th>
              <th scope="col">Áp dụng</th>
              <th scope="col">
                <span className="hidden-words">Thôi</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.indicators.map((one) => (
              <tr key={one.id} className={one.validTo !== null && one.validTo <= rules.today ? 'past' : ''}>
                <td>
                  {one.title} ({one.unitWord})
                  <span className="rules-under">{one.partOf ? `${one.id}, một phần của ${nameOf(one.partOf)}` : one.id}</span>
                </td>
                <td>
                  {one.chapterTitle}
                  {one.section && <span className="rules-under">{one.section}</span>}
                </td>
                <td>{one.stock ? 'số hiện có đến ngày' : 'số trong kỳ'}</td>
                <td className="figures">
                  từ {printDay(one.validFrom)}
                  {one.validTo && `, thôi từ ${printDay(one.validTo)}`}
                </td>
                <td className="deed">
                  {rules.addsIndicators && one.validTo === null && one.validFrom < rules.today && (
                    <Button
                      small
                      busy={end.isPending}
                      onClick={() => end.mutate({ unit: rules.unit.code, indicator: one.id, on: rules.today })}
                    >
                      Thôi dùng
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {end.error && (
        <p className="field-error" role="alert">
          {end.error.message}
        </p>
      )}
    </Panel>
  )
}

const LEVELS: readonly { level: Level; title: string }[] = [
  { level: 'XA', title: 'Cấp xã báo cáo' },
  { level: 'CQ', title: 'Cơ quan, tổ chức báo cáo' },
]

function OwnForm({ rules, onDone }: { rules: ReportRules; onDone: () => void }) {
  const [title, setTitle] = useState('')
  const [unitWord, setUnitWord] = useState('người')
  const [chapter, setChapter] = useState(CHAPTER_CHOICES[0]?.code ?? '')
  const [section, setSection] = useState('')
  const [stock, setStock] = useState('flow')
  const [levels, setLevels] = useState<readonly Level[]>(['XA', 'CQ'])
  const [from, setFrom] = useState(printDay(rules.today))
  const [whole, setWhole] = useState('')
  const lines = useRead('listIndicators', {})
  // A part is counted in the unit of its whole; whether the two fit is judged when it is added.
  const wholes = (lines.data ?? [])
    .filter(({ measure, unit }) => measure === 'count' && unit === unitWord.trim())
    .map(({ id, title: name }) => ({ code: id, title: name }))
  const save = useWrite('addIndicator')
  const validFrom = readDay(from, Number(rules.today.slice(0, 4)))
  // The id is made from the title once; the name people read may carry every mark.
  const name = foldTone(title)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  const missing = title.trim().length < 3 ? 'Ghi tên chỉ tiêu' : levels.length === 0 ? 'Chọn cấp báo cáo' : false
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!validFrom || missing) return
    save.mutate(
      {
        unit: rules.unit.code,
        name,
        title: title.trim(),
        unitWord: unitWord.trim(),
        chapter,
        ...(section.trim() ? { section: section.trim() } : {}),
        ...(whole && wholes.some(({ code }) => code === whole) ? { partOf: whole } : {}),
        stock: stock === 'stock',
        levels: [...levels],
        validFrom,
      },
      { onSuccess: onDone },
    )
  }
  return (
    <form className="rules-form" onSubmit={onSubmit} noValidate>
      <TextField label="Tên chỉ tiêu" value={title} onChange={setTitle} placeholder="Tàu cá đã đăng ký dân quân biển" />
      <TextField label="Đơn vị tính" value={unitWord} onChange={setUnitWord} />
      <ChoiceField label="Chương" value={chapter} onChange={setChapter} choices={CHAPTER_CHOICES} />
      <TextField label="Mục riêng" required={false} value={section} onChange={setSection} />
      <ChoiceField
        label="Cách tính"
        value={stock}
        onChange={setStock}
        choices={[
          { code: 'flow', title: 'Số trong kỳ' },
          { code: 'stock', title: 'Số hiện có đến ngày' },
        ]}
      />
      <ChoiceField label="Là một phần của" required={false} value={whole} onChange={setWhole} choices={wholes} none="không" />
      <TextField
        label="Áp dụng từ"
        value={from}
        onChange={setFrom}
        inputMode="numeric"
        error={validFrom ? undefined : 'Viết như 18/7/2023.'}
      />
      {LEVELS.map(({ level, title: word }) => (
        <TickField
          key={level}
          label={word}
          value={levels.includes(level)}
          onChange={(on) => setLevels(on ? [...levels, level] : levels.filter((other) => other !== level))}
        />
      ))}
      <div className="rules-save">
        <Button type="submit" look="primary" busy={save.isPending} unable={missing}>
          Thêm chỉ tiêu
        </Button>
      </div>
      {save.error && (
        <p className="field-error" role="alert">
          {save.error.message}
        </p>
      )}
      {save.error && save.error.findings.length > 0 && <Findings findings={save.error.findings} />}
    </form>
  )
}
