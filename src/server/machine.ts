import type { Actor, Role } from '#domain/access.ts'
import { WHOLE } from './scope.ts'

const ROLES = ['administrator', 'approver', 'publisher', 'clerk', 'auditor'] as const satisfies readonly Role[]

/** Whoever may run programs on the server as its owner: every role over everything, under a name of its own in the trail. */
export const MACHINE: Actor = {
  userId: '00000000-0000-0000-0000-000000000000',
  login: 'máy chủ',
  name: 'Quản trị máy chủ',
  grants: ROLES.map((role) => ({ role, unitId: WHOLE, pos: 0, end: Number.MAX_SAFE_INTEGER })),
}
