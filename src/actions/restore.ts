import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { passphraseToRead } from '#store/backup/passphrase.ts'
import { type Restored, restoreIntoFolder, restoreIntoServer } from '#store/backup/restore.ts'
import { defaultDataFolder } from '#store/embedded.ts'
import { defineAction } from './action.ts'
import { restoredReply } from './restoredReply.ts'

/** Into a new place only; the database in use is not even opened. */
export const restore = defineAction({
  kind: 'write',
  title: 'Khôi phục từ bản sao lưu',
  summary: 'Restore a backup into a new folder or an empty database, and prove it',
  input: z.object({
    from: z.string().min(1).max(1000).describe('Tệp sao lưu'),
    into: z.string().min(1).max(1000).describe('Thư mục mới, hoặc địa chỉ postgres:// của một cơ sở dữ liệu trống'),
    keys: z.string().min(1).max(1000).optional().describe('Khi khôi phục vào máy chủ PostgreSQL: thư mục dữ liệu mới giữ khóa'),
    passphraseFile: z
      .string()
      .min(1)
      .max(1000)
      .optional()
      .describe('Tệp có mật khẩu sao lưu; để trống thì dùng mật khẩu của máy này'),
  }),
  allow: 'system',
  needsDatabase: () => false,
  async run({ progress }, { from, into, keys, passphraseFile }) {
    if (!existsSync(from)) throw new Problem('backup.nothing', { place: resolve(from) })
    const order = { from: resolve(from), passphrase: passphraseToRead(defaultDataFolder(), passphraseFile), progress }
    let restored: Restored
    if (/^postgres(ql)?:\/\//.test(into)) {
      if (keys === undefined) throw new Problem('restore.no_keys')
      restored = await restoreIntoServer(order, into, keys)
    } else restored = await restoreIntoFolder(order, into)
    return { place: restored.place, ...restoredReply(restored) }
  },
})
