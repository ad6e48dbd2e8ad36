import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { keepRead } from './call.ts'
import { client } from './client.ts'
import { questionOf } from './drawn.ts'
import { told } from './firstReads.ts'
import { readyModals } from './kit/Modal.tsx'
import { makeRouter } from './routes.tsx'
import './offline/machine.ts'
import './styles/base.css'
import { tongue } from './words/say.ts'

document.documentElement.lang = tongue
const router = makeRouter()
const root = document.getElementById('root')
const app = <App client={client} router={router} />
if (root && told) {
  // The picture in the page is taken over as it stands, once the file of its screen is here.
  router.ssr = { manifest: undefined }
  void router.load().then(() => hydrateRoot(root, app))
  for (const [key, answer] of told) {
    const question = questionOf(key)
    if (question) keepRead(question[0], question[1] as never, answer as never)
  }
} else if (root) {
  // The file of the screen is fetched while the frame around it is drawn.
  void router.load()
  createRoot(root).render(app)
}

// The screen itself is kept by the browser, so that it opens without a network; on plain http there is no such keeping. Begun when
// the first screen stands and nothing else is to do: a whole build is fetched for it.
const atLeisure = globalThis.requestIdleCallback ?? setTimeout
addEventListener('load', () => atLeisure(readyModals))
if (import.meta.env.PROD && isSecureContext && 'serviceWorker' in navigator)
  addEventListener('load', () =>
    atLeisure(() =>
      navigator.serviceWorker.register('/sw.js').catch(() => {
        // Without a network the one of the last time goes on.
      }),
    ),
  )
