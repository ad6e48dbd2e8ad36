/** PostgreSQL's settings for this machine, and the environment its programs run in. */
import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

export type Settings = Readonly<Record<string, string>>

const MB = 1024 * 1024

/** A container's limit counts when it is lower than the memory of the machine. */
function memoryInMegabytes(): number {
  const allowed = process.constrainedMemory()
  return Math.floor((allowed > 0 ? Math.min(allowed, totalmem()) : totalmem()) / MB)
}

export function settingsFor(socketFolder: string | undefined, chosen: Settings, memory: number = memoryInMegabytes()): Settings {
  const shared = Math.max(128, Math.min(1024, Math.floor(memory / 4)))
  return {
    // One way in: a socket in a folder only our user may enter. Windows has loopback only.
    listen_addresses: socketFolder === undefined ? '127.0.0.1' : '',
    ...(socketFolder === undefined ? {} : { unix_socket_directories: socketFolder, unix_socket_permissions: '0700' }),
    cluster_name: 'saovuong',
    max_connections: '100',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(256, Math.floor(memory / 2))}MB`,
    // 64 MB made the planner choose a serial plan for the nation-wide roll-up: twice as slow. Compilation never paid off.
    work_mem: '16MB',
    jit: 'off',
    maintenance_work_mem: `${Math.max(64, Math.min(256, Math.floor(memory / 16)))}MB`,
    random_page_cost: '1.1',
    max_wal_size: '2GB',
    // Nobody follows this database by its log: an index that is made is written once, to its own file, and synced there.
    wal_level: 'minimal',
    max_wal_senders: '0',
    checkpoint_timeout: '15min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    datestyle: 'ISO, YMD',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] ',
    // Parallel queries share memory there; a container often gives it only 64 MB.
    dynamic_shared_memory_type: hasRoomInSharedMemory() ? 'posix' : 'mmap',
    ...chosen,
  }
}

function hasRoomInSharedMemory(): boolean {
  if (process.platform !== 'linux') return process.platform !== 'win32'
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize >= 512 * MB
  } catch {
    return false
  }
}

/** Without the caller's PG… variables and language: they would change what the programs do and say. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => /^(PATH|SystemRoot|TEMP|TMP|TMPDIR|LD_LIBRARY_PATH)$/i.test(name))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
