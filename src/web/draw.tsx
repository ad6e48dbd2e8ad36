import { createMemoryHistory } from '@tanstack/react-router'
import { renderToString } from 'react-dom/server'
import { App } from './App.tsx'
import { makeClient } from './client.ts'
import { questionOf } from './drawn.ts'
import { makeRouter } from './routes.tsx'

/** The places opened first and most; every other begins empty, as a page without a picture does. */
const SCREENS: Readonly<Record<string, string>> = {
  '/': 'screens/overview/OverviewScreen.tsx',
  '/bao-cao': 'screens/reports/ReportScreen.tsx',
  '/so-dang-ky/$register': 'screens/registers/RegisterScreen.tsx',
}
/** Who is there, then what the screen asks, then what its parts ask; a screen that asks on and on is not waited for. */
const TURNS = 5

/**
 * The first picture of an address, for whoever `ask` asks as, and what was asked for it, word for word as the screen asks:
 * the browser shows it while it still reads the program, which then finds its answers there. Null where there is none.
 */
export async function draw(
  address: string,
  ask: (name: string, input: object) => Promise<unknown>,
): Promise<{ html: string; told: [key: readonly unknown[], answer: unknown][]; screen: string } | null> {
  const client = makeClient()
  const router = makeRouter(createMemoryHistory({ initialEntries: [address] }))
  try {
    await router.load()
    const screen = SCREENS[router.state.matches.at(-1)?.fullPath ?? '']
    if (!screen) return null
    for (let turn = 0; turn < TURNS; turn++) {
      const html = renderToString(<App client={client} router={router} />)
      const all = client.getQueryCache().getAll()
      const open = all.flatMap(({ queryKey, state }) => {
        const question = state.data === undefined ? questionOf(queryKey) : null
        return question ? [{ queryKey, question }] : []
      })
      if (open.length === 0)
        return {
          html,
          screen,
          told: all.flatMap(({ queryKey, state }) => (state.data === undefined ? [] : [[queryKey, state.data]])),
        }
      const answers = await Promise.all(open.map(({ question: [name, input] }) => ask(name, input)))
      for (const [at, { queryKey }] of open.entries()) {
        if (answers[at] === undefined) return null
        client.setQueryData(queryKey, answers[at])
      }
    }
    return null
  } finally {
    client.clear()
  }
}
