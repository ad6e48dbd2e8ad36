import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import type { makeRouter } from './routes.tsx'

/** The whole screen; the same tree in the browser and where its first picture is drawn. */
export function App({ client, router }: { client: QueryClient; router: ReturnType<typeof makeRouter> }) {
  // A picture that came with the page answers to nothing before this.
  useEffect(() => document.getElementById('root')?.removeAttribute('inert'), [])
  return (
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>
  )
}
