import type { Role } from '#domain/access.ts'
import type { Session } from '../contract.ts'

/** One's own account, and those an administrator looks after. */
export type MyAccount = {
  login: string
  name: string
  email: string | null
  secondFactor: { since: string; codesLeft: number } | null
  mandatory: boolean
  asked: boolean
}
export type MySession = { key: string; openedAt: string; expiresAt: string; address: string; mine: boolean }
export type Right = {
  role: Role
  title: string
  unit: string
  unitName: string
  from: string
  until: string | null
  registers: string[] | null
  holds: boolean
}
export type UserLine = {
  login: string
  name: string
  active: boolean
  hasSecondFactor: boolean
  state: 'active' | 'invited' | 'suspended' | 'closed'
  invitedUntil: string | null
  sessions: number
  grants: Right[]
}
type GivenRight = { role: Role; registers?: string[]; validFrom?: string; validTo?: string }

export type AccountReads = {
  showMyAccount: [Record<string, never>, MyAccount]
  showMySessions: [Record<string, never>, { sessions: MySession[] }]
  listUsers: [{ unit: string }, { users: UserLine[] }]
}
export type AccountWrites = {
  acceptInvitation: [{ login: string; inviteToken: string; password: string }, { login: string }]
  finishSignOn: [{ ticket: string; oneTimeCode?: string; login?: string; inviteToken?: string }, Session]
  changePassword: [{ password: string; newPassword: string }, { ended: number }]
  endSessions: [{ key?: string }, { ended: number }]
  startSecondFactor: [Record<string, never>, { secret: string; otpauth: string; qr: string }]
  confirmSecondFactor: [{ oneTimeCode: string }, { recoveryCodes: string[] }]
  makeRecoveryCodes: [Record<string, never>, { recoveryCodes: string[] }]
  endSecondFactor: [Record<string, never>, { ended: boolean }]
  confirmSession: [{ password: string }, { until: string }]
  inviteUser: [
    GivenRight & { unit: string; login: string; name: string },
    { login: string; again: boolean; code: string; until: string },
  ]
  grantRight: [GivenRight & { unit: string; login: string }, { login: string }]
  endRight: [{ unit: string; login: string; role: Role; reason: string }, { login: string }]
  suspendUser: [{ unit: string; login: string; suspended: boolean; reason: string }, { login: string }]
  transferUser: [{ unit: string; login: string; to: string; role: Role; validFrom?: string }, { login: string }]
  resetSecondFactor: [{ unit: string; login: string; reason: string }, { login: string }]
}
