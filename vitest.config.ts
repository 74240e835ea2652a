import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { chromiumFlags, chromiumPath } from './tests/support/chromium.ts'
import { viteText } from './scripts/vite-text.ts'

/** Four kinds of tests: pure functions and the server in Node, the app in a real Chromium with real IndexedDB, and
 *  journeys through the built app in a Chromium that is killed and a server that is stopped. */
export default defineConfig(async () => ({
  test: {
    // By itself it would leave one of two processors idle.
    maxWorkers: '100%',
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'domain',
          environment: 'node',
          include: ['tests/domain/**/*.test.ts'],
          setupFiles: ['tests/support/seeded.ts'],
          testTimeout: patience,
        },
      },
      {
        test: {
          name: 'server',
          environment: 'node',
          testTimeout: patience,
          hookTimeout: patience,
          setupFiles: ['tests/support/seeded.ts'],
          include: [
            'tests/server/**/*.test.ts',
            'tests/journeys/**/*.test.ts',
            'tests/simulation/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [viteText()],
        define: { __BUILD__: JSON.stringify('test') },
        worker: { format: 'es' as const },
        // Found out during a run they would reload the page under a test.
        optimizeDeps: { include: packages },
        test: {
          name: 'app',
          testTimeout: patience,
          include: ['tests/app/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/dutch.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: await chromiumPath(), args: chromiumFlags },
            }),
            instances: [{ browser: 'chromium' as const }],
          },
        },
      },
    ],
  },
}))

/** What takes longest begins first, so that no processor waits for it at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

const isLong = ({ moduleId }: TestSpecification): boolean =>
  /on-postgres|simulation|every-call|accessibility|kills|whole-job|conversation|shredding/.test(moduleId)

/** Milliseconds. Ends what hangs, and tells nothing about speed: machines are busy with other things too. */
const patience = 60_000

const packages = [
  '@lingui/core',
  'age-encryption',
  'd3-scale',
  'dexie',
  'dexie-react-hooks',
  'kdbush',
  'leaflet',
  'lucide-react',
  'papaparse',
  'pmtiles',
  'qr',
  'react',
  'react-dom/client',
  'react-hook-form',
  'react/jsx-dev-runtime',
  'supercluster',
  'wouter',
  'wouter/memory-location',
  'zod/mini',
]
