/** A machine that may keep the books while there is no network. */
export type Device = { id: string; name: string; openedAt: string; seenAt: string; revokedAt: string | null }

export type DeviceReads = { listDevices: [Record<string, never>, { devices: Device[] }] }
export type DeviceWrites = {
  openDevice: [{ device: string; name: string }, { login: string; key: string; days: number }]
  revokeDevice: [{ device: string }, { id: string }]
}
