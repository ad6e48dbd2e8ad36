/** What a process of the faults campaign is to do, and with what. */
export const DEEDS = ['import', 'submit', 'reorganise', 'backup', 'packet'] as const
export type Deed = (typeof DEEDS)[number]
export type Job = {
  /** Of the database server; empty where the process opens the embedded one in its folder itself. */
  url: string
  folder: string
  now: string
  deeds: readonly Deed[]
  unit: string
  province: string
  roster: string
  packet: string
  backup: string
  passphrase: string
  round: string
  reorganisation: string
  clerk: string
  head: string
  administrator: string
}
export const PEOPLE = 25
export const SHIFTS = 20
