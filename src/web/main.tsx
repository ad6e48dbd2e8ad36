import './firstReads.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { client } from './client.ts'
import { makeRouter } from './routes.tsx'
import './offline/machine.ts'
import './styles/base.css'
import { tongue } from './words/say.ts'

document.documentElement.lang = tongue
const router = makeRouter()
// The file of the screen is fetched while the frame around it is drawn.
void router.load()
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={tongue === 'en' ? 'en-GB' : 'vi-VN'}>
        <QueryClientProvider client={client}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  )

// The screen itself is kept by the browser, so that it opens without a network; on plain http there is no such keeping. Begun when
// the first screen stands and nothing else is to do: a whole build is fetched for it.
const atLeisure = globalThis.requestIdleCallback ?? setTimeout
if (import.meta.env.PROD && isSecureContext && 'serviceWorker' in navigator)
  addEventListener('load', () =>
    atLeisure(() =>
      navigator.serviceWorker.register('/sw.js').catch(() => {
        // Without a network the one of the last time goes on.
      }),
    ),
  )
