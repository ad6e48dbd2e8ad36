import { z } from 'zod'
import { rootsFile, signRoots } from '#store/auditRoots.ts'
import { EVERYWHERE, setScope } from '#store/db.ts'
import { defineAction } from './action.ts'

/** The server does it by itself every day; whoever carries the file elsewhere does it once more before. */
export const signAudit = defineAction({
  kind: 'read',
  title: 'Ký gốc nhật ký',
  summary: 'Sign how far the trail of each province has come, in a file outside the database',
  input: z.object({}),
  allow: 'system',
  async run({ db, home, now }) {
    await setScope(db, EVERYWHERE)
    const { signed, key } = await signRoots(db, home.folder, now)
    return { signed, key, file: rootsFile(home.folder) }
  },
})
