import type { Page } from 'playwright-core'
import { type AppServer, appServer } from './app-server.ts'
import { handset } from './chromium-process.ts'
import { join } from './coordinator.ts'

/** An interviewer's phone that joined the fictional neighbourhood in the built app, with the server stopped since. */
export interface OfflinePhone {
  readonly server: AppServer
  readonly page: Page
  readonly discard: () => Promise<void>
}

export const offlinePhone = async (): Promise<OfflinePhone> => {
  const phone = handset()
  const server = await appServer({ demo: true })
  const page = await phone.open()
  await join(page, server.links()['interviewer'] ?? '', 'Blauwe telefoon')
  await server.stop()
  return {
    server,
    page,
    discard: async () => {
      await phone.discard()
      await server.discard()
    },
  }
}
