import { createHash } from 'node:crypto'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** The service worker is told which files this build is made of; it stands at the root, under a name that stays. */
function screenFiles(): Plugin {
  return {
    name: 'screen-files',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/') && !/\.(map|woff)$/.test(name))
        .sort()
        .map((name) => `/${name}`)
      const build = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12)
      const worker = bundle['sw.js']
      if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
      worker.code = `const SCREEN_FILES=${JSON.stringify([...files, '/mark.svg', '/manifest.webmanifest'])},SCREEN_BUILD="${build}";${worker.code}`
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
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: { proxy: { '/api': process.env.SAOVUONG_API ?? 'http://127.0.0.1:8080' } },
})
