/** The database could not be brought up, for a reason a person can act on; the message says what, where and what next. */
export class DatabaseRefusal extends Error {
  override readonly name = 'DatabaseRefusal'
}
