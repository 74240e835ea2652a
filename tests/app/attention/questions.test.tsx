import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { isOwn, outbox, phoneOf, press, twoAnswers } from './room.tsx'

const choices = async (phone: ReturnType<typeof phoneOf>) =>
  (await phone.db.outbox.toArray()).map(({ body }) =>
    body.kind === 'clear' ? { set: body.operation.set, resolves: body.operation.resolves } : body,
  )

test('two taps choose: one opens and shows both answers in words, one takes', async () => {
  const phone = phoneOf('volunteer')
  const record = twoAnswers('kind', { now: 'office', other: 'shop' })
  await phone.db.record.put(record)
  await isOwn(phone, record)
  outbox(phone, 'volunteer')

  await press(/Vondst: Kantoor.*Soort: twee antwoorden/)
  await expect.element(page.getByRole('button', { name: 'Kantoor Staat er nu' })).toBeVisible()
  await press('Winkel Van Groene telefoon')

  await expect.element(page.getByText('Vondst: Kantoor: u koos Winkel.')).toBeVisible()
  expect(await choices(phone)).toEqual([{ set: { kind: 'shop' }, resolves: [`${record.id}/kind`] }])
  await expect.element(page.getByText('twee antwoorden')).not.toBeInTheDocument()
})

test('an undo brings both answers back and leaves nothing to send', async () => {
  const phone = phoneOf('volunteer')
  const record = twoAnswers('unusedDegree', { now: 'empty', other: 'dull' })
  await phone.db.record.put(record)
  await isOwn(phone, record)
  outbox(phone, 'volunteer')
  await press(/twee antwoorden/)
  await press(/Staat er nu/)
  expect(await choices(phone)).toHaveLength(1)

  await press('Ongedaan maken')
  await expect.element(page.getByText('Beide antwoorden staan er weer.')).toBeVisible()
  await expect.element(page.getByRole('button', { name: /twee antwoorden/ })).toBeVisible()
  expect(await phone.db.outbox.count()).toBe(0)
})

test('another’s sighting is not asked about, and a visit without saying who or when', async () => {
  const phone = phoneOf('interviewer')
  const address = crypto.randomUUID()
  await phone.db.record.bulkPut([
    twoAnswers('kind', { now: 'office', other: 'shop' }),
    twoAnswers('outcome', {
      now: 'noAnswer',
      other: 'comeBack',
      type: 'visit',
      fields: { addressId: address, outcome: 'noAnswer' },
    }),
    {
      ...twoAnswers('street', { now: 'Kersenlaan', other: 'x' }),
      id: address,
      type: 'address',
      fields: { street: 'Kersenlaan', houseNumber: '10' },
      conflicts: [],
    },
  ])
  outbox(phone, 'interviewer')
  await press(/Bezoek: Kersenlaan 10/)
  await expect.element(page.getByText('Ook ingevuld')).toBeVisible()
  await expect.element(page.getByText('Groene telefoon')).not.toBeInTheDocument()
  await expect.element(page.getByText(/Gemaakt/)).not.toBeInTheDocument()
  expect(page.getByRole('button', { name: /twee antwoorden/ }).elements()).toHaveLength(1)
})

test('two places are told by how far they lie apart', async () => {
  const phone = phoneOf('volunteer')
  const place = { lat: 52.09, lon: 5.12, accuracyM: 9 }
  const record = twoAnswers('place', { now: place, other: { ...place, lat: 52.0905 } })
  await phone.db.record.put(record)
  await isOwn(phone, record)
  outbox(phone, 'volunteer')
  await press(/Plek: twee antwoorden/)
  await expect.element(page.getByText('De twee plekken liggen 56 m uit elkaar.')).toBeVisible()
  await expect.element(page.getByText(/52.09000 noord, 5.12000 oost, op 9 m nauwkeurig/)).toBeVisible()
})

test('a keyboard reaches and takes an answer', async () => {
  const phone = phoneOf('volunteer')
  const record = twoAnswers('kind', { now: 'office', other: 'shop' })
  await phone.db.record.put(record)
  await isOwn(phone, record)
  outbox(phone, 'volunteer')
  const card = page.getByRole('button', { name: /twee antwoorden/ })
  await expect.element(card).toBeVisible()
  ;(card.element() as HTMLElement).focus()
  await userEvent.keyboard('{Enter}{Tab}{Tab}{Enter}')
  await expect.element(page.getByText('Vondst: Kantoor: u koos Winkel.')).toBeVisible()
})

test('what only a newer app can read is counted', async () => {
  const phone = phoneOf('volunteer')
  await phone.db.raw.bulkPut(['a', 'b', 'c'].map((id) => ({ id, scope: 'field', entry: {} })))
  outbox(phone, 'volunteer')
  await expect.element(page.getByText('3 dingen van een nieuwere versie')).toBeVisible()
})
