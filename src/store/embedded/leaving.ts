/**
 * What happens to the database when the process ends without having closed it: it is asked to shut down (fast, nothing
 * committed is lost) and does so by itself while the process is already gone; whoever comes next waits for it.
 */

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const farewells = new Set<() => void>()

/** `now` may not wait for anything. Answers a function that withdraws it. */
export function leaveOnEnd(now: () => void): () => void {
  if (farewells.size === 0) listen()
  farewells.add(now)
  return () => {
    farewells.delete(now)
    if (farewells.size === 0) stopListening()
  }
}

function leaveAll(): void {
  for (const now of farewells) now()
  farewells.clear()
}

function onSignal(signal: NodeJS.Signals): void {
  // A program that listens itself wants to finish its requests first, and calls stop() then.
  if (process.listenerCount(signal) > 1) return
  leaveAll()
  stopListening()
  // Waiting here would let the program run on without its database; the signal now does what it usually does.
  process.kill(process.pid, signal)
}

function listen(): void {
  for (const signal of SIGNALS) process.on(signal, onSignal)
  process.on('exit', leaveAll)
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, onSignal)
  process.off('exit', leaveAll)
}
