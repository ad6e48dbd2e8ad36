import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The service worker is told which files this build is made of; it stands at the root, under a name that stays. */
function screenFiles(): Plugin {
  return {
    name: 'screen-files',
    apply: 'build',
    // What was written, and not what was planned: files that hold nothing but a style are dropped on the way.
    writeBundle({ dir = '' }) {
      const files = readdirSync(join(dir, 'assets'))
        .filter((name) => !/\.(map|woff)$/.test(name))
        .sort()
        .map((name) => `/assets/${name}`)
      const build = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
      const told = JSON.stringify([...files, '/mark.svg', '/manifest.webmanifest'])
      const worker = join(dir, 'sw.js')
      writeFileSync(worker, `const SCREEN_FILES=${told},SCREEN_BUILD="${build}";${readFileSync(worker, 'utf8')}`)
    },
  }
}

// Fonts and pictures stay files: the strict content policy of the server allows no data: addresses.
export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  plugins: [react(), screenFiles()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: true,
    rolldownOptions: {
      input: { index: 'src/web/index.html', sw: 'src/web/serviceWorker.ts' },
      output: {
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        // What many screens share travels as one file: forty small ones cost an old laptop more than their bytes do. The
        // declarations of books and indicators weigh, and are fetched by the screens that need them.
        codeSplitting: {
          groups: [{ name: 'house', minShareCount: 4, test: /^(?!.*\/src\/domain\/(registers|indicators)).*$/ }],
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.SAOVUONG_API ?? 'http://127.0.0.1:8080' } },
})
