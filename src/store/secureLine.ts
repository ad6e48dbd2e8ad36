import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { DatabaseRefusal } from './embedded/refusal.ts'

/** TLS to a database with its certificate checked: who answers is who was named. Of what pg hands on to Node. */
export type SecureLine = { readonly rejectUnauthorized: true; readonly host: string; readonly ca?: string }

/**
 * The way to a database on another machine is TLS with a certificate that is checked, whatever the address says of it, for records
 * of people go over it; only `sslmode=disable` says that the network itself is closed. On this machine there is nothing between.
 */
export function secureLine(host: string, asked: URLSearchParams): SecureLine | undefined {
  const mode = asked.get('sslmode')
  if (mode === 'disable' || (mode === null && isHere(host))) return undefined
  const rootCert = asked.get('sslrootcert')
  return { rejectUnauthorized: true, host, ...(rootCert ? { ca: certificateAt(rootCert) } : {}) }
}

const isHere = (host: string): boolean =>
  host === '' || host === 'localhost' || host.startsWith('/') || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))

function certificateAt(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new DatabaseRefusal(
      `Không đọc được chứng thư gốc ${path} ghi trong DATABASE_URL. Chép tệp đó vào máy này và cho tài khoản chạy dịch vụ quyền đọc.`,
    )
  }
}

const UNPROVED = /CERT|SELF_SIGNED|UNABLE_TO_(GET_ISSUER|VERIFY)|ERR_TLS|ERR_SSL/

/** Why the secured way was not taken, in words; anything else as it came. */
export function asRefusedLine(error: unknown, { host, port }: { host: string; port: number }): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/does not support SSL/.test(error.message))
    return new DatabaseRefusal(
      `Máy chủ PostgreSQL ${host}:${port} không nhận kết nối TLS, nên không gửi dữ liệu cá nhân sang đó. Bật ssl trên máy chủ ấy; mạng đã mã hóa riêng thì thêm sslmode=disable vào DATABASE_URL.`,
    )
  if (UNPROVED.test(code))
    return new DatabaseRefusal(
      `Chứng thư của máy chủ PostgreSQL ${host}:${port} không được tin (${code}). Thêm sslrootcert=<tệp chứng thư gốc> vào DATABASE_URL và đặt đúng tên máy chủ.`,
    )
  return error
}
