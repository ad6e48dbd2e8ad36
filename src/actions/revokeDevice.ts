import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import * as store from '#store/devices.ts'
import { defineAction } from './action.ts'
import { deviceOwner } from './deviceOwner.ts'
import { unitCode } from './inputs.ts'

/** A lost or lent machine: its sessions end at once, and at its next contact it wipes what it holds. */
export const revokeDevice = defineAction({
  kind: 'write',
  title: 'Thu hồi một máy',
  summary: 'Take a machine’s right to keep books away: its sessions end, its key is never given again',
  input: z.object({
    device: z.uuid().describe('Mã của máy'),
    unit: unitCode.optional(),
    login: z.string().min(1).max(60).optional().describe('Tài khoản do đồng chí quản trị; bỏ trống là của mình'),
  }),
  allow: 'session',
  async run(context, { device, login }) {
    const owner = await deviceOwner(context, login)
    if (owner === '' || !(await store.revokeDevice(context.db, owner, device, context.now))) throw new Problem('device.unknown')
    return { id: device }
  },
})
