import type pg from 'pg'

/**
 * What is asked of a connection in one go leaves in one piece: the driver would write every statement by itself, and the
 * database wake up for each. It leaves as soon as nobody has anything more to ask without an answer.
 */
export function sendTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection
  const ask = client.query.bind(client) as (...given: unknown[]) => unknown
  let held = false
  client.query = ((...given: unknown[]) => {
    if (!held) {
      held = true
      stream.cork()
      process.nextTick(() => {
        held = false
        stream.uncork()
      })
    }
    return ask(...given)
  }) as typeof client.query
}
