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

/** What draws the first picture of a page before it is sent: the same screens as one program for Node, with all it needs in it. */
const drawing = defineConfig({
  root: 'src/web',
  publicDir: false,
  plugins: [react()],
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true },
  build: { ssr: 'draw.tsx', emptyOutDir: true, target: 'node24' },
})

// Fonts and pictures stay files: the strict content policy of the server allows no data: addresses.
const screen = defineConfig({
  root: 'src/web',
  publicDir: 'public',
  plugins: [react(), screenFiles()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: true,
    // Which styles and scripts a screen needs: a page that comes with a picture names them.
    manifest: true,
    rolldownOptions: {
      input: { index: 'src/web/index.html', early: 'src/web/early.ts', sw: 'src/web/serviceWorker.ts' },
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

export default defineConfig(({ isSsrBuild }) => (isSsrBuild ? drawing : screen))
