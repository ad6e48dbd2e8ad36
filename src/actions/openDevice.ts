import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import * as store from '#store/devices.ts'
import { defineAction } from './action.ts'

/** So many days without having come, and a machine forgets what it holds. */
const KEPT_DAYS = 30

/** Lets a machine keep a person's books while there is no network: it is given the key to close them with. */
export const openDevice = defineAction({
  kind: 'write',
  title: 'Cho máy này ghi khi mất mạng',
  summary: 'Give this machine the key its local data are encrypted with, for the person logged in; a revoked machine gets none',
  input: z.object({
    device: z.uuid().describe('Mã của máy, do máy tự đặt'),
    name: z.string().trim().min(1).max(80).describe('Tên máy để nhận ra'),
  }),
  allow: 'session',
  async run({ db, home, actor, door, now }, { device, name }) {
    const about = { userId: actor.userId, id: device, name, token: door.session.token, now }
    const key = actor.userId === '' ? null : await store.openDevice(db, home.seal, about)
    if (key === null) throw new Problem('device.revoked')
    return { login: actor.login, key, days: KEPT_DAYS }
  },
})
