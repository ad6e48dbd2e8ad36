/**
 * Unpacks a bundle into an empty folder and runs it as a machine without Node, npm or a network would:
 * `node test/tryBundle.ts saovuong-….tar.gz`. As root on Linux the kernel itself takes the network away. Ends with 0 when it started,
 * served its screen, was examined, backed up and stopped.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const archive = resolve(process.argv[2] ?? '')
const folder = mkdtempSync(join(tmpdir(), 'saovuong-bundle-'))
chmodSync(folder, 0o711)
const place = join(folder, 'sao-vuong')
const PORT = '3978'
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Nothing of this machine but what every system has; a registry that is nowhere. */
const env = {
  PATH: '/usr/bin:/bin',
  SAOVUONG_DATA: join(folder, 'data'),
  SAOVUONG_DEMO: '0',
  PORT,
  npm_config_registry: 'http://127.0.0.1:9',
}
const alone = process.platform === 'linux' && process.getuid?.() === 0 ? ['unshare', '--net', 'sh', '-c'] : ['sh', '-c']
const upLoopback = alone[0] === 'unshare' ? 'ip link set lo up; ' : ''

/** All in one shell, because a network taken away is taken away from that shell alone. */
const script = `${upLoopback}
./saovuong start & server=$!
i=0; until curl -sf http://127.0.0.1:${PORT}/ready; do i=$((i+1)); [ $i -lt 300 ] || exit 3; kill -0 $server || exit 4; sleep 1; done; echo
curl -sf http://127.0.0.1:${PORT}/ | grep -q '<div id="root"' || exit 5
./saovuong doctor; ./saovuong backup --out "$SAOVUONG_DATA/thu.saoluu" || exit 6
./saovuong restore --from "$SAOVUONG_DATA/thu.saoluu" --into "$SAOVUONG_DATA-moi" || exit 7
kill -TERM $server; wait $server`

let child: ChildProcess | undefined
try {
  mkdirSync(place)
  execFileSync('tar', ['-xzf', archive, '-C', place, '--strip-components=1'])
  const [program = 'sh', ...words] = alone
  child = spawn(program, [...words, script], { cwd: place, env, stdio: 'inherit' })
  const status = await new Promise<number>((done) => child?.on('exit', (code) => done(code ?? 1)))
  say(
    status === 0
      ? 'The bundle installs, starts, backs up and restores without a network.'
      : `The bundle does not stand alone: ${status}.`,
  )
  process.exitCode = status
} finally {
  if (child?.exitCode === null) child.kill('SIGTERM')
  // Whatever it started ends with its data folder; a moment for the database to let go.
  await pause(500)
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
}
