import { type Action, isMadeFile } from '#actions/action.ts'
import { actions as list } from '#actions/index.ts'
import { finding } from '#domain/finding.ts'
import { Problem, printProblem } from '#domain/problem.ts'
import { type PrintedRefusal, runAction } from '#server/endpoint.ts'
import type { GivenInput } from '#server/givenInput.ts'
import { inputShape } from '#server/inputShape.ts'
import { nearestName } from '#server/nearestName.ts'
import { documentsIn } from './documents.ts'
import { type Flags, readFiles, readFlags, type Wishes } from './flags.ts'
import { actionHelp, generalHelp } from './help.ts'
import { aMachine, type Machine } from './machine.ts'
import { deliver, isPassed } from './print/reply.ts'

/** `saovuong <action> [--field value …]`: stdout carries the reply alone, stderr everything said beside it. */
const actions: Readonly<Record<string, Action>> = list
const say = (line: string): void => void process.stderr.write(`${line}\n`)

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const asked = rest[0]
    const action = asked === undefined ? undefined : actionNamed(asked)
    process.stdout.write(asked !== undefined && action ? actionHelp(asked, action) : generalHelp(actions))
    return 0
  }
  const action = actionNamed(name)
  const flags = readFlags(rest, action)
  if (flags.wishes.help) {
    process.stdout.write(actionHelp(name, action))
    return 0
  }
  const machine = aMachine(actions, say)
  try {
    if (flags.wishes.folder !== null) return await perDocument(machine, name, flags, flags.wishes.folder)
    return (await once(machine, name, await readFiles(forReading(flags, action)), flags.wishes)) ? 0 : 1
  } finally {
    await machine.close()
  }
}

function actionNamed(name: string) {
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined
  if (action) return action
  const near = nearestName(name, Object.keys(actions))
  const advice = near ? `Có phải đồng chí cần ${near}.` : 'Gọi help để xem mọi việc.'
  throw new Problem('action.unknown', { name }, [finding('action.near', {}, advice)])
}

/** A reply that a person will read quotes the text it speaks of, where the action can send it along. */
function forReading(flags: Flags, action: Action): Flags {
  const { json, jsonl } = flags.wishes
  const asked = flags.texts.some(([name]) => name === 'withText')
  const can = inputShape(action).fields.some((field) => field.name === 'withText')
  return json || jsonl || asked || !can ? flags : { ...flags, texts: [...flags.texts, ['withText', 'true']] }
}

async function once(machine: Machine, name: string, given: GivenInput, wishes: Wishes): Promise<boolean> {
  const reply = await runAction(machine.house, name, given, machine.caller)
  if ('refusal' in reply) {
    sayRefusal(reply.refusal, wishes.json, machine.bugs)
    return false
  }
  await deliver(name, reply.output, wishes, say)
  return isPassed(name, reply.output)
}

/** The same action for each document of a folder; one that is refused is told in its place and the others go on. */
async function perDocument(machine: Machine, name: string, flags: Flags, folder: string): Promise<number> {
  const { field, documents } = documentsIn(folder, actionNamed(name))
  const all: unknown[] = []
  let refused = 0
  for (const { id, path } of documents) {
    const given = await readFiles({ texts: forReading(flags, actionNamed(name)).texts, files: [...flags.files, [field, path]] })
    const reply = await runAction(machine.house, name, given, machine.caller)
    if ('refusal' in reply) refused++
    const line = 'refusal' in reply ? { id, problem: reply.refusal } : { id, ...(reply.output as object) }
    if (flags.wishes.jsonl) process.stdout.write(`${JSON.stringify(line)}\n`)
    else if (flags.wishes.json) all.push(line)
    else {
      process.stdout.write(`\n═══ ${id}\n\n`)
      if ('refusal' in reply) sayRefusal(reply.refusal, false, machine.bugs)
      else if (isMadeFile(reply.output))
        throw new Problem('input.wrong', { detail: 'việc này làm ra tệp, không dùng với --folder.' })
      else await deliver(name, reply.output, flags.wishes, say)
    }
  }
  if (flags.wishes.json && !flags.wishes.jsonl) process.stdout.write(`${JSON.stringify(all)}\n`)
  return refused === 0 ? 0 : 1
}

function sayRefusal(refusal: PrintedRefusal, json: boolean, bugs: readonly string[]): void {
  const story = refusal.code === 'bug' ? bugs.at(-1) : undefined
  if (json) {
    say(JSON.stringify({ problem: story ? { ...refusal, story } : refusal }))
    return
  }
  say(refusal.message)
  const findings = refusal.findings as readonly { message?: string; where?: { row?: number; cell?: string } }[]
  // A single wrong input is already in the sentence.
  if (findings.length > 1 || refusal.code !== 'input.wrong') {
    for (const { message, where } of findings.slice(0, 50))
      say(
        `  - ${where?.cell ?? (where?.row === undefined ? '' : `dòng ${where.row}`)}${where?.cell || where?.row ? ': ' : ''}${message ?? ''}`,
      )
    if (findings.length > 50) say(`  … còn ${findings.length - 50} chỗ; thêm --json để xem hết.`)
  }
  if (story) say(story)
}

// A reader that has seen enough (`… | head`) closes the pipe; that is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(process.exitCode ?? 0)
})

/** Answers the exit status. */
export async function commandLine(args: readonly string[]): Promise<number> {
  try {
    return await main(args)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    sayRefusal(printProblem(error), args.includes('--json'), [])
    return 1
  }
}
