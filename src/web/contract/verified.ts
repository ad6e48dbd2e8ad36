/** The edition a code on a paper stands for. */
export type Verified = {
  code: string
  edition: string
  round: { id: string; title: string }
  unit: { code: string; shortName: string }
  receiver: { code: string; shortName: string }
  number: number
  state: string
  stateTitle: string
  /** Whether it counts today; null while it is on its way. */
  stands: boolean | null
  period: string
  asOf: string
  figures: number
  steps: { verb: string; deed: string; name: string; at: string; forName: string | null; signsAs: string | null }[]
  same: boolean | null
  differing: string[]
  added: string[]
}
