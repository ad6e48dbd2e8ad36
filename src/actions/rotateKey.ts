import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { EVERYWHERE, inScope } from '#store/db.ts'
import { forgetHome } from '#store/home.ts'
import { othersAtWork, rotateFieldKey } from '#store/keyRotation.ts'
import { defineAction } from './action.ts'

/** With the server stopped: whoever still works would go on sealing with the old key. Backups taken before carry the old one. */
export const rotateKey = defineAction({
  kind: 'write',
  title: 'Đổi khóa của các ô được mã hóa',
  summary: 'Seal every sensitive cell anew with a new key, whole or not at all; the server has to be stopped meanwhile',
  input: z.object({}),
  allow: 'system',
  transaction: 'own',
  async run({ db, home, progress }) {
    if (process.env.SAOVUONG_KEY) throw new Problem('key.in_environment')
    const others = await inScope({ app: db }, EVERYWHERE, othersAtWork)
    if (others > 0) throw new Problem('key.in_use', { count: others })
    const place = { app: db, folder: home.folder }
    const { cells } = await rotateFieldKey(place, home.seal, (done, what) => progress(done, null, what))
    forgetHome(place)
    return { cells }
  },
})
