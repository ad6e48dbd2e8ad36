import type { Finding } from '#domain/finding.ts'
import type { ProblemCode } from '#domain/problem.ts'
import type { Asks, Files, Reads, Writes } from './contract.ts'

/** What the server refused: its sentence is shown as it is. `code` is 'network' when no answer came, 'bug' when the answer is not ours. */
export class Refusal extends Error {
  readonly code: ProblemCode | 'network' | 'bug'
  readonly status: number
  readonly findings: readonly Finding[]
  /** Seconds the server asks to wait before the same is sent again. */
  readonly wait: number | undefined
  constructor(
    code: ProblemCode | 'network' | 'bug',
    status: number,
    message: string,
    findings: readonly Finding[] = [],
    wait?: number,
  ) {
    super(message)
    this.wait = wait
    this.code = code
    this.status = status
    this.findings = findings
  }
}

const OFFLINE = 'Chưa nối được máy chủ. Phần đang gõ vẫn ở máy này; có mạng thì thử lại.'

export async function read<Name extends keyof Reads>(
  name: Name,
  input: Reads[Name][0],
  signal?: AbortSignal,
): Promise<Reads[Name][1]> {
  const address = addressOf(name, input)
  try {
    const reply = await request(address, signal ? { signal } : {})
    const told = (await reply.json()) as Reads[Name][1]
    void keeper?.keep(name, address, told).catch(() => {})
    return told
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'session.none') keeper?.ended()
    const kept = error.code === 'network' ? await keeper?.kept(name, address) : undefined
    if (kept === undefined) throw error
    return kept as Reads[Name][1]
  }
}

/** What came with the page was read as well. */
export function keepRead<Name extends keyof Reads>(name: Name, input: Reads[Name][0], told: Reads[Name][1]): void {
  void keeper?.keep(name, addressOf(name, input), told).catch(() => {})
}

/** Keeps what was read for when there is no network; told when the log-in is over. */
type Keeper = {
  keep(name: string, address: string, value: unknown): Promise<void>
  kept(name: string, address: string): Promise<unknown>
  ended(): void
}
let keeper: Keeper | undefined
export const setKeeper = (made: Keeper): void => {
  keeper = made
}

export async function write<Name extends keyof Writes>(name: Name, input: Writes[Name][0]): Promise<Writes[Name][1]> {
  const reply = await post(name, input)
  return (await reply.json()) as Writes[Name][1]
}

/** A read asked by POST, because its question is long. */
export async function ask<Name extends keyof Asks>(name: Name, input: Asks[Name][0]): Promise<Asks[Name][1]> {
  const reply = await post(name, input)
  return (await reply.json()) as Asks[Name][1]
}

/** The same, answered with a file to keep. */
export async function askFile<Name extends keyof Asks>(name: Name, input: Asks[Name][0]): Promise<string> {
  return keepFile(name, await post(name, input))
}

async function post(name: string, input: object): Promise<Response> {
  const headers: Record<string, string> = { 'x-sao-vuong': '1' }
  let body: BodyInit
  const file = 'file' in input ? input.file : undefined
  if (file instanceof File) {
    const { file: _, ...rest } = input as { file: File }
    const form = new FormData()
    form.append('input', JSON.stringify(rest))
    form.append('file', file)
    body = form
  } else {
    headers['content-type'] = 'application/json'
    body = JSON.stringify(input)
  }
  return request(`/api/${name}`, { method: 'POST', headers, body })
}

/** Fetched before it is saved, so that a refusal is a sentence on the screen and not a broken file. */
export async function download<Name extends keyof Files>(name: Name, input: Files[Name]): Promise<string> {
  return keepFile(name, await request(addressOf(name, input), {}))
}

async function keepFile(name: string, reply: Response): Promise<string> {
  const fileName = nameIn(reply.headers.get('content-disposition')) ?? name
  const address = URL.createObjectURL(await reply.blob())
  const anchor = document.createElement('a')
  anchor.href = address
  anchor.download = fileName
  anchor.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return fileName
}

function addressOf(name: string, input: object): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(input)) {
    if (value === undefined || value === null || value === '') continue
    query.set(key, typeof value === 'object' ? JSON.stringify(value) : String(value))
  }
  const text = query.toString()
  return text ? `/api/${name}?${text}` : `/api/${name}`
}

let prove: (() => Promise<boolean>) | null = null
/** Who asks the person to prove again who they are, and says whether they did. */
export function proveWith(ask: (() => Promise<boolean>) | null): void {
  prove = ask
}

async function request(address: string, init: RequestInit): Promise<Response> {
  let reply: Response
  try {
    reply = await fetch(address, { credentials: 'same-origin', ...init })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Refusal('network', 0, OFFLINE)
  }
  if (reply.ok) return reply
  const told = await reply.json().catch(() => null)
  // What weighs is asked for once more after the person said who they are; whoever will not is told why it was refused.
  if (told?.code === 'session.unproved' && prove && (await prove())) return request(address, init)
  if (told && typeof told.message === 'string')
    throw new Refusal(told.code ?? 'bug', reply.status, told.message, told.findings ?? [], waitOf(reply))
  throw new Refusal('bug', reply.status, `Máy chủ không trả lời được việc này (mã ${reply.status}). Thử lại sau ít phút.`)
}

function waitOf(reply: Response): number | undefined {
  const seconds = Number(reply.headers.get('retry-after'))
  return seconds > 0 ? seconds : undefined
}

function nameIn(disposition: string | null): string | null {
  if (!disposition) return null
  const encoded = /filename\*=(?:UTF-8'')?([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded.replace(/^"|"$/g, ''))
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null
}
