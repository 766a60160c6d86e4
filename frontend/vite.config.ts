import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = `http://localhost:${process.env['PORT'] ?? '3000'}`
const frame = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/[\w-]+|i18next|react-i18next)\//

export default defineConfig({
  plugins: [react(), tailwind()],
  server: { port: 5173, strictPort: true, proxy: { '/api': server } },
  build: {
    target: 'es2023',
    // Small pictures too stay files: our pages allow no data: address outside images, and caching is better.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'frame', test: frame }] } } },
  },
  test: {
    name: 'frontend',
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
