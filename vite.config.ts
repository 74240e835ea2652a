import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { buildHash } from './scripts/build-hash.ts'
import { viteText } from './scripts/vite-text.ts'
import { viteZip } from './scripts/vite-zip.ts'

const server = 'http://127.0.0.1:4173'

/** Rooms that only a coordinator enters, and the libraries that only these rooms use. By the names of their chunks the
 *  service worker lays them in store for a coordinator and not on every phone. */
const coordinatorOnly =
  /\/src\/app\/screens\/coordinate\/|\/node_modules\/(write-excel-file|papaparse|client-zip)\//

export default defineConfig(async () => ({
  define: { __BUILD__: JSON.stringify(await buildHash(import.meta.dirname)) },
  plugins: [viteText(), viteZip(), react(), pwa()],
  server: { proxy: { '/v1': server, '/p/': server, '/health': server } },
  worker: { format: 'es' as const, plugins: () => [viteText()] },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // Inline scripts and data: scripts do not pass the content security policy.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        chunkFileNames: (chunk: { readonly moduleIds: readonly string[] }) =>
          chunk.moduleIds.some((id) => coordinatorOnly.test(id))
            ? 'assets/coordinate-[name]-[hash].js'
            : 'assets/[name]-[hash].js',
      },
    },
  },
}))

const pwa = () =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/worker',
    filename: 'sw.ts',
    // A new version waits until the person says so: never a reload in the middle of a conversation.
    registerType: 'prompt',
    injectRegister: false,
    includeManifestIcons: false,
    injectManifest: {
      // With the default format the worker never registers, without any message.
      rollupFormat: 'iife',
      globPatterns: ['**/*.{html,js,css,svg}'],
      globIgnores: ['**/node_modules/**'],
    },
    manifest: {
      id: '/',
      name: 'Limonade',
      short_name: 'Limonade',
      description: 'Samen in kaart brengen wat een wijk in huis heeft.',
      lang: 'nl',
      dir: 'ltr',
      start_url: '/',
      scope: '/',
      display: 'standalone',
      background_color: '#FBF7EA',
      theme_color: '#FBF7EA',
      categories: ['social', 'utilities'],
      icons: [
        { src: '/icons/app-192.png', sizes: '192x192', type: 'image/png' },
        { src: '/icons/app-512.png', sizes: '512x512', type: 'image/png' },
        { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ],
    },
  })
