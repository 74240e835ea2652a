import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { chromiumFlags, chromiumPath } from './chromium.ts'

/** A real Chromium with a profile on disk, as a process of its own: it can be killed like a phone whose battery dies, and
 *  opened again on the same profile. */
export interface Handset {
  readonly profile: string
  readonly open: () => Promise<Page>
  /** SIGKILL to the whole process group: nothing is flushed, nothing says goodbye. */
  readonly kill: () => Promise<void>
  readonly close: () => Promise<void>
  /** Deletes the profile. */
  readonly discard: () => Promise<void>
}

export interface HandsetOptions {
  readonly width: number
  readonly height: number
  readonly language: 'nl-NL' | 'en-GB'
}

/** Milliseconds. Ends what hangs, on however busy a machine. */
const patience = 60_000

const phone: HandsetOptions = { width: 360, height: 740, language: 'nl-NL' }

/** A phone in Dutch unless told otherwise. Nothing runs before `open`. */
export const handset = (options: Partial<HandsetOptions> = {}): Handset => {
  const { width, height, language } = { ...phone, ...options }
  const profile = mkdtempSync(join(tmpdir(), 'limonade-handset-'))
  let child: ChildProcess | undefined
  let browser: Browser | undefined

  const end = async (signal: NodeJS.Signals) => {
    const dying = child
    child = undefined
    if (dying?.pid === undefined || dying.exitCode !== null) return
    const gone = once(dying, 'exit')
    process.kill(-dying.pid, signal)
    await gone
    await browser?.close().catch(() => undefined)
    browser = undefined
  }

  return {
    profile,
    open: async () => {
      const args = [
        ...chromiumFlags.filter((flag) => !flag.startsWith('--headless')),
        '--headless=new',
        // A phone lays its scroll bars over the page.
        '--hide-scrollbars',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        `--lang=${language}`,
        `--accept-lang=${language}`,
        `--window-size=${width},${height}`,
        'about:blank',
      ]
      child = spawn(await chromiumPath(), args, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
      browser = await chromium.connectOverCDP(await endpoint(child))
      const context = browser.contexts()[0]
      if (context === undefined) throw new Error('Chromium has no context')
      return openPage(context, { width, height })
    },
    kill: () => end('SIGKILL'),
    close: async () => {
      await browser?.close().catch(() => undefined)
      await end('SIGTERM')
    },
    discard: async () => {
      await end('SIGKILL')
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const openPage = async (
  context: BrowserContext,
  size: { readonly width: number; readonly height: number },
): Promise<Page> => {
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ latitude: 52.5601, longitude: 5.2199, accuracy: 6 })
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(patience)
  await page.setViewportSize(size)
  return page
}

/** Chromium writes its debugging address to stderr once it listens. */
const endpoint = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stderr?.on('data', (part: Buffer) => {
      text += part.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(text)
      if (found?.[1] !== undefined) resolve(found[1])
    })
    child.once('exit', (code) => {
      reject(new Error(`Chromium ended with ${code}: ${text.slice(-500)}`))
    })
  })
