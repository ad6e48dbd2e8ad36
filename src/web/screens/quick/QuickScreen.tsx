import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { isError } from '#domain/finding.ts'
import { type Day, dayInVietnam } from '#domain/period.ts'
import { printDay, printInteger, readDay } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { type Refusal, write } from '../../call.ts'
import { Button } from '../../kit/Button.tsx'
import { TextField } from '../../kit/Field.tsx'
import { Empty, Refused, Skeleton } from '../../kit/States.tsx'
import { newKey } from '../../newKey.ts'
import { putOut, sendOutbox } from '../../offline/outbox.ts'
import { useMachine, useOnline, useOutbox } from '../../offline/useOffline.ts'
import { usePlace } from '../../place.ts'
import { EDITORS, holdsRole, useSession, useUnit } from '../../session.ts'
import { useBooks } from '../../useBooks.ts'
import { useDeclaredBook } from '../../useDeclaredBook.ts'
import { useTitle } from '../../useTitle.ts'
import { Choices } from './Choices.tsx'
import { PeopleTicks } from './PeopleTicks.tsx'
import { remarkOn, type Shift, type ShiftCode, servingOn, shiftBefore, shiftFindings, shiftRows } from './shift.ts'
import { useShiftBooks } from './useShiftBooks.ts'
import './quick.css'

const SHIFTS: { code: ShiftCode; title: string; below: string }[] = [
  { code: 'day', title: 'Ngày', below: 'ban ngày' },
  { code: 'night', title: 'Đêm', below: 'ban đêm' },
  { code: 'day_night', title: 'Cả ngày', below: '1 ngày công' },
]
const WEEKDAYS = ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']
const shortDay = (day: Day): string => printDay(day).replace(/\/\d{4}$/, '')

/** A shift of duty written down on the spot: three touches where nothing changed, with or without a network. */
export function QuickScreen() {
  const { unit: code, asOf } = usePlace()
  const session = useSession()
  const unit = useUnit(code, asOf)
  const { books } = useBooks()
  const [today] = useState(() => dayInVietnam(new Date()))
  const { people, error, turns, inMonth, places, yesterday } = useShiftBooks(code, today)
  useTitle('Ghi ca trực')
  const face = books?.find(({ key }) => key === 'personnel')
  const may = holdsRole(session.data, unit, EDITORS)
  return (
    <main className="page quick">
      <header className="page-head">
        <h1>
          Ghi ca trực <span className="page-sub">{unit?.name}</span>
        </h1>
      </header>
      {error ? (
        <Refused status={error.status} message={error.message} />
      ) : !people || !face || !unit || !session.data ? (
        <Skeleton rows={8} height={44} />
      ) : !may ? (
        <Empty>Tài khoản này không ghi sổ của {unit.name}. Quản trị của đơn vị cấp trên có thể cấp quyền.</Empty>
      ) : servingOn(people, face, today).length === 0 ? (
        <Empty
          action={
            <Link to="/so-dang-ky/$register" params={{ register: 'personnel' }} search={standing}>
              Mở sổ cán bộ, chiến sĩ
            </Link>
          }
        >
          Chưa có ai trong sổ của {unit.name}. Nhập sổ trên máy tính trước.
        </Empty>
      ) : (
        <QuickForm
          key={code}
          unit={{ code, name: unit.shortName }}
          today={today}
          yesterday={yesterday}
          people={servingOn(people, face, today)}
          turns={turns}
          inMonth={inMonth}
          places={places}
        />
      )}
    </main>
  )
}

type FormProps = {
  unit: { code: string; name: string }
  today: Day
  yesterday: Day
  people: ReturnType<typeof servingOn>
  inMonth: number
  places: readonly string[]
} & Pick<ReturnType<typeof useShiftBooks>, 'turns'>

function QuickForm({ unit, today, yesterday, people, turns, inMonth, places }: FormProps) {
  const [day, setDay] = useState<Day | ''>(today)
  const [other, setOther] = useState<string | null>(null)
  const [shift, setShift] = useState<ShiftCode>('day_night')
  const [place, setPlace] = useState<string | null>(null)
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [told, setTold] = useState<{ words: string; failed: boolean } | null>(null)
  const machine = useMachine()
  const online = useOnline()
  const waiting = useOutbox().length
  const duty = useDeclaredBook('duty')
  const where = place ?? turns[0]?.place ?? places[0] ?? ''
  const now: Shift = { day: day || today, shift, place: where.trim(), people: ticked }
  const remarks = new Map(people.map(({ id }) => [id, remarkOn(id, now, turns)]))
  const before = shiftBefore(turns, now.day)
  const known = new Set(people.map(({ id }) => id))
  const blocked = ticked.filter((id) => remarks.get(id)?.blocks).length
  const wrong = duty && ticked.length > 0 ? shiftFindings(duty, now, today).filter(isError) : []
  const unable =
    day === ''
      ? 'Ghi ngày trực'
      : ticked.length === 0
        ? 'Chọn người trực'
        : blocked > 0
          ? `${blocked} đồng chí đã có phiên trực lúc đó`
          : (wrong[0]?.message ?? false)

  const like = () => {
    if (!before) return
    setShift(before.shift)
    setPlace(before.place)
    setTicked(before.people.filter((id) => known.has(id) && !remarkOn(id, { ...now, ...before, day: now.day }, turns)?.blocks))
    setTold(null)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  const save = async () => {
    const rows = shiftRows(unit.code, now, newKey)
    const title = `Ca trực ${shortDay(now.day)}, ${SHIFTS.find((one) => one.code === shift)?.title.toLowerCase()}, ${now.place}`
    const note = `${unit.name}: ${printInteger(ticked.length)} người, ${printInteger(ticked.length)} ngày công`
    const at = new Date().toISOString()
    const steps = rows.map((input) => ({ input, done: false }))
    try {
      const kept = await putOut({ id: newKey(), at, title, note, steps, state: 'waiting', message: '' })
      // A machine that may keep nothing sends at once or says that it could not.
      if (!kept) for (const input of rows) await write('saveRow', { ...input, at })
      setTicked([])
      setTold({
        words: kept ? (online ? 'Đã lưu vào máy, đang gửi.' : 'Đã lưu vào máy, có mạng sẽ tự gửi.') : 'Đã ghi vào sổ.',
        failed: false,
      })
      void sendOutbox()
    } catch (error) {
      setTold({ words: (error as Refusal).message, failed: true })
    }
  }
  return (
    <form className="quick-form" onSubmit={onSubmit} noValidate>
      {machine === 'impossible' && (
        <p className="quiet">Trang mở bằng http nên máy này không ghi được khi mất mạng. Mở bằng https để ghi cả lúc mất mạng.</p>
      )}
      <Choices
        name="Ngày"
        value={other === null ? day : 'other'}
        items={[
          { code: yesterday, title: 'Hôm qua', below: shortDay(yesterday) },
          { code: today, title: 'Hôm nay', below: `${WEEKDAYS[new Date(`${today}T00:00:00Z`).getUTCDay()]} ${shortDay(today)}` },
          { code: 'other', title: 'Ngày khác', below: other !== null && day ? shortDay(day) : '' },
        ]}
        onChange={(next) => {
          setOther(next === 'other' ? (other ?? printDay(now.day)) : null)
          if (next !== 'other') setDay(next)
        }}
      />
      {other !== null && (
        <TextField
          label="Ngày trực"
          value={other}
          inputMode="numeric"
          hint="Viết như 14/7/2023."
          onChange={(text) => {
            setOther(text)
            setDay(readDay(text) ?? '')
          }}
        />
      )}
      <Choices name="Ca trực" value={shift} items={SHIFTS} onChange={(next) => setShift(next as ShiftCode)} />
      <TextField label="Địa điểm, vọng trực" value={where} onChange={setPlace} />
      <PeopleTicks
        people={people}
        ticked={ticked}
        remarks={remarks}
        onTick={setTicked}
        like={before && before.people.some((id) => known.has(id)) ? like : null}
      />
      <footer className="quick-foot">
        <p>
          <b className="figures">{printInteger(ticked.length)} ngày công</b>{' '}
          <span className="quiet figures">{printInteger(ticked.length)} người, 1 ngày</span>
          <span className="figures quick-month">
            Tháng {Number(today.slice(5, 7))}: {printInteger(inMonth)} → {printInteger(inMonth + ticked.length)}
          </span>
        </p>
        {told && (
          <p role="status" className={told.failed ? 'field-error' : 'quick-told'}>
            {told.words}
          </p>
        )}
        {unable && ticked.length > 0 && <p className="field-error">{unable}</p>}
        <Button type="submit" look="primary" icon="check" unable={unable}>
          {machine === 'impossible' ? 'Ghi vào sổ' : 'Lưu vào máy'}
        </Button>
        <Link to="/cho-gui" search={standing} className="quick-waiting">
          Chờ gửi{waiting > 0 ? ` ${waiting}` : ''}
        </Link>
      </footer>
    </form>
  )
}
