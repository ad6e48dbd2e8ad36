/** What happens to the database when the process ends without having said good-bye to it. */

export type Farewell = {
  /** Inside the `exit` event: nothing may wait any more. */
  now: () => void
  gently: () => Promise<void>
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Answers a function that withdraws the farewell. */
export function leaveOnEnd({ now, gently }: Farewell): () => void {
  const handler: NodeJS.SignalsListener = (signal) => {
    // A program that listens itself wants to finish its requests first, and calls stop() then.
    if (process.listeners(signal).some((listener) => !ours.has(listener as NodeJS.SignalsListener))) return
    underWay += 1
    void gently().finally(() => {
      underWay -= 1
      // The signal does what it usually does, once every database of this process is closed.
      if (underWay === 0) process.kill(process.pid, signal)
    })
  }
  ours.add(handler)
  for (const signal of SIGNALS) process.on(signal, handler)
  process.on('exit', now)
  return () => {
    process.off('exit', now)
    for (const signal of SIGNALS) process.off(signal, handler)
  }
}

const ours = new WeakSet<NodeJS.SignalsListener>()
let underWay = 0
