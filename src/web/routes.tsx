import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  retainSearchParams,
} from '@tanstack/react-router'
import { parseSearch, readAddress, standing, stringifySearch } from './address.ts'
import { Empty, Refused, Skeleton } from './kit/States.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({
  validateSearch: readAddress,
  search: { middlewares: [retainSearchParams(['unit', 'period', 'asOf'])] },
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <main className="alone">
      <h1>Trang này chưa mở được</h1>
      <Refused
        status={500}
        message={`Trang gặp trục trặc: ${error instanceof Error ? error.message : String(error)}. Tải lại trang; số liệu đã lưu không mất.`}
        onRetry={() => location.reload()}
      />
    </main>
  ),
})

const login = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  component: lazyRouteComponent(() => import('./screens/login/LoginScreen.tsx'), 'LoginScreen'),
})
const presentation = createRoute({
  getParentRoute: () => root,
  path: '/trinh-chieu',
  component: lazyRouteComponent(() => import('./screens/overview/PresentationScreen.tsx'), 'PresentationScreen'),
})
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell })

const overview = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./screens/overview/OverviewScreen.tsx'), 'OverviewScreen'),
})
const registers = createRoute({
  getParentRoute: () => inside,
  path: '/so-dang-ky',
  component: lazyRouteComponent(() => import('./screens/registers/RegistersScreen.tsx'), 'RegistersScreen'),
})
const register = createRoute({
  getParentRoute: () => inside,
  path: '/so-dang-ky/$register',
  component: lazyRouteComponent(() => import('./screens/registers/RegisterScreen.tsx'), 'RegisterScreen'),
})
const importing = createRoute({
  getParentRoute: () => inside,
  path: '/so-dang-ky/$register/nhap',
  component: lazyRouteComponent(() => import('./screens/registers/ImportScreen.tsx'), 'ImportScreen'),
})
const quick = createRoute({
  getParentRoute: () => inside,
  path: '/ghi-nhanh',
  component: lazyRouteComponent(() => import('./screens/quick/QuickScreen.tsx'), 'QuickScreen'),
})
const outbox = createRoute({
  getParentRoute: () => inside,
  path: '/cho-gui',
  component: lazyRouteComponent(() => import('./screens/outbox/OutboxScreen.tsx'), 'OutboxScreen'),
})
const posts = createRoute({
  getParentRoute: () => inside,
  path: '/bien-che',
  component: lazyRouteComponent(() => import('./screens/posts/PostsScreen.tsx'), 'PostsScreen'),
})
const commendations = createRoute({
  getParentRoute: () => inside,
  path: '/khen-thuong',
  component: lazyRouteComponent(() => import('./screens/commendations/CommendationsScreen.tsx'), 'CommendationsScreen'),
})
const petitions = createRoute({
  getParentRoute: () => inside,
  path: '/kien-nghi',
  component: lazyRouteComponent(() => import('./screens/petitions/PetitionsScreen.tsx'), 'PetitionsScreen'),
})
const units = createRoute({
  getParentRoute: () => inside,
  path: '/to-chuc',
  component: lazyRouteComponent(() => import('./screens/units/UnitsScreen.tsx'), 'UnitsScreen'),
})
const start = createRoute({
  getParentRoute: () => inside,
  path: '/bat-dau',
  component: lazyRouteComponent(() => import('./screens/start/StartScreen.tsx'), 'StartScreen'),
})
const analysis = createRoute({
  getParentRoute: () => inside,
  path: '/phan-tich',
  component: lazyRouteComponent(() => import('./screens/analysis/AnalysisScreen.tsx'), 'AnalysisScreen'),
})
const targets = createRoute({
  getParentRoute: () => inside,
  path: '/chi-tieu',
  component: lazyRouteComponent(() => import('./screens/targets/TargetsScreen.tsx'), 'TargetsScreen'),
})
const report = createRoute({
  getParentRoute: () => inside,
  path: '/bao-cao',
  component: lazyRouteComponent(() => import('./screens/reports/ReportScreen.tsx'), 'ReportScreen'),
})
const writing = createRoute({
  getParentRoute: () => inside,
  path: '/bao-cao/soan',
  component: lazyRouteComponent(() => import('./screens/writing/WritingScreen.tsx'), 'WritingScreen'),
})
const verification = createRoute({
  getParentRoute: () => inside,
  path: '/xac-minh',
  component: lazyRouteComponent(() => import('./screens/verification/VerificationScreen.tsx'), 'VerificationScreen'),
})
const form = createRoute({
  getParentRoute: () => inside,
  path: '/nhap-so-lieu',
  component: lazyRouteComponent(() => import('./screens/reports/FormScreen.tsx'), 'FormScreen'),
})
const callUp = createRoute({
  getParentRoute: () => inside,
  path: '/tuyen-quan',
  component: lazyRouteComponent(() => import('./screens/callUp/CallUpScreen.tsx'), 'CallUpScreen'),
})
const payable = createRoute({
  getParentRoute: () => inside,
  path: '/chi-tra',
  component: lazyRouteComponent(() => import('./screens/payable/PayableScreen.tsx'), 'PayableScreen'),
})
const papers = createRoute({
  getParentRoute: () => inside,
  path: '/van-ban',
  component: lazyRouteComponent(() => import('./screens/papers/PapersScreen.tsx'), 'PapersScreen'),
})
const conferences = createRoute({
  getParentRoute: () => inside,
  path: '/hoi-nghi',
  component: lazyRouteComponent(() => import('./screens/conferences/ConferencesScreen.tsx'), 'ConferencesScreen'),
})
const conference = createRoute({
  getParentRoute: () => inside,
  path: '/hoi-nghi/$conference',
  component: lazyRouteComponent(() => import('./screens/conferences/ConferenceScreen.tsx'), 'ConferenceScreen'),
})
const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/nhiem-vu',
  component: lazyRouteComponent(() => import('./screens/tasks/TasksScreen.tsx'), 'TasksScreen'),
})
const rounds = createRoute({
  getParentRoute: () => inside,
  path: '/dot-bao-cao',
  component: lazyRouteComponent(() => import('./screens/rounds/RoundsScreen.tsx'), 'RoundsScreen'),
})
const edition = createRoute({
  getParentRoute: () => inside,
  path: '/dot-bao-cao/$round',
  component: lazyRouteComponent(() => import('./screens/rounds/EditionScreen.tsx'), 'EditionScreen'),
})
const deskHome = createRoute({
  getParentRoute: () => inside,
  path: '/nop-va-duyet',
  component: lazyRouteComponent(() => import('./screens/rounds/DeskHome.tsx'), 'DeskHome'),
})
const desk = createRoute({
  getParentRoute: () => inside,
  path: '/nop-va-duyet/$round',
  component: lazyRouteComponent(() => import('./screens/rounds/DeskScreen.tsx'), 'DeskScreen'),
})
const rules = createRoute({
  getParentRoute: () => inside,
  path: '/quy-dinh-bao-cao',
  component: lazyRouteComponent(() => import('./screens/rules/RulesScreen.tsx'), 'RulesScreen'),
})
const templates = createRoute({
  getParentRoute: () => inside,
  path: '/mau-giay',
  component: lazyRouteComponent(() => import('./screens/templates/TemplatesScreen.tsx'), 'TemplatesScreen'),
})
const work = createRoute({
  getParentRoute: () => inside,
  path: '/viec-cua-toi',
  component: lazyRouteComponent(() => import('./screens/work/WorkScreen.tsx'), 'WorkScreen'),
})
const backups = createRoute({
  getParentRoute: () => inside,
  path: '/cai-dat/sao-luu',
  component: lazyRouteComponent(() => import('./screens/backups/BackupsScreen.tsx'), 'BackupsScreen'),
})
const retention = createRoute({
  getParentRoute: () => inside,
  path: '/cai-dat/luu-giu',
  component: lazyRouteComponent(() => import('./screens/retention/RetentionScreen.tsx'), 'RetentionScreen'),
})
const account = createRoute({
  getParentRoute: () => inside,
  path: '/tai-khoan',
  component: lazyRouteComponent(() => import('./screens/account/AccountScreen.tsx'), 'AccountScreen'),
})
const people = createRoute({
  getParentRoute: () => inside,
  path: '/cai-dat/nguoi-dung',
  component: lazyRouteComponent(() => import('./screens/people/PeopleScreen.tsx'), 'PeopleScreen'),
})
const packets = createRoute({
  getParentRoute: () => inside,
  path: '/goi-du-lieu',
  component: lazyRouteComponent(() => import('./screens/packets/PacketsScreen.tsx'), 'PacketsScreen'),
})
const check = createRoute({
  getParentRoute: () => inside,
  path: '/doi-chieu',
  component: lazyRouteComponent(() => import('./screens/check/CheckScreen.tsx'), 'CheckScreen'),
})

const tree = root.addChildren([
  login,
  presentation,
  inside.addChildren([
    overview,
    registers,
    register,
    importing,
    quick,
    outbox,
    targets,
    analysis,
    units,
    start,
    report,
    writing,
    verification,
    form,
    check,
    payable,
    papers,
    conferences,
    conference,
    tasks,
    posts,
    commendations,
    petitions,
    callUp,
    rounds,
    edition,
    deskHome,
    desk,
    rules,
    templates,
    work,
    backups,
    retention,
    account,
    people,
    packets,
  ]),
])

/** `history`: the one address of a page that is drawn before it is sent; in a browser the router has the window's. */
export const makeRouter = (history?: RouterHistory) =>
  createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: () => (
      <main className="page">
        <Skeleton rows={8} height={28} />
      </main>
    ),
    scrollRestoration: history === undefined,
    ...(history ? { history } : {}),
  })

function NotFound() {
  return (
    <main className="alone">
      <h1>Không có trang này</h1>
      <Empty
        action={
          <Link to="/" search={standing}>
            Về Tổng quan
          </Link>
        }
      >
        Địa chỉ có thể đã đổi hoặc bị chép thiếu.
      </Empty>
    </main>
  )
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>
  }
}
