#!/usr/bin/env node
// The launcher behind every npm script. Plain JavaScript without packages, because it is called before anything is
// installed and under whatever Node the machine has (20 or later). It makes the place ready, finds a Node that runs
// TypeScript as it is (24 or later), and hands over: arguments untouched, signals passed on, exit status the child's.
// Everything it says goes to stderr: stdout belongs to the program it starts.

import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { askAdvisories } from './askAdvisories.js'
import { buildServer, serverProgram } from './buildServer.js'
import { buildWeb } from './buildWeb.js'
import { bundle } from './bundle.js'
import { findNode } from './findNode.js'
import { installPackages } from './installPackages.js'
import { root, StoppedByProblem, say } from './launcher.js'

const programs = {
  start: 'src/server/main.ts',
  cli: 'src/cli/main.ts',
  test: 'test/run.ts',
  bench: 'bench/run.ts',
  docs: 'src/cli/docs.ts',
  sbom: 'docs/writeSbom.ts',
}

const typeWorlds = ['tsconfig.pure.json', 'tsconfig.node.json', 'tsconfig.web.json', 'tsconfig.browser.json']

async function main(verb, args) {
  if (!(verb in programs) && !['build', 'bundle', 'check', 'format'].includes(verb)) {
    throw new StoppedByProblem(
      `Không có lệnh "${verb ?? ''}". Các lệnh: ${[...Object.keys(programs), 'build', 'bundle', 'check', 'format'].join(', ')}.`,
    )
  }
  await installPackages()
  const node = findNode()
  if (verb === 'build') return build(node, args[0])
  if (verb === 'bundle') return (await buildWeb(node)) || (await buildServer(node)) || bundle(args)
  if (verb === 'format') return run(node, biome('check', '--write', ...args))
  if (verb === 'check') return check(node, args)

  if (!existsSync(join(root, programs[verb])))
    throw new StoppedByProblem(`Chưa có chương trình ${programs[verb]} trong thư mục này (${root}).`)
  if (verb === 'start') {
    const built = await buildWeb(node)
    if (built !== 0) return built
  }
  const program = join(root, verb === 'start' ? await serverProgram(node) : programs[verb])
  // The command line takes file names from its caller, so it works where the caller stands; npm moves to the project
  // folder before it calls us and leaves that place in INIT_CWD.
  const cwd = verb === 'cli' ? (process.env.npm_lifecycle_event && process.env.INIT_CWD) || process.cwd() : root
  return run(node, [program, ...args], cwd)
}

/** `npm run build`: the screen and the gathered server, or the one of them that is named. */
async function build(node, part) {
  const screen = part === 'server' ? 0 : await buildWeb(node)
  return screen || (part === 'screen' ? 0 : buildServer(node))
}

/** Everything the pipeline asks, in the order in which it is cheapest to learn of a fault; all of it, even after one. */
async function check(node, args) {
  const faults = []
  const step = async (name, work) => {
    say(`— ${name}`)
    if ((await work()) !== 0) faults.push(name)
  }
  await step('định dạng và quy tắc viết', () => run(node, biome('check')))
  for (const world of typeWorlds) {
    await step(`kiểu dữ liệu: ${world}`, () =>
      run(node, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, world)]),
    )
  }
  await step('lỗ hổng đã biết của các gói', () => askAdvisories())
  if (faults.length > 0) say(`Chưa đạt trước khi chạy kiểm thử: ${faults.join('; ')}.`)
  await step('kiểm thử', () => run(node, [join(root, programs.test), ...args]))
  return faults.length === 0 ? 0 : 1
}

const biome = (...args) => [join(root, 'node_modules/@biomejs/biome/bin/biome'), ...args]

/** Runs a program to its end and answers its exit status. */
function run(node, args, cwd = root) {
  return new Promise((done, fail) => {
    const child = spawn(node, args, { cwd, stdio: 'inherit' })
    const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
      // Ctrl-C in a terminal reaches the whole group; sending it again would look like a second, impatient Ctrl-C.
      const handler = () => {
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
      }
      process.on(signal, handler)
      return () => process.off(signal, handler)
    })
    running = child
    child.on('error', fail)
    child.on('exit', (code, signal) => {
      running = undefined
      for (const remove of handlers) remove()
      done(code ?? 128 + (signalNumbers[signal] ?? 0))
    })
  })
}

let running

/**
 * npm passes a signal to the shell between us, which dies without passing it on. Losing the parent is the sign: the
 * program is asked to end; while there is none yet (packages are being installed) there is nothing to go on for.
 */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = () => {
    if (process.ppid === parent) return
    clearInterval(timer)
    if (running) running.kill('SIGTERM')
    else process.exit(128 + signalNumbers.SIGTERM)
  }
  // Once: a second signal means impatience to a program that is still closing.
  const timer = setInterval(watch, 500)
  timer.unref()
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGABRT: 6, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }

const [verb, ...args] = process.argv.slice(2)
endWithNpm()
try {
  process.exitCode = await main(verb, args)
} catch (error) {
  if (!(error instanceof StoppedByProblem)) throw error
  say(error.message)
  process.exitCode = 1
}
