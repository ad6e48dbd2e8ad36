import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { type MouseEvent, memo, useCallback, useState } from 'react'
import { standing, stringifySearch } from '../address.ts'
import { Icon } from '../kit/Icon.tsx'
import { Mark } from '../kit/Mark.tsx'
import { useStanding } from '../place.ts'
import { say } from '../words/say.ts'
import { GROUPS, type Place } from './places.ts'

export const Nav = memo(function Nav({ demo, folded }: { demo: boolean; folded: boolean }) {
  const pathname = useLocation({ select: (at) => at.pathname })
  const [opened, setOpened] = useState(false)
  const close = useCallback(() => setOpened(false), [])
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
                  <PlaceLink item={item} here={here(item)} folded={folded} onGo={close} />
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
})

type PlaceLinkProps = { item: Place; here: boolean; folded: boolean; onGo: () => void }

/**
 * A link of the menu. There are over two dozen of them on every screen, so each knows only whose figures, of which period and
 * as of when: opening a proof or writing a filter draws none of them anew.
 */
const PlaceLink = memo(function PlaceLink({ item, here, folded, onGo }: PlaceLinkProps) {
  const router = useRouter()
  const search = useStanding()
  const place = { to: item.to, search } as never
  const onClick = (event: MouseEvent) => {
    onGo()
    // Another tab, another window: the browser's own.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    void router.navigate(place)
  }
  return (
    <a
      href={item.to + stringifySearch(search)}
      className={here ? 'here' : ''}
      aria-current={here ? 'page' : undefined}
      title={folded ? item.word : undefined}
      onClick={onClick}
      onPointerEnter={() => void router.preloadRoute(place).catch(() => {})}
    >
      <Icon name={item.icon} />
      <span className="word">{item.word}</span>
    </a>
  )
})
