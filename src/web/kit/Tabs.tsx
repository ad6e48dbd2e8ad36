import type { ReactNode } from 'react'
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components'
import './tabs.css'

export function Tabs({ name, tabs }: { name: string; tabs: { id: string; title: string; count?: number; body: ReactNode }[] }) {
  return (
    <AriaTabs className="tabs">
      <TabList aria-label={name} className="tab-list">
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className="tab">
            {tab.title}
            {tab.count !== undefined && <span className="tab-count"> {tab.count.toLocaleString('vi-VN')}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="tab-panel">
          {tab.body}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
