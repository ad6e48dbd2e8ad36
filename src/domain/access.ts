/** Who may do what to which unit: one line each. Roles hold for a unit and everything below it. */
export type Role = 'clerk' | 'approver' | 'publisher' | 'viewer' | 'auditor' | 'administrator'

export const ROLES: Readonly<Record<Role, string>> = {
  clerk: 'Trợ lý, nhân viên',
  approver: 'Chỉ huy',
  publisher: 'Văn thư, ban hành',
  viewer: 'Lãnh đạo, xem',
  auditor: 'Kiểm tra, thanh tra',
  administrator: 'Quản trị',
}

/** A grant: a role over the preorder range of one unit; where registers are named, for these books alone. */
export type Grant = { role: Role; unitId: number; pos: number; end: number; registers?: readonly string[] | null }
export type Actor = { userId: string; login: string; name: string; grants: readonly Grant[] }
export type Place = { pos: number }

/** What somebody is at a place. */
export const rolesAt = (actor: Actor, place: Place): Role[] => [
  ...new Set(actor.grants.flatMap(({ role, pos, end }) => (pos <= place.pos && place.pos <= end ? [role] : []))),
]

const holds = (actor: Actor, place: Place, roles: readonly Role[]): boolean =>
  actor.grants.some((grant) => roles.includes(grant.role) && grant.pos <= place.pos && place.pos <= grant.end)

export const maySee = (actor: Actor, place: Place): boolean =>
  holds(actor, place, ['clerk', 'approver', 'publisher', 'viewer', 'auditor', 'administrator'])
export const mayEdit = (actor: Actor, place: Place): boolean => holds(actor, place, ['clerk', 'approver'])
/** From a unit above alone, not from the place itself. */
export const mayEditFromAbove = (actor: Actor, place: Place): boolean =>
  mayEdit({ ...actor, grants: actor.grants.filter(({ pos }) => pos < place.pos) }, place)
export const mayApprove = (actor: Actor, place: Place): boolean => holds(actor, place, ['approver'])
/** Who issues what was signed: the registry of the unit (NĐ 30/2020 Đ6(4)), which writes nothing itself, or its head. */
export const mayPublish = (actor: Actor, place: Place): boolean => holds(actor, place, ['approver', 'publisher'])
export const mayAssign = (actor: Actor, place: Place): boolean => holds(actor, place, ['approver'])
export const mayAudit = (actor: Actor, place: Place): boolean => holds(actor, place, ['auditor', 'administrator'])
export const mayAdminister = (actor: Actor, place: Place): boolean => holds(actor, place, ['administrator'])

/** Whoever puts a name under figures, issues them or hands out rights proves twice who they are (OWASP ASVS 5.0, 6.3.3). */
const PROVED_TWICE: readonly Role[] = ['approver', 'publisher', 'administrator']
export const needsSecondFactor = (actor: Pick<Actor, 'grants'>): boolean =>
  actor.grants.some(({ role }) => PROVED_TWICE.includes(role))

/** The rights that count for a deed in a book, or in none in particular: one given for some books counts in these alone. */
export const inBook = (actor: Actor, register: string | null): Actor =>
  actor.grants.every(({ registers }) => !registers)
    ? actor
    : {
        ...actor,
        grants: actor.grants.filter(({ registers }) => !registers || (register !== null && registers.includes(register))),
      }

/** The books somebody has any right in; null where it is all of them. */
export const booksOf = ({ grants }: { grants: readonly Pick<Grant, 'registers'>[] }): ReadonlySet<string> | null =>
  grants.length === 0 || grants.some(({ registers }) => !registers)
    ? null
    : new Set(grants.flatMap(({ registers }) => registers ?? []))
