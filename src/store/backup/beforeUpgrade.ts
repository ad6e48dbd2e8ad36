import { join } from 'node:path'
import type { Connection } from '../embedded.ts'
import { backupFolder } from './folder.ts'
import { passphraseToWrite } from './passphrase.ts'
import { writeBackup } from './writeBackup.ts'

/** A new version first puts aside what the old one kept; without that it changes nothing. Answers where it lies. */
export async function backUpBeforeUpgrade(
  connection: Connection,
  folder: string,
  pending: readonly string[],
  log: (line: string) => void = () => {},
): Promise<string> {
  const now = new Date()
  const stamp = now.toISOString().replace(/[-:.]/g, '')
  const path = join(backupFolder(folder), `saovuong-${stamp}-truoc-nang-cap.saoluu`)
  log(`Bản mới cần đổi cơ sở dữ liệu (${pending.length} bước). Sao lưu trước vào ${path}…`)
  await writeBackup({ connection, folder, path, passphrase: passphraseToWrite(folder), now })
  return path
}
