// Asks the registry whether anything is known against the packages that run with the product. An isolated network has nobody to ask:
// that is said and holds nobody up; what the lock file pins and the list of licences are looked at by the tests in any case.

import { spawn } from 'node:child_process'
import { root, say } from './launcher.js'

const WEIGHS = ['high', 'critical']

/** The exit status: 1 where something that weighs is known, 0 where nothing is or nobody could be asked. */
export async function askAdvisories(ask = npmAudit) {
  const counts = countsIn(await ask())
  if (counts === null) {
    say('Chưa hỏi được danh sách lỗ hổng (máy không nối kho gói, hoặc kho không trả lời). Khi có mạng, chạy lại npm run check.')
    return 0
  }
  const told = Object.entries(counts).filter(([, count]) => count > 0)
  if (told.length === 0) say('Không có lỗ hổng đã biết nào ở các gói chạy cùng sản phẩm.')
  else say(`Lỗ hổng đã biết: ${told.map(([weight, count]) => `${weight} ${count}`).join(', ')}. Xem: npm audit --omit=dev.`)
  return told.some(([weight]) => WEIGHS.includes(weight)) ? 1 : 0
}

/** Weight → how many, out of what npm printed; null where it is no answer. */
export function countsIn(printed) {
  try {
    const { total: _, ...counts } = JSON.parse(printed).metadata.vulnerabilities
    return Object.values(counts).every(Number.isInteger) && Object.keys(counts).length > 0 ? counts : null
  } catch {
    return null
  }
}

function npmAudit() {
  const words = ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=15000']
  return new Promise((done) => {
    const child = spawn('npm', words, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], shell: process.platform === 'win32' })
    const tired = setTimeout(() => child.kill(), 30_000)
    let printed = ''
    child.stdout.on('data', (piece) => {
      printed += piece
    })
    const end = () => {
      clearTimeout(tired)
      done(printed)
    }
    child.on('error', end)
    child.on('close', end)
  })
}
