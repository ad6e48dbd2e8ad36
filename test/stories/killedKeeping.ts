/**
 * A process that backs up or restores and can be killed meanwhile: says on stdout how far it has come. Arguments: `backup`, address of
 * the database, folder of keys, path; or `restore`, path, place (a folder or an address), folder for keys.
 */
import { restoreIntoFolder, restoreIntoServer } from '#store/backup/restore.ts'
import { writeBackup } from '#store/backup/writeBackup.ts'
import { connectionOf } from '#store/db.ts'

const [deed, ...words] = process.argv.slice(2)
const passphrase = 'mật khẩu sao lưu của thử nghiệm'
const say = (line: string) => process.stdout.write(`${line}\n`)
const progress = (_done: number, _total: number | null, what: string) => say(what)
if (deed === 'backup') {
  const [url = '', folder = '', path = ''] = words
  await writeBackup({ connection: connectionOf(url), folder, path, passphrase, now: new Date(), progress, cost: 14 })
} else {
  const [from = '', into = '', keys = ''] = words
  const order = { from, passphrase, progress, log: say }
  if (into.startsWith('postgres:')) await restoreIntoServer(order, into, keys)
  else await restoreIntoFolder(order, into)
}
say('done')
