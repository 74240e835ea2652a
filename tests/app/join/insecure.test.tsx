import { expect, onTestFinished, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { JoinRoom } from '#app/screens/join/join-room.tsx'
import { TextProvider } from '#app/text/text.tsx'
import { rendered } from '../ui/rendered.tsx'

test('on an address that can be listened to, joining stops before the link is read and sends nothing', async () => {
  const secure = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext')
  Object.defineProperty(globalThis, 'isSecureContext', { value: false, configurable: true })
  const here = location.href
  const fetched = vi.spyOn(globalThis, 'fetch')
  onTestFinished(() => {
    fetched.mockRestore()
    history.replaceState(null, '', here)
    if (secure !== undefined) Object.defineProperty(globalThis, 'isSecureContext', secure)
  })
  const fragment = `#i=${'x'.repeat(43)}`
  history.replaceState(null, '', fragment)
  localStorage.setItem('limonade.language', 'nl')
  rendered(
    <TextProvider>
      <JoinRoom />
    </TextProvider>,
  )
  await expect.element(page.getByRole('heading').first()).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Ik doe mee' })).not.toBeInTheDocument()
  // Not even wiped: nothing has looked at it.
  expect(location.hash).toBe(fragment)
  expect(fetched.mock.calls.filter(([url]) => String(url).includes('/v1/'))).toEqual([])
})
