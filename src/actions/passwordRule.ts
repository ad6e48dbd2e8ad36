import { LONGEST_PASSWORD, type PasswordFault, passwordFault, SHORTEST_PASSWORD } from '#domain/password.ts'
import { Problem } from '#domain/problem.ts'

/** Refuses a password in the words of what is wrong with it. */
export function refuseWeakPassword(password: string, login: string): void {
  const fault = passwordFault(password, login)
  if (fault) throw REFUSALS[fault]()
}

const REFUSALS: Readonly<Record<PasswordFault, () => Problem>> = {
  short: () => new Problem('password.short', { least: SHORTEST_PASSWORD }),
  long: () => new Problem('password.long', { most: LONGEST_PASSWORD }),
  known: () => new Problem('password.known'),
  named: () => new Problem('password.named'),
}
