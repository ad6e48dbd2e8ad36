// Gathers the server into a few files in dist/server when its sources changed: read as fifteen hundred it takes two seconds
// longer to start. What is gathered is the program of src/server/main.ts, which runs from its sources just as well.

import { buildWhenChanged } from './built.js'

const rooms = ['domain', 'demo', 'store', 'reader', 'report', 'actions', 'server']
const sources = [...rooms.map((room) => `src/${room}`), 'vite.server.config.ts', 'package.json', 'package-lock.json']
const words = {
  doing: 'Gom chương trình máy chủ để khởi động nhanh…',
  failed: 'Chưa gom được chương trình máy chủ; chi tiết ở các dòng trên. Máy chủ chạy thẳng từ mã nguồn, khởi động chậm hơn.',
  done: 'Đã gom chương trình máy chủ',
}

/** Answers the exit status of the build; 0 when there is nothing to build. */
export const buildServer = (node) =>
  buildWhenChanged(node, { out: 'dist/server', config: 'vite.server.config.ts', sources, words, dispensable: true })

/** The program to start: gathered where that can be had, else its sources. */
export const serverProgram = async (node) => ((await buildServer(node)) === 0 ? 'dist/server/main.js' : 'src/server/main.ts')
