import { StrictMode, useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Sheet } from '#app/ui/sheet.tsx'
import { rendered } from './rendered.tsx'

const Opener = () => {
  const [open, setOpen] = useState(false)
  return (
    <StrictMode>
      <button
        type="button"
        onClick={() => {
          setOpen(true)
        }}
      >
        Pauze
      </button>
      <Sheet
        title="Even stoppen"
        open={open}
        onClose={() => {
          setOpen(false)
        }}
      >
        <button type="button">Alles wissen</button>
      </Sheet>
    </StrictMode>
  )
}

const opened = async () => {
  rendered(<Opener />)
  await userEvent.click(page.getByRole('button', { name: 'Pauze' }))
  await expect.element(page.getByRole('dialog', { name: 'Even stoppen' })).toBeVisible()
}

const isGone = () => expect.poll(() => document.querySelector('dialog')).toBeNull()

test('a sheet takes the focus, closes on Escape and gives the focus back', async () => {
  await opened()
  expect(document.activeElement?.textContent).toBe('Even stoppen')
  await userEvent.keyboard('{Escape}')
  await isGone()
  expect(document.activeElement?.textContent).toBe('Pauze')
})

test("the browser's back closes a sheet and leaves the screen where it was", async () => {
  const before = location.href
  await opened()
  history.back()
  await isGone()
  expect(location.href).toBe(before)
})

test('a sheet that was closed leaves no extra step in the history', async () => {
  history.pushState({ here: 'screen' }, '')
  await opened()
  await userEvent.keyboard('{Escape}')
  await isGone()
  await expect.poll(() => history.state as unknown).toEqual({ here: 'screen' })
})

const ListAndOne = () => {
  const [shown, setShown] = useState<'list' | 'one'>('list')
  return shown === 'list' ? (
    <Sheet title="Alle vondsten" open onClose={() => undefined}>
      <button
        type="button"
        onClick={() => {
          setShown('one')
        }}
      >
        Kantoor
      </button>
    </Sheet>
  ) : (
    <One />
  )
}

const One = () => {
  const [open, setOpen] = useState(true)
  return (
    <Sheet
      title="Kantoor"
      open={open}
      onClose={() => {
        setOpen(false)
      }}
    >
      <p>Helemaal leeg</p>
    </Sheet>
  )
}

test('a sheet that makes way for another leaves the other open', async () => {
  rendered(<ListAndOne />)
  await userEvent.click(page.getByRole('button', { name: 'Kantoor' }))
  await expect.element(page.getByText('Helemaal leeg')).toBeVisible()
  // Two round trips to the browser: time enough for a step back in the history that should not be taken.
  await userEvent.keyboard('{Tab}')
  await userEvent.click(page.getByText('Helemaal leeg'))
  await expect.element(page.getByRole('dialog', { name: 'Kantoor' })).toBeVisible()
})
