/** Who may do what to which unit: one line each. Roles hold for a unit and everything below it. */
export type Role = 'clerk' | 'approver' | 'viewer' | 'auditor' | 'administrator'

export const ROLES: Readonly<Record<Role, string>> = {
  clerk: 'Trợ lý, nhân viên',
  approver: 'Chỉ huy',
  viewer: 'Lãnh đạo, xem',
  auditor: 'Kiểm tra, thanh tra',
  administrator: 'Quản trị',
}

/** A grant: a role over the preorder range of one unit. */
export type Grant = { role: Role; unitId: number; pos: number; end: number }
export type Actor = { userId: string; login: string; name: string; grants: readonly Grant[] }
export type Place = { pos: number }

const holds = (actor: Actor, place: Place, roles: readonly Role[]): boolean =>
  actor.grants.some((grant) => roles.includes(grant.role) && grant.pos <= place.pos && place.pos <= grant.end)

export const maySee = (actor: Actor, place: Place): boolean =>
  holds(actor, place, ['clerk', 'approver', 'viewer', 'auditor', 'administrator'])
export const mayEdit = (actor: Actor, place: Place): boolean => holds(actor, place, ['clerk', 'approver'])
/** From a unit above alone, not from the place itself. */
export const mayEditFromAbove = (actor: Actor, place: Place): boolean =>
  mayEdit({ ...actor, grants: actor.grants.filter(({ pos }) => pos < place.pos) }, place)
export const mayApprove = (actor: Actor, place: Place): boolean => holds(actor, place, ['approver'])
export const mayAssign = (actor: Actor, place: Place): boolean => holds(actor, place, ['approver'])
export const mayAudit = (actor: Actor, place: Place): boolean => holds(actor, place, ['auditor', 'administrator'])
export const mayAdminister = (actor: Actor, place: Place): boolean => holds(actor, place, ['administrator'])
