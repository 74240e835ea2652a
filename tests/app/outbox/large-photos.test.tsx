import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { Router } from 'wouter'
import { type Project, ProjectProvider } from '#app/project/project-context.tsx'
import { OutboxRoom } from '#app/screens/outbox/outbox-room.tsx'
import { SendingSettings } from '#app/screens/settings/sending-settings.tsx'
import { readPreferences } from '#app/device/preferences.ts'
import { TextProvider } from '#app/text/text.tsx'
import '#app/ui/ui.css'
import { openPhoneStore } from '../../support/phone-store.ts'
import { done, photoOf, sighting } from '../../support/saved.ts'
import { rendered } from '../ui/rendered.tsx'

beforeEach(() => {
  localStorage.clear()
  localStorage.setItem('limonade.language', 'nl')
})

const outbox = async ({ pushed }: { readonly pushed: boolean }) => {
  const { store, keys, projectId, remove } = openPhoneStore()
  onTestFinished(remove)
  const photo = await photoOf(7)
  done(await store.create('assetSighting', { ...sighting, photos: [photo.photo] }, [photo]))
  if (pushed) {
    await store.db.outbox.clear()
    await store.db.blob.update(photo.photo.small, { state: 'stored' })
  }
  const state = {
    phase: 'idle',
    done: 0,
    total: 0,
    retryAt: null,
    waiting: null,
    originalsWait: true,
  } as const
  const sendOriginalsNow = vi.fn()
  rendered(
    <TextProvider>
      <ProjectProvider
        value={
          {
            store,
            key: { kind: 'none' },
            draftKeys: keys,
            membership: { projectId, deviceId: 'd', role: 'volunteer', projectName: 'De Wilgenhoek' },
            project: undefined,
            sync: { state: () => state, subscribe: () => () => undefined, sendOriginalsNow },
            // The rest of a project is about the network and is never asked for here.
          } as unknown as Project
        }
      >
        <Router>
          <OutboxRoom />
        </Router>
      </ProjectProvider>
    </TextProvider>,
  )
  return { sendOriginalsNow }
}

test('the queue says that a large photo waits for Wi-Fi, not that all is sent, and sends it on a tap', async () => {
  const { sendOriginalsNow } = await outbox({ pushed: true })
  await expect.element(page.getByRole('heading', { name: '1 grote foto wacht op wifi' })).toBeVisible()
  await expect.element(page.getByText(/Wacht op wifi, /)).toBeVisible()
  expect(document.body.textContent).not.toMatch(/Alles verstuurd|Niets wacht/)
  await page.getByRole('button', { name: 'Nu versturen' }).click()
  expect(sendOriginalsNow).toHaveBeenCalledOnce()
})

test('a photo of which the small one has not gone waits for the network, as all else does', async () => {
  await outbox({ pushed: false })
  await expect.element(page.getByRole('heading', { name: '2 wachten op internet' })).toBeVisible()
  expect(document.body.textContent).not.toContain('wifi')
})

test.each([
  ['unknown', 'Ja', /zegt niet of dit wifi is/],
  ['metered', 'Nee', /wachten anders op wifi/],
  ['free', 'Nee', /wachten anders op wifi/],
] as const)(
  'on a network that is %s the setting stands on %s until somebody chooses',
  async (network, stands, hint) => {
    const onPreferences = vi.fn()
    rendered(
      <TextProvider>
        <SendingSettings preferences={readPreferences()} onPreferences={onPreferences} network={network} />
      </TextProvider>,
    )
    await expect
      .element(page.getByRole('group', { name: "Grote foto's ook via mobiel internet" }))
      .toBeVisible()
    await expect.element(page.getByRole('radio', { name: stands })).toBeChecked()
    await expect.element(page.getByText(hint)).toBeVisible()
    await page.getByText(stands === 'Ja' ? 'Nee' : 'Ja', { exact: true }).click()
    expect(onPreferences).toHaveBeenCalledWith(
      expect.objectContaining({ largePhotos: stands === 'Ja' ? 'no' : 'yes' }),
    )
  },
)
