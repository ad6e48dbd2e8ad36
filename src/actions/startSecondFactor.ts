import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { qrPicture } from '#report/docx/qr.ts'
import { base32 } from '#store/oneTimeCode.ts'
import { beginSecondFactor } from '#store/secondFactor.ts'
import { defineAction } from './action.ts'

const ISSUER = 'Sao Vuông'

/** A secret for one's own telephone, as a picture and as letters; it guards nothing until a code of it was typed. */
export const startSecondFactor = defineAction({
  kind: 'write',
  title: 'Bắt đầu bật xác thực hai lớp',
  summary: 'A new secret for one’s own telephone, as a QR picture and as letters; holds once a code of it is typed',
  input: z.object({}),
  allow: 'session',
  anyBook: true,
  sensitive: true,
  beforeSecondFactor: true,
  async run({ db, home, actor, now }) {
    const secret = await beginSecondFactor(db, home.seal, actor.userId, now)
    if (!secret) throw new Problem('factor.there')
    const letters = base32(secret)
    const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(actor.login)}`
    const otpauth = `otpauth://totp/${label}?secret=${letters}&issuer=${encodeURIComponent(ISSUER)}&algorithm=SHA1&digits=6&period=30`
    return { secret: letters, otpauth, qr: `data:image/png;base64,${Buffer.from(qrPicture(otpauth)).toString('base64')}` }
  },
})
