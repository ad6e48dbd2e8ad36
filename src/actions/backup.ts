import { resolve } from 'node:path'
import { z } from 'zod'
import { defineAction } from './action.ts'
import { takeBackup } from './backupTaking.ts'

/** Taken while people work; the file opens nowhere without its passphrase. */
export const backup = defineAction({
  kind: 'write',
  title: 'Sao lưu',
  summary: 'Write an encrypted backup of the whole installation, consistent while it runs',
  input: z.object({
    out: z.string().min(1).max(1000).optional().describe('Nơi ghi tệp; để trống thì vào thư mục sao lưu'),
    passphraseFile: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe('Tệp có mật khẩu sao lưu; để trống thì dùng mật khẩu của máy này'),
  }),
  allow: 'system',
  transaction: 'own',
  async run(context, { out, passphraseFile }) {
    const { path, size, tables, rows, taken } = await takeBackup(context, { out: out && resolve(out), passphraseFile })
    return { path, size, tables, rows, taken }
  },
})
