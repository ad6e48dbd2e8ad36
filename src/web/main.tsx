import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import { Refusal } from './call.ts'
import { makeRouter } from './routes.tsx'
import './offline/machine.ts'
import './styles/base.css'
import { tongue } from './words/say.ts'

const client: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Without a network a read is answered by what this machine keeps.
      networkMode: 'always',
      // What the server refused is not asked again by itself; a lost connection is.
      retry: (count, error) => error instanceof Refusal && error.code === 'network' && count < 2,
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always' },
  },
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof Refusal && error.status === 401 && query.queryKey[0] !== 'whoAmI')
        void client.invalidateQueries({ queryKey: ['whoAmI'] })
    },
  }),
})

document.documentElement.lang = tongue
const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={tongue === 'en' ? 'en-GB' : 'vi-VN'}>
        <QueryClientProvider client={client}>
          <RouterProvider router={makeRouter()} />
        </QueryClientProvider>
      </I18nProvider>
    </StrictMode>,
  )

// The screen itself is kept by the browser, so that it opens without a network; on plain http there is no such keeping.
if (import.meta.env.PROD && isSecureContext && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/sw.js').catch(() => {
    // Without a network the one of the last time goes on.
  })
