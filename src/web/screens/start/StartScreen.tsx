import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { printInteger } from '#domain/wording.ts'
import { standing } from '../../address.ts'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StatusTag } from '../../kit/StatusTag.tsx'
import { usePlace } from '../../place.ts'
import { holdsRole, useSession, useUnit } from '../../session.ts'
import { useRead } from '../../useRead.ts'
import { useTitle } from '../../useTitle.ts'
import { AddUnits } from './AddUnits.tsx'
import { InviteForm } from './InviteForm.tsx'
import './start.css'

/** A new province, in the order in which it comes to work: units, people, targets, the first report. Each step says how it stands. */
export function StartScreen() {
  useTitle('Bắt đầu')
  const place = usePlace()
  const session = useSession()
  const here = useUnit(place.unit, place.asOf)
  const administers = holdsRole(session.data, here, ['administrator'])
  const units = useRead('showUnits', { unit: place.unit, on: place.asOf })
  const users = useRead('listUsers', administers ? { unit: place.unit } : null)
  const targets = useRead('showTargets', place)
  const rounds = useRead('showRounds', { unit: place.unit })
  const [below, people, decided, opened] = [
    units.data?.children.length,
    users.data?.users.length,
    targets.data?.decisions.length,
    rounds.data?.rounds.filter((round) => round.opened).length,
  ]
  return (
    <main className="page start">
      <header className="page-head">
        <h1>
          Bắt đầu
          <span className="page-sub">{here?.name ?? ''}: bốn việc, làm lần lượt, việc nào xong tự đánh dấu.</span>
        </h1>
      </header>
      <ol className="start-steps">
        <Step
          number={1}
          title="Nạp đơn vị"
          done={below}
          words={`${printInteger(below ?? 0)} đơn vị trực thuộc`}
          none="Chưa có đơn vị trực thuộc nào."
        >
          {administers && here ? <AddUnits unit={here} /> : <AskAdministrator deed="nạp đơn vị" />}
        </Step>
        <Step
          number={2}
          title="Mời người dùng"
          done={administers ? people : undefined}
          words={`${printInteger(people ?? 0)} tài khoản`}
          none="Chưa mời ai."
        >
          {administers && units.data ? (
            <InviteForm units={[units.data.unit, ...units.data.children]} />
          ) : (
            <AskAdministrator deed="mời người dùng" />
          )}
        </Step>
        <Step
          number={3}
          title="Nhập sổ, giao chỉ tiêu"
          done={decided}
          words={`${printInteger(decided ?? 0)} quyết định giao chỉ tiêu trong kỳ`}
          none="Chưa giao chỉ tiêu nào trong kỳ này."
        >
          <p className="start-links">
            <Link className="button outline" to="/so-dang-ky/$register/nhap" params={{ register: 'personnel' }} search={standing}>
              <Icon name="upload" />
              <span>Nhập sổ cán bộ, chiến sĩ từ Excel</span>
            </Link>
            <Link className="button outline" to="/chi-tieu" search={standing}>
              <Icon name="target" />
              <span>Giao chỉ tiêu</span>
            </Link>
          </p>
        </Step>
        <Step
          number={4}
          title="Mở đợt báo cáo"
          done={opened}
          words={`${printInteger(opened ?? 0)} đợt báo cáo đã mở`}
          none="Chưa mở đợt báo cáo nào."
        >
          <p className="start-links">
            <Link className="button outline" to="/dot-bao-cao" search={standing}>
              <Icon name="calendar" />
              <span>Mở đợt báo cáo</span>
            </Link>
            <Link className="button outline" to="/bao-cao" search={standing}>
              <Icon name="page" />
              <span>Xem báo cáo đã có số</span>
            </Link>
          </p>
        </Step>
      </ol>
    </main>
  )
}

type StepProps = { number: number; title: string; done: number | undefined; words: string; none: string; children: ReactNode }

function Step({ number, title, done, words, none, children }: StepProps) {
  return (
    <li>
      <Panel
        title={`${number}. ${title}`}
        action={
          done === undefined ? undefined : done > 0 ? (
            <StatusTag tone="olive" icon="check">
              Xong: {words}
            </StatusTag>
          ) : (
            <StatusTag tone="gold">{none}</StatusTag>
          )
        }
      >
        {children}
      </Panel>
    </li>
  )
}

const AskAdministrator = ({ deed }: { deed: string }) => (
  <p className="quiet">Người có quyền Quản trị của đơn vị {deed}. Đồng chí đề nghị người ấy, hoặc sang việc tiếp theo.</p>
)
