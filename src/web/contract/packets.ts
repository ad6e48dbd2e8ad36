import type { Verdict } from '#domain/packet.ts'

/** Packets between isolated networks, and the keys that are believed. */
export type TrustedCard = {
  id: string
  name: string
  fingerprint: string
  unit: string
  unitName: string
  above: boolean
  trustedAt: string
  trustedBy: string
  endedAt: string | null
}
export type PacketPart = 'rows' | 'papers' | 'figures' | 'files'
export type OwnKeys = { card: string; fingerprint: string; trusted: TrustedCard[] }
export type PacketLine = {
  id: string
  direction: 'out' | 'in'
  unitName: string
  peer: string
  madeAt: string
  handledAt: string
  by: string
  counts: Readonly<Record<string, number>>
  receiptAt: string | null
  receipt: Readonly<Record<string, number>> | null
}
export type ComingRow = {
  register: string
  title: string
  id: string
  unit: string
  label: string
  verdict: Verdict
  by: string
  at: string
  why: string | null
  differences: { column: string; ours: string; theirs: string }[]
}
export type TakenPacket = {
  packet: string
  from: string
  fingerprint: string
  madeAt: string
  unit: string
  kept: boolean
  counts: Record<Verdict, number>
  rows: ComingRow[]
  more: number
}

export type PacketReads = {
  showKeys: [{ unit: string }, OwnKeys]
  showPackets: [{ unit: string }, { packets: PacketLine[] }]
}
export type PacketWrites = {
  trustKey: [{ unit: string; name: string; card: string; fingerprint: string; above?: boolean }, { id: string; name: string }]
  endTrust: [{ unit: string; key: string; reason: string }, { ended: string }]
  importPacket: [{ unit: string; file: File; keep?: boolean; choices?: { id: string; take: 'ours' | 'theirs' }[] }, TakenPacket]
  readReceipt: [{ unit: string; file: File }, { packet: string; from: string; at: string }]
}
