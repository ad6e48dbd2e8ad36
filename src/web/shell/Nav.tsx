import { Link, useLocation } from '@tanstack/react-router'
import { standing } from '../address.ts'
import { Icon, type IconName } from '../kit/Icon.tsx'
import { Mark } from '../kit/Mark.tsx'

type Item = { to: string; word: string; icon: IconName; under?: string }

/** Only places that work stand here. */
const GROUPS: { title: string | null; items: Item[] }[] = [
  {
    title: null,
    items: [
      { to: '/', word: 'Tổng quan', icon: 'home' },
      { to: '/viec-cua-toi', word: 'Việc của tôi', icon: 'clock' },
      { to: '/so-dang-ky', word: 'Sổ đăng ký', icon: 'book' },
      { to: '/van-ban', word: 'Văn bản', icon: 'copy' },
      { to: '/nhiem-vu', word: 'Nhiệm vụ', icon: 'flag' },
      { to: '/hoi-nghi', word: 'Hội nghị', icon: 'calendar' },
      { to: '/tuyen-quan', word: 'Tuyển quân', icon: 'filter' },
      { to: '/chi-tra', word: 'Chi trả ngày công', icon: 'sum' },
      { to: '/bien-che', word: 'Biên chế', icon: 'person' },
      { to: '/khen-thuong', word: 'Khen thưởng', icon: 'check' },
    ],
  },
  {
    title: 'Kỳ báo cáo',
    items: [
      { to: '/chi-tieu', word: 'Chỉ tiêu', icon: 'target' },
      { to: '/nhap-so-lieu', word: 'Nhập số liệu', icon: 'form' },
      { to: '/bao-cao', word: 'Báo cáo', icon: 'page' },
      { to: '/dot-bao-cao', word: 'Đợt báo cáo', icon: 'calendar' },
      { to: '/nop-va-duyet', word: 'Nộp và duyệt', icon: 'table' },
      { to: '/doi-chieu', word: 'Đối chiếu', icon: 'compare' },
    ],
  },
]

export function Nav({ demo, folded }: { demo: boolean; folded: boolean }) {
  const { pathname } = useLocation()
  const here = (item: Item) => (item.to === '/' ? pathname === '/' : pathname === item.to || pathname.startsWith(`${item.to}/`))
  return (
    <nav className="nav" aria-label="Các phần">
      <Link to="/" search={standing} className="brand" aria-label="Sao Vuông, về Tổng quan">
        <Mark />
        <span className="word">Sao Vuông</span>
      </Link>
      {demo && !folded && <p className="nav-demo">Tỉnh mẫu, dữ liệu giả định</p>}
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
      <p className="nav-foot word">Chỉ dùng cho thông tin không mật</p>
    </nav>
  )
}
