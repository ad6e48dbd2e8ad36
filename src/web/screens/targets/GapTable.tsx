import { Link } from '@tanstack/react-router'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import type { TargetRow, UnitAttainment } from '../../contract.ts'
import { LOW_LEVEL, PLAN_LEVEL, shareText } from '../../figurePrinting.ts'
import { Bar, PartsBar } from '../../kit/Bar.tsx'
import { DoorRow } from '../../kit/Door.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { shortTitle } from '../../shortTitles.ts'
import { useRead } from '../../useRead.ts'
import { say } from '../../words/say.ts'

const MIDDLE = 70
type Short = UnitAttainment & { value: number; target: number }
const lackOf = (child: Short): number => Math.max(0, child.target - child.value)
const under = (child: Short, level: number): boolean => child.value * 100 < child.target * level

/** Where the missing ones are: by how weak the units are, then by name. */
export function GapTable({ row, onOpen }: { row: TargetRow; onOpen: (indicator: string, at?: string) => void }) {
  const indicators = useRead('listIndicators', {})
  const register = indicators.data?.find((line) => line.id === row.indicator)?.registers[0]
  const known = row.children.filter((child): child is Short => child.value !== null && child.target !== null && child.target > 0)
  const short = known
    .filter((child) => lackOf(child) > 0)
    .sort((a, b) => lackOf(b) - lackOf(a) || a.value / a.target - b.value / b.target)
  const lack = row.value !== null && row.target !== null ? Math.max(0, row.target - row.value) : 0
  const bands = [
    { tone: 'red', words: say('dưới {level}%', { level: LOW_LEVEL }), units: short.filter((child) => under(child, LOW_LEVEL)) },
    {
      tone: 'gold',
      words: say('{low}% đến dưới {high}%', { low: LOW_LEVEL, high: MIDDLE }),
      units: short.filter((child) => !under(child, LOW_LEVEL) && under(child, MIDDLE)),
    },
    {
      tone: 'olive',
      words: say('{low}% đến dưới {high}%', { low: MIDDLE, high: PLAN_LEVEL }),
      units: short.filter((child) => !under(child, MIDDLE) && under(child, PLAN_LEVEL)),
    },
    { tone: 'deep', words: say('từ {level}%', { level: PLAN_LEVEL }), units: short.filter((child) => !under(child, PLAN_LEVEL)) },
  ].map((band) => ({ ...band, lack: band.units.reduce((sum, child) => sum + lackOf(child), 0) }))
  const said = (band: (typeof bands)[number]) =>
    say('{many} ở {units} đơn vị {words}', {
      many: printInteger(band.lack),
      units: printInteger(band.units.length),
      words: band.words,
    })
  const wide = bands.filter((band) => band.lack * 5 >= lack && band.lack > 0)
  const narrow = bands.filter((band) => band.lack > 0 && !wide.includes(band))
  if (lack === 0)
    return (
      <Panel title={say('{title}: đủ chỉ tiêu', { title: shortTitle(row.indicator, row.title) })}>
        <p className="quiet">{row.target === null ? say('Chưa giao.') : say('Không đơn vị nào làm thiếu chỉ tiêu chung.')}</p>
      </Panel>
    )
  return (
    <Panel
      title={say('{title}: {many} {unit} còn thiếu ở đâu', {
        title: shortTitle(row.indicator, row.title),
        many: printInteger(lack),
        unit: row.unitWord,
      })}
      action={
        register && (
          <Link to="/so-dang-ky/$register" params={{ register }} search={standing}>
            {say('Mở sổ')}
          </Link>
        )
      }
    >
      <PartsBar
        onPick={() => onOpen(row.indicator)}
        name={bands
          .filter((band) => band.lack > 0)
          .map(said)
          .join('; ')}
        parts={bands.map((band) => ({
          tone: band.tone,
          value: band.lack,
          label: wide.includes(band) ? said(band) : printInteger(band.lack),
        }))}
      />
      {narrow.length > 0 && <p className="bands-rest figures">{narrow.map(said).join('; ')}</p>}
      <table className="gap-table">
        <thead>
          <tr>
            <th scope="col">{say('Thiếu nhiều nhất')}</th>
            <th scope="col" className="num">
              {say('Giao')}
            </th>
            <th scope="col" className="num">
              {say('Đạt')}
            </th>
            <th scope="col" className="num">
              {say('Tỷ lệ')}
            </th>
            <th scope="col" className="num">
              {say('Thiếu')}
            </th>
            <th scope="col">{say('Thiếu so với cả số thiếu')}</th>
          </tr>
        </thead>
        <tbody>
          {short.slice(0, 8).map((child) => (
            <DoorRow key={child.unit.code}>
              <td>
                <button type="button" className="link" onClick={() => onOpen(row.indicator, child.unit.code)}>
                  {child.unit.shortName || child.unit.name}
                </button>
              </td>
              <td className="num">{printInteger(child.target)}</td>
              <td className="num">{printInteger(child.value)}</td>
              <td className={`num ${under(child, LOW_LEVEL) ? 'red' : ''}`}>{shareText(child.value, child.target)}</td>
              <td className="num">
                <b>{printInteger(lackOf(child))}</b>
              </td>
              <td className="gap-bar">
                <Bar
                  value={lackOf(child)}
                  of={Math.max(lackOf(short[0] ?? child), 1) * 1.6}
                  tone={under(child, LOW_LEVEL) ? 'red' : 'deep'}
                  short
                  rest="plain"
                />
                <span className="figures quiet">{shareText(lackOf(child), lack)}</span>
              </td>
            </DoorRow>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
