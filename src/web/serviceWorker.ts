/**
 * Keeps the screen itself, so that it opens without a network: every file of this build, each under a name that carries its
 * content. What a person reads and writes is not kept here but closed with their key (offline/machine.ts).
 */
type Waiting = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Event & { request: Request; respondWith(reply: Promise<Response>): void }
type ScreenWorker = {
  location: Location
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
  addEventListener(name: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(name: 'fetch', listener: (event: Fetching) => void): void
}
const worker = globalThis as unknown as ScreenWorker

/** Filled in by the build: the files of the screen. */
declare const SCREEN_FILES: readonly string[]
/** Changes with any file, so that a new build is kept apart from the one before until it is whole. */
declare const SCREEN_BUILD: string

const NAME = `screen ${SCREEN_BUILD}`
const PAGE = '/'

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(NAME)
      .then((cache) => cache.addAll([PAGE, ...SCREEN_FILES]))
      .then(() => worker.skipWaiting()),
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== NAME).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  )
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin || pathname.startsWith('/api')) return
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(PAGE)))
  else if (SCREEN_FILES.includes(pathname)) event.respondWith(kept(pathname))
})

async function kept(path: string): Promise<Response> {
  return (await (await caches.open(NAME)).match(path)) ?? fetch(path)
}
