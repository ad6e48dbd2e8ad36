import { ROLES, type Role } from '#domain/access.ts'

export type DemoLogin = { login: string; password: string | null; roles: readonly Role[]; unit: string }

/** Where to click, and with which names: the first thing a person sees of the product. */
export function welcome(address: string, logins: readonly DemoLogin[] | null): string {
  const lines = [
    '',
    '  Sao Vuông đang chạy.',
    '',
    `  Mở trình duyệt:      ${address}`,
    `  Nối từ hệ thống khác: ${address}/api`,
    '',
  ]
  if (logins) {
    const known = logins.filter(({ password }) => password !== null)
    const width = (of: (login: DemoLogin) => string) => Math.max(0, ...known.map((login) => of(login).length)) + 3
    lines.push('  Tỉnh mẫu: bấm “Xem tỉnh mẫu”, hoặc đăng nhập')
    for (const one of known) {
      const role = `${one.roles.map((role) => ROLES[role]).join(', ')} ở ${one.unit}`
      lines.push(
        `    ${one.login.padEnd(width(({ login }) => login))}${(one.password ?? '').padEnd(width(({ password }) => password ?? ''))}${role}`,
      )
    }
    lines.push('')
  }
  lines.push('  Dừng: Ctrl C', '')
  return lines.join('\n')
}

/** The address a browser on this machine opens; one that listens on every address is reached by the loopback. */
export function addressOf(host: string, port: number): string {
  const name = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(host) ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

/** Why nothing listens, in words with the next step; null for what only a log can explain. */
export function whyNotListening(error: unknown, host: string, port: number): string | null {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return `Cổng ${port} đang có chương trình khác dùng (có thể Sao Vuông đã chạy sẵn: mở ${addressOf(host, port)}). Chọn cổng khác: PORT=${port + 1} npm start`
    case 'EACCES':
      return `Không được phép mở cổng ${port}. Chọn cổng từ 1024 trở lên: PORT=3000 npm start`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `Máy này không có địa chỉ ${host}. Bỏ HOST, hoặc đặt HOST là địa chỉ của máy trong mạng.`
    default:
      return null
  }
}
