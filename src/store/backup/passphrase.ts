import { randomInt } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '#domain/problem.ts'
import { SHORTEST_PASSPHRASE } from './cipher.ts'

/** Where the passphrase of the automatic backups lies: the machine needs it at night, a person needs it on paper. */
export const passphraseFile = (folder: string): string => join(folder, 'keys', 'backup.passphrase')

const LETTERS = 'abcdefghjkmnpqrstvwxyz23456789'

/** Eight groups of four: 157 bits, without letters that look alike. */
const invented = (): string =>
  Array.from({ length: 8 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-')

function checked(text: string): string {
  const passphrase = text.replace(/^\uFEFF/, '').trim()
  if (passphrase.length < SHORTEST_PASSPHRASE) throw new Problem('backup.short_passphrase', { least: SHORTEST_PASSPHRASE })
  return passphrase
}

function fromFile(path: string): string {
  if (!existsSync(path)) throw new Problem('backup.no_passphrase', { place: path })
  return checked(readFileSync(path, 'utf8'))
}

const given = (): string | null => process.env.SAOVUONG_BACKUP_PASSPHRASE ?? null

/** To write with: the one named, the one of the environment, else this installation's own, made at the first backup. */
export function passphraseToWrite(folder: string, file?: string): string {
  if (file !== undefined) return fromFile(file)
  const own = given()
  if (own !== null) return checked(own)
  const path = passphraseFile(folder)
  if (!existsSync(path)) {
    mkdirSync(join(folder, 'keys'), { recursive: true, mode: 0o700 })
    try {
      writeFileSync(path, `${invented()}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return fromFile(path)
}

/** To read with: the one named, the one of the environment, else that of the installation on this machine, where there is one. */
export function passphraseToRead(folder: string, file?: string): string {
  if (file !== undefined) return fromFile(file)
  const own = given()
  return own === null ? fromFile(passphraseFile(folder)) : checked(own)
}
