import { z } from 'zod'
import { devicesOf } from '#store/devices.ts'
import { defineAction } from './action.ts'
import { deviceOwner } from './deviceOwner.ts'
import { unitCode } from './inputs.ts'

export const listDevices = defineAction({
  kind: 'read',
  title: 'Xem các máy ghi được khi mất mạng',
  summary: 'Machines that may keep one’s books without a network; an administrator asks for those of an account',
  input: z.object({
    unit: unitCode.optional(),
    login: z.string().min(1).max(60).optional().describe('Tài khoản do đồng chí quản trị; bỏ trống là của mình'),
  }),
  allow: 'session',
  async run(context, { login }) {
    const owner = await deviceOwner(context, login)
    const devices = owner === '' ? [] : await devicesOf(context.db, owner)
    return {
      devices: devices.map(({ id, name, openedAt, seenAt, revokedAt }) => ({
        id,
        name,
        openedAt: openedAt.toISOString(),
        seenAt: seenAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
      })),
    }
  },
})
