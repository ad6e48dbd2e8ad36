import { statSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { rootsFile } from '#store/auditRoots.ts'
import { backupFolder, backupsIn } from '#store/backup/folder.ts'
import { productVersion } from '#store/backup/product.ts'
import { roomOn } from '#store/health.ts'

/** Upper bounds of the buckets in seconds, as Prometheus counts them. */
const BOUNDS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const

export type Metrics = {
  /** One action answered: by name, status and how long it took. Never who or what. */
  count(action: string, status: number, seconds: number): void
  /** The text Prometheus asks for (exposition format 0.0.4). */
  text(): string
}

type Series = { action: string; status: number; buckets: number[]; sum: number; count: number }

export function metricsOf(folder: string): Metrics {
  const series = new Map<string, Series>()
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  return {
    count(action, status, seconds) {
      const key = `${action} ${status}`
      const one = series.get(key) ?? { action, status, buckets: BOUNDS.map(() => 0), sum: 0, count: 0 }
      for (const [at, bound] of BOUNDS.entries()) if (seconds <= bound) one.buckets[at] = (one.buckets[at] ?? 0) + 1
      one.sum += seconds
      one.count++
      series.set(key, one)
    },
    text: () =>
      `${[...ofActions([...series.values()]), ...ofProcess(delay.percentile(99) / 1e9), ...ofKeeping(folder)].join('\n')}\n`,
  }
}

const head = (name: string, kind: 'counter' | 'gauge' | 'histogram', help: string): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${kind}`,
]
const gauge = (name: string, help: string, value: number): string[] => [...head(name, 'gauge', help), `${name} ${value}`]

function ofActions(all: readonly Series[]): string[] {
  const name = 'saovuong_action_seconds'
  return [
    ...head(name, 'histogram', 'Time to answer an action, by its name and HTTP status.'),
    ...all.flatMap(({ action, status, buckets, sum, count }) => {
      const labels = `action="${action}",status="${status}"`
      return [
        ...BOUNDS.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${buckets[at]}`),
        `${name}_bucket{${labels},le="+Inf"} ${count}`,
        `${name}_sum{${labels}} ${sum}`,
        `${name}_count{${labels}} ${count}`,
      ]
    }),
  ]
}

function ofProcess(lag: number): string[] {
  const { rss, heapUsed } = process.memoryUsage()
  return [
    ...head('saovuong_info', 'gauge', 'The version that runs.'),
    `saovuong_info{version="${productVersion()}",node="${process.version}"} 1`,
    ...gauge('process_resident_memory_bytes', 'Memory of the process.', rss),
    ...gauge('nodejs_heap_used_bytes', 'Memory in use by the program.', heapUsed),
    ...gauge('process_uptime_seconds', 'Since the process began.', process.uptime()),
    ...gauge(
      'nodejs_eventloop_lag_p99_seconds',
      'How late the process comes to its work, 99th percentile.',
      Number.isFinite(lag) ? lag : 0,
    ),
  ]
}

/** Zero where there is none: an alarm on "older than a day" then rings. */
function ofKeeping(folder: string): string[] {
  const newest = backupsIn(backupFolder(folder))[0]
  const roots = statSync(rootsFile(folder), { throwIfNoEntry: false })
  return [
    ...gauge(
      'saovuong_last_backup_timestamp_seconds',
      'When the newest backup was taken.',
      newest ? Date.parse(newest.taken) / 1000 : 0,
    ),
    ...gauge('saovuong_last_backup_bytes', 'Size of the newest backup.', newest?.size ?? 0),
    ...gauge('saovuong_audit_root_timestamp_seconds', 'When the trail was last signed.', roots ? roots.mtimeMs / 1000 : 0),
    ...gauge('saovuong_disk_free_bytes', 'Room on the disk of the data folder.', roomOn(folder)),
  ]
}
