import { basename } from 'node:path'
import { z } from 'zod'
import { mayAdminister } from '#domain/access.ts'
import { defineAction } from './action.ts'
import { refuseBelowRoot, takeBackup } from './backupTaking.ts'

/** The same from the screen: always into the folder of the machine, always with its passphrase. */
export const backUpNow = defineAction({
  kind: 'write',
  title: 'Sao lưu ngay',
  summary: 'Write an encrypted backup into the backup folder of the server',
  input: z.object({}),
  allow: (actor, unit) => mayAdminister(actor, unit),
  transaction: 'own',
  async run(context) {
    await refuseBelowRoot(context, 'sao lưu')
    const { path, size, tables, rows, taken } = await takeBackup(context, {})
    return { name: basename(path), size, tables, rows, taken }
  },
})
