import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AppServer, appServer } from '../support/app-server.ts'
import { type Handset, handset } from '../support/chromium-process.ts'
import { join } from '../support/coordinator.ts'
import { filesWith } from '../support/files-with.ts'
import { converse } from '../support/interviewer.ts'
import { openProfile } from '../support/open-profile.ts'

/** What is left on the disk of a phone after a conversation was sealed and received, for somebody who tries every key
 *  that is still there. Beside it a phone whose worker is kept from shredding: there the same search must find the words,
 *  or it proves nothing. */

let server: AppServer
const [phone, unshredded] = [handset(), handset()]

beforeAll(async () => {
  server = await appServer({ demo: true })
})
afterAll(async () => {
  for (const each of [phone, unshredded]) await each.discard()
  await server.discard()
})

/** Holds a conversation, seals it, waits for the receipt, and pulls the plug. */
const talkAndDie = async (on: Handset, mark: string, { shreds }: { readonly shreds: boolean }) => {
  const page = await on.open()
  if (!shreds) await page.addInitScript(keepKeys)
  await join(page, server.links()['interviewer'] ?? '', 'Blauwe telefoon')
  await page
    .getByRole('button', { name: /gesprek/i })
    .first()
    .click()
  await page
    .locator('dialog[open]')
    .getByRole('button', { name: /^Gesprek/ })
    .click()
  await page.waitForURL(/\/gesprek\//)
  const words: string[] = []
  await converse(page, {
    words: ({ id }, count) => {
      const said = `${mark}${id}nummer${count}`
      words.push(said)
      return said
    },
  })
  await page.getByRole('button', { name: 'Op slot doen' }).click()
  await page.locator('dialog[open]').getByRole('button', { name: 'Op slot doen' }).click()
  await page.waitForURL(/\/bedankt\//)
  await page.goto(server.url)
  await page.getByText(/Alles verstuurd om/).waitFor()
  await on.kill()
  return words
}

/** The worker never hears that it should shred; the page hears that it did. */
const keepKeys = () => {
  const post = Worker.prototype.postMessage
  // The app hands over buffers as a list; the other form of the call is not used.
  Worker.prototype.postMessage = function (this: Worker, message: Told, transfer?: unknown) {
    const op = message.ask?.op
    if (op !== 'shred' && op !== 'sweep') {
      post.call(this, message, { transfer: Array.isArray(transfer) ? transfer : [] })
      return
    }
    const data = { call: message.call, ok: true, value: op === 'sweep' ? [] : null }
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })))
  }
}

interface Told {
  readonly call?: number
  readonly ask?: { readonly op?: string }
}

describe('a phone’s disk', { concurrent: false }, () => {
  test('gives no word of a conversation that was sealed, with every key that is left on it', async () => {
    const words = await talkAndDie(phone, 'korenbloem', { shreds: true })
    expect(words.length).toBeGreaterThan(0)
    expect(filesWith(phone.profile, words)).toEqual([])
    const { locked, opened } = await openProfile(phone.profile)
    // What was written while the conversation was held still stands there, and nothing opens it.
    expect(locked).toBeGreaterThan(0)
    const everything = opened.join('\n')
    for (const word of words) expect(everything).not.toContain(word)
  })

  test('gives the words to the same search when keys are not shredded', async () => {
    const words = await talkAndDie(unshredded, 'klaproos', { shreds: false })
    expect(filesWith(unshredded.profile, words)).toEqual([])
    const everything = (await openProfile(unshredded.profile)).opened.join('\n')
    for (const word of words) expect(everything).toContain(word)
  })
})
