import { describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createRoot } from 'react-dom/client'
import type { ReactNode } from 'react'
import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import { holdDraft, type Hold, withDraftAlone } from '#app/project/draft-lock.ts'
import { endOldDrafts } from '#app/project/end-old-drafts.ts'
import { phone } from './phone.tsx'

/** Two tabs on one page: locks and channels are those of the browser, so they cannot tell the difference. */
const tab = (room: ReactNode) => {
  const place = document.createElement('section')
  document.body.append(place)
  const root = createRoot(place)
  root.render(room)
  const close = () => {
    root.unmount()
    place.remove()
  }
  onTestFinished(close)
  return {
    close,
    heading: () => place.querySelector('main h1, main h2, main strong')?.textContent ?? '',
    place,
  }
}

const heldBy = (id: string, letGo: (mayWrite: boolean) => Promise<void> = () => Promise.resolve()) => {
  const seen: Hold[] = []
  const hold = holdDraft(id, { onChange: (now) => seen.push(now), letGo })
  onTestFinished(hold.end)
  return { ...hold, seen, now: () => seen.at(-1) }
}

describe('one draft in two tabs', () => {
  test('the second says so, takes over with every word that was typed, and the first says so', async () => {
    const here = await phone()
    const draft = await here.begin('full')
    const form = defaultQuestionnaire
    const at = form.questions.find(({ type }) => type === 'themedText' || type === 'text')?.id ?? ''
    await here.store.saveDraft({ ...draft, at, answers: consented })
    const first = tab(here.at(`/gesprek/${draft.id}`).room)
    const field = page.getByLabelText('In eigen woorden, geen namen')
    await userEvent.fill(field, 'Samen koken op zondag')

    const second = tab(here.at(`/gesprek/${draft.id}`).room)
    const takeOver = page.getByRole('button', { name: 'Hier verder' })
    await expect.element(takeOver).toBeVisible()
    expect(second.place.querySelector('textarea')).toBeNull()
    await userEvent.click(takeOver)
    await expect.poll(() => second.place.querySelector('textarea')?.value).toBe('Samen koken op zondag')
    await expect.poll(() => first.place.textContent).toContain('ander tabblad')
    expect(first.place.querySelector('textarea')).toBeNull()

    // When the second closes, the first goes on with what was said there.
    await userEvent.fill(field, 'Samen koken, elke week')
    second.close()
    await expect.poll(() => first.place.querySelector('textarea')?.value).toBe('Samen koken, elke week')
  })

  test('a tab that does not answer loses it, and writes nothing more over what is newer', async () => {
    const id = crypto.randomUUID()
    const said: boolean[] = []
    const first = heldBy(id, (mayWrite) => {
      said.push(mayWrite)
      // Asked politely it never gets done.
      return mayWrite ? new Promise(() => undefined) : Promise.resolve()
    })
    await expect.poll(first.now).toBe('mine')
    const second = heldBy(id)
    await expect.poll(second.now).toBe('elsewhere')
    second.takeOver()
    await expect.poll(second.now, { timeout: 4_000 }).toBe('mine')
    expect(said[0]).toBe(true)
  })

  test('opening again right after closing says nothing about another tab', async () => {
    const id = crypto.randomUUID()
    const first = heldBy(id)
    await expect.poll(first.now).toBe('mine')
    const second = heldBy(id)
    first.end()
    await expect.poll(second.now).toBe('mine')
    expect(second.seen).toEqual(['mine'])
  })
})

const consented = { q01: { state: 'value', value: 'yes' } } as const

describe('a conversation of weeks ago', () => {
  test('is neither sealed nor erased while a tab has it open', async () => {
    const here = await phone()
    const draft = await here.begin('full')
    await here.store.saveDraft({ ...draft, startedAt: '2026-01-01T10:00:00.000Z', answers: consented })
    const around = {
      ...here,
      questionnaireOf: () => defaultQuestionnaire,
      now: Date.parse('2026-03-09T18:07:00Z'),
    }
    await here.store.setMeta('lastReply', { server: around.now, phone: around.now })
    const open = heldBy(draft.id)
    await expect.poll(open.now).toBe('mine')
    await endOldDrafts(around)
    expect(await here.store.openDraft(draft.id)).toMatchObject({ kind: 'conversation' })
    open.end()
    await withDraftAlone(draft.id, () => Promise.resolve())
    await endOldDrafts(around)
    expect(await here.store.openDraft(draft.id)).toBeUndefined()
    expect(await here.store.conversations()).toMatchObject([{ id: draft.interviewId }])
  })
})

describe('contact details', () => {
  test('half typed are there again after a step back and after the app was closed, and nowhere in clear', async () => {
    const here = await phone()
    const draft = await here.begin('full')
    if (here.key.kind !== 'pinned') throw new Error('no key')
    const answers = { ...consented, q16: { state: 'dk' } } as const
    const sealed = await here.store.seal({ ...draft, answers }, defaultQuestionnaire, here.key.publicKey)
    if (!sealed.ok) throw new Error(sealed.reason)
    const toContact = async () => {
      await userEvent.click(page.getByLabelText('De bewoner heeft de code', { exact: true }))
      await userEvent.click(page.getByRole('button', { name: 'Verder', exact: true }))
    }
    const first = tab(here.at(`/bedankt/${sealed.value}`).room)
    await toContact()
    await userEvent.click(page.getByLabelText(/^Ja/).first())
    const name = page.getByLabelText(/^(Voornaam|Naam)/).first()
    await userEvent.fill(name, 'klaprooscontact')
    await userEvent.click(page.getByRole('button', { name: 'Terug', exact: true }))
    await toContact()
    await expect.element(name).toHaveValue('klaprooscontact')
    first.close()
    await expect
      .poll(async () => JSON.stringify(await here.store.openDraft(sealed.value)))
      .toContain('klaprooscontact')
    tab(here.at(`/bedankt/${sealed.value}`).room)
    await toContact()
    await expect.element(name).toHaveValue('klaprooscontact')
    const stored = JSON.stringify(await Promise.all(here.store.db.tables.map((table) => table.toArray())))
    expect(stored).not.toContain('klaprooscontact')
  })
})
