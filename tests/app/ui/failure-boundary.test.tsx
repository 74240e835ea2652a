import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { TextProvider } from '#app/text/text.tsx'
import { FailureBoundary } from '#app/ui/failure-boundary.tsx'

const Broken = (): never => {
  throw new Error('broken on purpose')
}

test('a screen that breaks says what is safe and how to go on, instead of going white', async () => {
  localStorage.setItem('limonade.language', 'nl')
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place, { onCaughtError: () => {} })
  root.render(
    <TextProvider>
      <FailureBoundary>
        <Broken />
      </FailureBoundary>
    </TextProvider>,
  )
  await expect.poll(() => place.textContent).toContain('staat veilig op deze telefoon')
  expect(place.querySelector('button')?.textContent).toBe('Opnieuw laden')
  root.unmount()
  place.remove()
  silent.mockRestore()
})
