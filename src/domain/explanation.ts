import { type Finding, isError } from './finding.ts'

/** Why a figure that looks wrong is right: said once, dated, by somebody, of these very figures. */
export type Explanation = { about: string; reason: string; by: string; at: string }

export type ExplainedFinding = Finding & {
  /** What an explanation of it is kept under. */
  about: string
  explanation: Explanation | null
}

/** An explanation is of the figures it was given for: where they change, the finding asks again. */
export const aboutOf = ({ code, where, args }: Finding): string =>
  [code, where.indicator ?? '', JSON.stringify(args ?? {}, Object.keys(args ?? {}).sort())].join(' ')

/** Findings with what was said about them, the latest word where there are several. */
export function explained(findings: readonly Finding[], explanations: readonly Explanation[]): ExplainedFinding[] {
  const latest = new Map([...explanations].sort((a, b) => (a.at < b.at ? -1 : 1)).map((one) => [one.about, one]))
  return findings.map((finding) => {
    const about = aboutOf(finding)
    return { ...finding, about, explanation: latest.get(about) ?? null }
  })
}

/** Warnings nobody has said a word about yet. */
export const unexplained = (findings: readonly ExplainedFinding[]): ExplainedFinding[] =>
  findings.filter(({ severity, explanation }) => severity === 'warning' && explanation === null)

/** A report goes when nothing impossible stands in it and every question has its answer. */
export const mayBeSent = (findings: readonly ExplainedFinding[]): boolean =>
  !findings.some(isError) && unexplained(findings).length === 0
