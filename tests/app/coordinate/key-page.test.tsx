import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { makeKeyPair, makePassphrase, wrapIdentity } from '#app/crypto/key-pair.ts'
import { keyHolder } from '#app/screens/coordinate/key/key-holder.ts'
import { KeyPage } from '#app/screens/coordinate/key/key-page.tsx'
import { deskOfProject } from '../fieldwork/desk.tsx'

/** What a coordinator meets on the page of the key when it is not on this device. */

const button = (name: string | RegExp) => page.getByRole('button', { name })
const file = (text: string) => new File([text], 'sleutel.age')

const keyPage = async (pinnedKey: string, served = pinnedKey) => {
  onTestFinished(keyHolder.drop)
  const { project } = await deskOfProject(
    <KeyPage />,
    { publicKey: served },
    {
      key: served === pinnedKey ? { kind: 'pinned', publicKey: pinnedKey } : { kind: 'differs' },
      membership: { pinnedKey, fictional: false },
      client: { devices: () => Promise.resolve({ ok: true, value: [] }) },
    },
  )
  return { publicKey: async () => (await project())?.['publicKey'] }
}
const chooses = async (one: File) => {
  await userEvent.upload(page.getByLabelText('Kies het bestand'), one)
}

test('a key that was handed over in a file opens with its six words, and says what does not fit', async () => {
  const pair = await makeKeyPair()
  const words = makePassphrase()
  const wrapped = await wrapIdentity(pair.identity, words)
  await keyPage(pair.publicKey)
  await chooses(file('boodschappenlijst'))
  await expect.element(page.getByText('Dit is geen sleutel van Limonade.')).toBeVisible()

  await chooses(file(`${wrapped}\n`))
  const asked = page.getByLabelText('Zes woorden die bij deze code horen')
  await userEvent.fill(asked, makePassphrase())
  await userEvent.click(button('Open de doorgegeven sleutel'))
  await expect.element(page.getByText(/^Deze woorden passen niet bij deze code/)).toBeVisible()
  await userEvent.fill(asked, words)
  await userEvent.click(button('Open de doorgegeven sleutel'))
  await expect.element(page.getByText(/^De sleutel is open/)).toBeVisible()
})

test('a file with the key of another neighbourhood opens nothing', async () => {
  const [ours, theirs] = [await makeKeyPair(), await makeKeyPair()]
  await keyPage(ours.publicKey)
  await chooses(file(theirs.identity))
  await expect.element(page.getByText('Dit is een sleutel van een andere wijk.')).toBeVisible()
  expect(keyHolder.held()).toBeUndefined()
})

test('what a lost key means is said before it is given up, and a new one counts only when it is on paper', async () => {
  const { publicKey: lost } = await makeKeyPair()
  const { publicKey } = await keyPage(lost)
  await expect.element(page.getByText(/kan niemand meer lezen wat op slot ging/)).toBeVisible()
  await userEvent.click(button('Maak een nieuwe sleutel zonder de oude'))
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Niet doen' }))
  await expect.poll(() => button('Ik heb de woorden op papier').elements()).toEqual([])

  await userEvent.click(button('Maak een nieuwe sleutel zonder de oude'))
  await userEvent.click(button('Ja, de oude is kwijt'))
  await expect.element(button('Ik heb de woorden op papier')).toBeVisible()
  const words = [...document.querySelectorAll('ol li')].map(({ textContent }) => textContent)
  await userEvent.click(button('Ik heb de woorden op papier'))
  const last = page.getByLabelText('Typ de laatste twee woorden van papier')
  await userEvent.fill(last, 'appel peer')
  await userEvent.click(button('Neem deze sleutel'))
  await expect.element(page.getByText(/^Dat zijn niet de laatste twee woorden/)).toBeVisible()
  expect(await publicKey()).toBe(lost)
  await userEvent.fill(last, words.slice(-2).join(' '))
  await userEvent.click(button('Neem deze sleutel'))
  await expect.poll(publicKey).not.toBe(lost)
})

test('a key that the server changed is put back after both sets of words were shown', async () => {
  const [ours, swapped] = [await makeKeyPair(), await makeKeyPair()]
  const { publicKey } = await keyPage(ours.publicKey, swapped.publicKey)
  await expect.element(page.getByText(/Woorden van dit apparaat/)).toBeVisible()
  await expect.element(page.getByText(/Woorden op de server/)).toBeVisible()
  await userEvent.click(button('Zet onze sleutel terug'))
  expect(await publicKey()).toBe(swapped.publicKey)
  await userEvent.click(page.getByRole('dialog').getByRole('button', { name: 'Zet onze sleutel terug' }))
  await expect.poll(publicKey).toBe(ours.publicKey)
})
