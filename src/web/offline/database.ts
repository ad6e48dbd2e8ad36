/** What a machine keeps: its key, copies of what was read, and what waits to be sent. Texts are stored only closed. */
export type ClosedText = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer }
export type KeptKey = { login: string; key: CryptoKey; until: number }
export type KeptRead = ClosedText & { owner: string; at: number }
export type KeptItem = ClosedText & { id: string; owner: string; order: number }

/** A copy of the key, closed twice: by a PIN, and by a key of this browser that cannot be read out. */
export type KeptPin = {
  login: string
  name: string
  until: number
  salt: Uint8Array<ArrayBuffer>
  lock: CryptoKey
  tries: number
} & ClosedText

type Shelves = { keys: KeptKey; reads: KeptRead; outbox: KeptItem }

let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((done, fail) => {
    const asked = indexedDB.open('saovuong', 1)
    asked.onupgradeneeded = () => {
      for (const shelf of ['keys', 'reads', 'outbox']) asked.result.createObjectStore(shelf)
    }
    asked.onsuccess = () => done(asked.result)
    asked.onerror = () => fail(asked.error)
  })
  return opening
}

async function inShelf<Shelf extends keyof Shelves, T>(
  shelf: Shelf,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const store = (await database()).transaction(shelf, mode).objectStore(shelf)
  const asked = work(store)
  return new Promise((done, fail) => {
    // A write is answered once it stands on the disk, not once it was taken in.
    if (mode === 'readwrite') store.transaction.oncomplete = () => done(asked.result)
    else asked.onsuccess = () => done(asked.result)
    store.transaction.onerror = () => fail(store.transaction.error)
  })
}

export const take = <Shelf extends keyof Shelves>(shelf: Shelf, key: string): Promise<Shelves[Shelf] | undefined> =>
  inShelf(shelf, 'readonly', (store) => store.get(key) as IDBRequest<Shelves[Shelf] | undefined>)
export const all = <Shelf extends keyof Shelves>(shelf: Shelf): Promise<Shelves[Shelf][]> =>
  inShelf(shelf, 'readonly', (store) => store.getAll() as IDBRequest<Shelves[Shelf][]>)
export const lay = <Shelf extends keyof Shelves>(shelf: Shelf, key: string, value: Shelves[Shelf]): Promise<unknown> =>
  inShelf(shelf, 'readwrite', (store) => store.put(value, key))
export const remove = (shelf: keyof Shelves, key: string): Promise<unknown> =>
  inShelf(shelf, 'readwrite', (store) => store.delete(key))
export const empty = (shelf: keyof Shelves): Promise<unknown> => inShelf(shelf, 'readwrite', (store) => store.clear())

// Beside the key it copies, so that whatever wipes the one wipes the other.
const PIN = 'pin'
export const takePin = (): Promise<KeptPin | undefined> =>
  inShelf('keys', 'readonly', (store) => store.get(PIN) as IDBRequest<KeptPin | undefined>)
export const layPin = (pin: KeptPin): Promise<unknown> => inShelf('keys', 'readwrite', (store) => store.put(pin, PIN))
export const removePin = (): Promise<unknown> => remove('keys', PIN)

export async function close(key: CryptoKey, value: unknown): Promise<ClosedText> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(value)))
  return { iv, data }
}

/** undefined where another key closed it, or it was touched. */
export async function open<T>(key: CryptoKey, { iv, data }: ClosedText): Promise<T | undefined> {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data))) as T
  } catch {
    return undefined
  }
}
