import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { isGiven, isSealed, type Register, type Row } from '#domain/register.ts'
import { registers } from '#domain/registers/index.ts'
import type { Db } from '#store/db.ts'
import { type PacketFault, PacketRefused, readPacket } from '#store/packetFile.ts'
import { packetKeys } from '#store/packetKeys.ts'
import { type TrustedKey, trustedKeys } from '#store/packets.ts'
import { openedRow } from '#store/recordColumns.ts'
import type { StoredRecord } from '#store/records.ts'
import type { Seal } from '#store/seal.ts'
import { cellValue } from './inputs.ts'
import { packetAttachment, packetCorrection, packetEdition, packetEntry, packetExplanation, packetRound } from './packetPapers.ts'

/** One row on its way: who has it, which revision of the sender it is, and the last of the receiver the sender had seen. */
export const packetRow = z.object({
  register: z.string().max(60),
  id: z.uuid(),
  unit: z.string().max(120),
  revision: z.int().min(1),
  base: z.int().min(0),
  by: z.string().max(120),
  at: z.string().max(40),
  /** Null: the sender took it back. */
  values: z.record(z.string().max(60), cellValue).nullable(),
})
export type PacketRow = z.infer<typeof packetRow>
/** As many of each as are taken in at once. */
const MOST = {
  ...{ rows: 500_000, rounds: 2000, editions: 50_000, entries: 500_000, corrections: 100_000, explanations: 100_000 },
  files: 20_000,
} as const

export const recordsBody = z.object({
  unit: z.string().max(120),
  rows: z.array(packetRow).max(MOST.rows),
  rounds: z.array(packetRound).max(MOST.rounds).default([]),
  editions: z.array(packetEdition).max(MOST.editions).default([]),
  entries: z.array(packetEntry).max(MOST.entries).default([]),
  corrections: z.array(packetCorrection).max(MOST.corrections).default([]),
  explanations: z.array(packetExplanation).max(MOST.explanations).default([]),
  files: z.array(packetAttachment).max(MOST.files).default([]),
})
export type RecordsBody = z.infer<typeof recordsBody>
/** Whoever makes a packet holds it to what its receiver reads it by: what would be refused there is not made here. */
export const isTooMuch = (body: RecordsBody): boolean => !recordsBody.safeParse(body).success
export const receiptBody = z.object({ packet: z.uuid(), at: z.string().max(40), counts: z.record(z.string().max(40), z.int()) })

/** Rows others stand on go first. */
export function inOrder(keys: readonly string[]): Register[] {
  const placed = new Set<Register>()
  const place = (register: Register | undefined): void => {
    if (!register || placed.has(register)) return
    for (const { refersTo } of Object.values(register.columns))
      if (refersTo && refersTo !== register.key) place(registers[refersTo])
    placed.add(register)
  }
  for (const key of keys) place(registers[key])
  return [...placed].filter(({ key }) => keys.includes(key))
}

/** Everything the person said in the row, masks opened: the file is sealed for its receiver. What is carried or computed follows by itself. */
export function openValues(register: Register, seal: Seal, record: StoredRecord): Row {
  const opened = openedRow(register, seal, record.values, record.stored)
  return Object.fromEntries(
    Object.entries(register.columns).flatMap(([key, column]) => {
      if (isGiven(column)) return []
      if (column.kind !== 'identity' || !isSealed(column)) return [[key, opened[key] ?? null]]
      const sealed = record.stored[`${key}Sealed`]
      return [[key, Buffer.isBuffer(sealed) ? seal.open(sealed) : null]]
    }),
  )
}

const REFUSALS: Readonly<Record<PacketFault, (from: string) => Problem>> = {
  not_one: () => new Problem('packet.not_one'),
  newer: () => new Problem('packet.newer'),
  not_for_us: () => new Problem('packet.not_for_us'),
  unknown_sender: (from) => new Problem('packet.unknown_sender', { from }),
  broken: () => new Problem('packet.broken'),
}

/** Opens a packet or refuses it in words; which of the keys trusted here sent it. */
export async function openedPacket(db: Db, folder: string, bytes: Uint8Array) {
  const known = (await trustedKeys(db)).filter(({ endedAt }) => endedAt === null)
  const of = (fingerprint: string): TrustedKey | undefined => known.find((key) => key.fingerprint === fingerprint)
  try {
    const read = readPacket(
      packetKeys(folder),
      (fingerprint) => {
        const key = of(fingerprint)
        return key ? { sign: key.signKey, box: key.boxKey } : null
      },
      bytes,
    )
    return { ...read, keys: known.filter(({ fingerprint }) => fingerprint === read.header.from) }
  } catch (error) {
    if (!(error instanceof PacketRefused)) throw error
    throw REFUSALS[error.fault](error.from === '' ? 'không rõ' : error.from)
  }
}
