import { printDay } from '#domain/wording.ts'
import { Tabs } from '../../kit/Tabs.tsx'
import { usePlace } from '../../place.ts'
import { holdsRole, useSession, useUnit } from '../../session.ts'
import { useTitle } from '../../useTitle.ts'
import { Reorganisations } from './Reorganisations.tsx'
import { SuccessionPanel } from './SuccessionPanel.tsx'
import { TreeBasisPanel } from './TreeBasisPanel.tsx'
import { UnitTreePanel } from './UnitTreePanel.tsx'
import './units.css'

/** The tree on a day, the decisions that change it, and where units went. */
export function UnitsScreen() {
  useTitle('Tổ chức')
  const { unit, asOf } = usePlace()
  const session = useSession()
  const here = useUnit(unit, asOf)
  const administers = holdsRole(session.data, here, ['administrator'])
  return (
    <main className="page units">
      <header className="page-head">
        <h1>
          Tổ chức
          <span className="page-sub">
            {here?.name ?? ''}, cây ngày {printDay(asOf)}
          </span>
        </h1>
      </header>
      <Tabs
        name="Tổ chức"
        tabs={[
          { id: 'cay', title: 'Cây tổ chức', body: <UnitTreePanel administers={administers} /> },
          { id: 'sap-xep', title: 'Sắp xếp đơn vị', body: <Reorganisations key={unit} unit={unit} administers={administers} /> },
          { id: 'so-theo-cay', title: 'Số theo cây khác', body: <TreeBasisPanel key={unit} /> },
          { id: 'ke-tuc', title: 'Đơn vị đi đâu', body: <SuccessionPanel key={unit} unit={unit} /> },
        ]}
      />
    </main>
  )
}
