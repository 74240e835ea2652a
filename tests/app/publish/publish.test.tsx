import { expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Route, Switch } from 'wouter'
import { demoPassphrase, demoPublicKey } from '#domain/project/demo-key.ts'
import { startKeyWorker } from '#app/crypto/key-worker.ts'
import { OwnerAgreed } from '#app/screens/coordinate/arrivals/owner-agreed.tsx'
import { keyHolder } from '#app/screens/coordinate/key/key-holder.ts'
import { ComposePage } from '#app/screens/coordinate/publish/compose-page.tsx'
import { PublishPage } from '#app/screens/coordinate/publish/publish-page.tsx'
import { inventoryHolder } from '#app/screens/coordinate/use-inventory.ts'
import type { Store } from '#app/store/store.ts'
import { memoryKeys } from '../../support/memory-keys.ts'
import { openPhoneStore } from '../../support/phone-store.ts'
import { done } from '../../support/saved.ts'
import { deskWith, fieldsOf } from '../fieldwork/desk.tsx'
import { fill, titles } from '../limonade/neighbourhood.ts'
import { violationsHere } from '../limonade/violations.ts'

const rooms = (
  <Switch>
    <Route path="/coordinatie/openbaar/maken/:id" component={ComposePage} />
    <Route component={PublishPage} />
  </Switch>
)

const unlock = async (projectId: string): Promise<void> => {
  const worker = startKeyWorker()
  await worker.unlock(demoPassphrase, { publicKey: demoPublicKey, kept: undefined, fictional: true })
  keyHolder.hold({ projectId, worker, publicKey: demoPublicKey, older: [] })
  onTestFinished(keyHolder.drop)
}

/** A desk with the fictional neighbourhood, all of whose sightings are public. */
const desk = async (with_: { readonly key: boolean }) => {
  const { store, remove, projectId } = openPhoneStore('coordinator', memoryKeys)
  onTestFinished(remove)
  await fill(store)
  await store.db.record
    .where('type')
    .equals('assetSighting')
    .modify((row) => {
      row.fields = { ...row.fields, visibility: 'public' }
    })
  if (with_.key) await unlock(projectId)
  return { store, projectId }
}

const open = (store: Store, projectId: string) =>
  deskWith(rooms, {
    store,
    membership: { projectId },
    key: { kind: 'pinned', publicKey: demoPublicKey },
    project: { householdsN: 612 },
    path: '/coordinatie/openbaar',
  })

test('without the key somebody writes, is told what is needed, and cannot publish; what was typed stays', async () => {
  const { store, projectId } = await desk({ key: false })
  open(store, projectId)
  await expect.element(page.getByText('Nog geen openbare pagina')).toBeVisible()
  expect(await violationsHere()).toEqual([])
  await userEvent.click(page.getByRole('button', { name: 'Nieuwe pagina' }))
  await expect.element(page.getByText('Breng eerst de sleutel')).toBeVisible()
  await expect.element(page.getByRole('button', { name: 'Maak openbaar' })).toBeDisabled()
  await userEvent.fill(page.getByLabelText('Titel'), 'Mevrouw Jansen, Kerkstraat 12, 1234 AB')
  await expect.element(page.getByText(/lijkt een postcode te staan.*huisnummer.*naam/)).toBeVisible()
  await userEvent.click(page.getByRole('link', { name: 'Alle openbare pagina’s' }))
  await userEvent.click(page.getByRole('link', { name: 'Ga verder' }))
  await expect.element(page.getByLabelText('Titel')).toHaveValue('Mevrouw Jansen, Kerkstraat 12, 1234 AB')
})

test('a page is composed of what may leave, waits for internet, is withdrawn, undone and erased', async () => {
  const { store, projectId } = await desk({ key: true })
  const untagged = titles[1] ?? ''
  const [without] = (await store.records('match')).filter(({ record }) => record.fields['title'] === untagged)
  if (without === undefined) throw new Error('the demo has it')
  await store.db.record.update(without.record.id, { fields: { ...without.record.fields, pppTags: [] } })
  // Months that somebody chose in the inventory say nothing here.
  inventoryHolder.of(projectId).setPeriod({ from: '2026-01', to: '2026-01' })
  open(store, projectId)
  await userEvent.click(page.getByRole('button', { name: 'Nieuwe pagina' }))
  await expect.element(page.getByRole('button', { name: 'Maak openbaar' })).toBeEnabled()
  // Without a tag, with a part of the municipality's money, and of one kind of owner: none of these may be chosen.
  await expect.element(page.getByRole('checkbox', { name: new RegExp(untagged) })).toBeDisabled()
  await expect
    .element(page.getByText('Zeg eerst waar het goed voor is: mensen, natuur of geld.'))
    .toBeVisible()
  await userEvent.fill(page.getByLabelText('Titel'), '')
  await userEvent.fill(page.getByLabelText('Adres'), 'Ons Plan!')
  await userEvent.click(page.getByRole('button', { name: 'Maak openbaar' }))
  await expect.element(page.getByRole('alert').first()).toMatchTextContent(/Geef de pagina een titel\./)
  await userEvent.fill(page.getByLabelText('Titel'), 'Dit weten we')
  expect(await violationsHere()).toEqual([])
  // Somebody in a hurry does it twice: it happens once.
  const form = document.querySelector('form')
  form?.requestSubmit()
  form?.requestSubmit()

  await expect.element(page.getByText(/Wacht op internet/)).toBeVisible()
  await expect.element(page.getByRole('link', { name: /\/p\/ons-plan/ })).toBeVisible()
  expect(await violationsHere()).toEqual([])
  expect(await store.db.outbox.where('type').equals('publication').count()).toBe(1)
  const [made] = await fieldsOf(store, 'publication')
  const [set] = (await fieldsOf(store, 'gatedSet')).filter(({ part }) => part === 'figures')
  const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  const told = new Set(listOf(set?.['figures']).map((figure) => JSON.stringify(figure)))
  const figures = listOf(made?.['figures'])
  expect(figures.length).toBeGreaterThan(0)
  for (const figure of figures) expect(told.has(JSON.stringify(figure))).toBe(true)

  await userEvent.click(page.getByRole('button', { name: 'Trek terug' }))
  await expect.element(page.getByText('Teruggetrokken', { exact: true })).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Ongedaan maken' }))
  await expect.element(page.getByText('Openbaar', { exact: true })).toBeVisible()

  // A new edition is begun, and another desk is first.
  await userEvent.click(page.getByRole('link', { name: 'Nieuwe uitgave' }))
  await userEvent.fill(page.getByLabelText('Titel'), 'Wat ik ervan maak')
  const [there] = await store.records('publication')
  if (there === undefined) throw new Error('it was made above')
  done(await store.edit(there.record, { set: { title: 'Wat een ander schreef' } }))
  await expect.element(page.getByText('De pagina is intussen veranderd')).toBeVisible()
  await userEvent.click(page.getByRole('button', { name: 'Begin met de pagina van nu' }))
  await expect.element(page.getByLabelText('Titel')).toHaveValue('Wat een ander schreef')
  await userEvent.click(page.getByRole('link', { name: 'Alle openbare pagina’s' }))
  await userEvent.click(page.getByRole('button', { name: 'Wis', exact: true }))
  await userEvent.click(page.getByRole('button', { name: 'Ja, wis de pagina' }))
  await expect.element(page.getByText('Nog geen openbare pagina')).toBeVisible()
  expect(await fieldsOf(store, 'publication')).toEqual([])
})

test('of a public building a coordinator says that its owner agrees to a pin; of green nothing is asked', async () => {
  const said: boolean[] = []
  const say = (on: boolean) => said.push(on)
  deskWith(
    <>
      <OwnerAgreed kind="kitchen" ownerDomain="organisation" on={false} onChange={say} />
      <OwnerAgreed kind="greenStrip" ownerDomain="government" on={false} onChange={say} />
    </>,
  )
  await userEvent.click(page.getByRole('switch', { name: /De eigenaar vindt een pin/ }))
  expect(said).toEqual([true])
})
