import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = `http://localhost:${process.env['PORT'] ?? '3000'}`

/** The libraries, which change seldom; what every visit needs; then each page and what it shares with others. */
const groups = [
  {
    name: 'frame',
    test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/[\w-]+|i18next|react-i18next)\//,
  },
  { name: 'first', tags: ['$initial' as const] },
  // Else each icon that several pages show is a file of its own.
  { name: 'icons', test: /lucide-react\/dist\/esm\/icons/, minShareCount: 4 },
]

export default defineConfig({
  base: '/admin/',
  plugins: [react(), tailwind()],
  server: { port: 5174, strictPort: true, proxy: { '/api': server } },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups } } },
  },
  test: {
    name: 'frontend-admin',
    environment: 'jsdom',
    // One page for the files of a worker: setting one up cost more than most files.
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['../kit/src/testing/setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
