// Builds the web into dist/web when its sources changed.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhenChanged } from './built.js'
import { root } from './launcher.js'

const config = 'vite.config.ts'

// The screen is made of its own room, the pure room, and the configuration; of actions it takes types alone.
const sources = ['src/web', 'src/domain', config, 'package.json', 'package-lock.json']

/** Answers the exit status of the build; 0 when there is nothing to build. */
export async function buildWeb(node) {
  if (!existsSync(join(root, config))) return 0
  return buildWhenChanged(node, {
    out: 'dist/web',
    config,
    sources,
    // Draws the first picture of a page before it is sent.
    inner: { entry: 'draw.tsx', folder: 'drawing' },
    words: {
      doing: 'Dựng giao diện web…',
      failed: 'Chưa dựng được giao diện web; chi tiết ở các dòng trên. Sửa rồi chạy lại "npm run build".',
      done: 'Đã dựng giao diện web',
    },
  })
}
