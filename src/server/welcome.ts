import { USERS } from '#demo/users.ts'
import { ROLES } from '#domain/access.ts'

/** Where to click, and with which names: the first thing a person sees of the product. */
export function welcome(address: string, demo: boolean): string {
  const lines = ['', '  Sao Vuông đang chạy.', '', `  Mở trình duyệt:      ${address}`, `  Nối từ hệ thống khác: ${address}/api`, '']
  if (demo) {
    const width = Math.max(...USERS.map(({ login }) => login.length))
    lines.push('  Tỉnh mẫu Sơn Giang. Bấm “Xem tỉnh mẫu”, hoặc đăng nhập:')
    for (const user of USERS.filter(({ password }) => password !== null)) {
      const role = user.grants.map((grant) => ROLES[grant.role]).join(', ')
      lines.push(`    ${user.login.padEnd(width + 2)}${(user.password ?? '').padEnd(22)}${role}`)
    }
    lines.push('')
  }
  lines.push('  Dừng: Ctrl C', '')
  return lines.join('\n')
}

/** The address a browser on this machine opens; one that listens on every address is reached by the loopback. */
export function addressOf(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
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
