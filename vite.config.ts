import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Fonts and pictures stay files: the strict content policy of the server allows no data: addresses.
export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2022',
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': process.env.SAOVUONG_API ?? 'http://127.0.0.1:8080' } },
})
