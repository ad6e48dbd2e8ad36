import { Link, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { standing } from '../address.ts'
import { Icon } from '../kit/Icon.tsx'
import { Mark } from '../kit/Mark.tsx'
import { say } from '../words/say.ts'
import { GROUPS, type Place } from './places.ts'

export function Nav({ demo, folded }: { demo: boolean; folded: boolean }) {
  const { pathname } = useLocation()
  const [opened, setOpened] = useState(false)
  const here = (item: Place) => (item.to === '/' ? pathname === '/' : pathname === item.to || pathname.startsWith(`${item.to}/`))
  return (
    <nav
      className={`nav ${opened ? 'opened' : ''}`}
      aria-label={say('Các phần')}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setOpened(false)
      }}
    >
      <Link to="/" search={standing} className="brand" aria-label={say('Sao Vuông, về Tổng quan')}>
        <Mark />
        <span className="word">Sao Vuông</span>
      </Link>
      {demo && !folded && <p className="nav-demo">{say('Tỉnh mẫu, dữ liệu giả định')}</p>}
      <div className="nav-items">
        {GROUPS.map((group) => (
          <div key={group.title ?? 'first'} className="nav-group">
            {group.title && <p className="nav-title word">{group.title}</p>}
            <ul>
              {group.items.map((item) => (
                <li key={item.to}>
                  <Link
                    to={item.to}
                    search={standing}
                    className={here(item) ? 'here' : ''}
                    {...(here(item) ? { 'aria-current': 'page' as const } : {})}
                    title={folded ? item.word : undefined}
                    onClick={() => setOpened(false)}
                  >
                    <Icon name={item.icon} />
                    <span className="word">{item.word}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      {/* A phone shows three places, the one it is at, and this. */}
      <button type="button" className="nav-more" aria-expanded={opened} onClick={() => setOpened(!opened)}>
        <Icon name={opened ? 'close' : 'more'} />
        <span>{opened ? say('Đóng') : say('Các phần')}</span>
      </button>
      <p className="nav-foot word">{say('Chỉ dùng cho thông tin không mật')}</p>
    </nav>
  )
}
