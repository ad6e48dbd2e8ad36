import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import type { BenchTable } from './table.ts'

/** On what the figures of a run were taken: without it they say nothing. */
export async function machine(): Promise<BenchTable> {
  const [load = 0] = loadavg()
  return {
    title: 'Machine',
    lines: [
      { what: 'cores', value: availableParallelism(), unit: '', note: cpus()[0]?.model ?? '' },
      { what: 'memory', value: totalmem() / 2 ** 30, unit: 'GB' },
      {
        what: 'load at the start',
        value: load,
        unit: '',
        note: load > availableParallelism() ? 'busy: read ratios, not milliseconds' : '',
      },
      { what: 'Node', value: Number(process.versions.node.split('.')[0]), unit: '', note: process.version },
    ],
  }
}
