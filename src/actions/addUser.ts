import { z } from 'zod'
import { ROLES } from '#domain/access.ts'
import { Problem } from '#domain/problem.ts'
import { addGrant, addUser as insertUser, userByLogin } from '#store/users.ts'
import { defineAction } from './action.ts'
import { oneOf, unitCode } from './inputs.ts'
import { refuseWeakPassword } from './passwordRule.ts'

export const addUser = defineAction({
  kind: 'write',
  title: 'Thêm người dùng',
  summary: 'Add a log-in with a role over a unit and everything below it',
  input: z.object({
    login: z.string().min(2).max(60),
    name: z.string().min(2).max(80),
    password: z.string().min(12).max(200).describe('Ít nhất 12 ký tự'),
    unit: unitCode,
    role: oneOf(ROLES),
  }),
  allow: 'system',
  async run({ db, unit }, { login, name, password, role }) {
    refuseWeakPassword(password, login)
    if (await userByLogin(db, login)) throw new Problem('user.exists', { login })
    const id = await insertUser(db, { login, name, password })
    await addGrant(db, id, role, unit.id)
    return { id }
  },
})
