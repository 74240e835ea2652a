import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { WithdrawScreen } from '#app/screens/withdraw/withdraw-screen.tsx'
import { TextProvider } from '#app/text/text.tsx'
import { rendered } from '../ui/rendered.tsx'

const code = '3HQN-C7AA-83CM-JXKC'

/** A server that knows one conversation, or none. */
const server = (found: boolean) => {
  const asked: unknown[] = []
  const fetch = async (_: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const body = JSON.parse(String(init?.body)) as { confirm: boolean }
    asked.push(body)
    return new Response(
      JSON.stringify({
        found,
        ...(found ? { month: '2026-03' } : {}),
        contact: found,
        erased: body.confirm && found,
      }),
    )
  }
  return { asked, fetch }
}

const opens = (fetch: typeof globalThis.fetch) => {
  localStorage.setItem('limonade.language', 'nl')
  rendered(
    <TextProvider>
      <WithdrawScreen fetch={fetch} />
    </TextProvider>,
  )
}

test('nothing is erased before a button says so', async () => {
  const { asked, fetch } = server(true)
  opens(fetch)
  await expect.element(page.getByText(/We wissen pas als u daarna op ‘Alles wissen’ tikt/)).toBeVisible()
  await userEvent.fill(page.getByLabelText('Uw code'), code.toLowerCase())
  await userEvent.click(page.getByRole('button', { name: 'Zoek het gesprek' }))
  await expect.element(page.getByText('We hebben uw gesprek van maart 2026 gevonden.')).toBeVisible()
  expect(asked).toEqual([{ code: code.replaceAll('-', ''), confirm: false }])
  await userEvent.click(page.getByRole('button', { name: 'Alles wissen' }))
  await expect.element(page.getByText('Uw gesprek is gewist.')).toBeVisible()
  expect(asked).toHaveLength(2)
})

test('a slip of the pen is found without asking the server', async () => {
  const { asked, fetch } = server(true)
  opens(fetch)
  await userEvent.fill(page.getByLabelText('Uw code'), '3HQN-C7AA-83CM-JXKD')
  await userEvent.click(page.getByRole('button', { name: 'Zoek het gesprek' }))
  await expect.element(page.getByText(/Deze code klopt niet/)).toBeVisible()
  expect(asked).toEqual([])
})

test('a code that is not known yet can be kept for when it arrives', async () => {
  opens(server(false).fetch)
  await userEvent.fill(page.getByLabelText('Uw code'), code)
  await userEvent.click(page.getByRole('button', { name: 'Zoek het gesprek' }))
  await userEvent.click(page.getByRole('button', { name: 'Wis het als het komt' }))
  await expect.element(page.getByText('We onthouden deze code.')).toBeVisible()
})

test('the code out of a QR code fills the field and leaves the address', async () => {
  history.replaceState(null, '', `#c=${code.replaceAll('-', '')}`)
  opens(server(true).fetch)
  await expect.element(page.getByLabelText('Uw code')).toHaveValue(code)
  await expect.poll(() => location.hash).toBe('')
})

test('a server that does not answer erases nothing and says so', async () => {
  opens(() => Promise.reject(new TypeError('the network is gone')))
  await userEvent.fill(page.getByLabelText('Uw code'), code)
  await userEvent.click(page.getByRole('button', { name: 'Zoek het gesprek' }))
  await expect.element(page.getByText(/Er is nog niets gewist/)).toBeVisible()
})

test('the camera is there for the square on the slip, and the field stays when it does not work', async () => {
  opens(server(true).fetch)
  await userEvent.click(page.getByRole('button', { name: 'Scan de code met de camera' }))
  await userEvent.click(page.getByRole('button', { name: 'Stop met scannen' }))
  await expect.element(page.getByLabelText('Uw code')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Scan de code met de camera' })).toBeVisible()
})
