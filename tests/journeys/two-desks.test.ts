import { generateIdentity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { SetFigure } from '#domain/inventory/gated-set.ts'
import { createGathered } from '#domain/inventory/gathered.ts'
import { PublicationFields } from '#domain/inventory/publication.ts'
import { historyOf } from '#app/inventory/kept-history.ts'
import { type Renewing, renewGatedSets } from '#app/inventory/renew-gated-sets.ts'
import { opened, records } from '../domain/inventory/demo.ts'
import { journey } from '../support/journey.ts'
import type { Phone } from '../support/phone.ts'
import { publication, publicationOp } from '../support/publication.ts'
import { renewingWith } from '../support/renewing.ts'
import { done } from '../support/saved.ts'

const { joinAs } = journey()

const identity = await generateIdentity()
const recipient = await identityToRecipient(identity)
const conversations = records.filter(({ type }) => type === 'interview').map(({ id }) => id)

/** A desk that opened the conversations of the demo without the first few. */
const renewing = (desk: Phone, without: number): Renewing => {
  const gathered = createGathered()
  gathered.put(records)
  gathered.open(opened)
  gathered.remove(conversations.slice(0, without))
  const { store, sync, membership } = desk
  return renewingWith({ projectId: membership.projectId, store, sync }, { gathered, identity, recipient })
}

const setsAt = async ({ store, sync }: Phone) => {
  await sync.round()
  const shown = await store.records('gatedSet')
  return shown.map(({ record: { id, fields, conflicts } }) => ({ id, fields, conflicts }))
}

test('of two desks that make figures at once one comes first, and nobody sees what the other would have shown', async () => {
  const [first, second, helper] = [
    await joinAs('coordinator', { name: 'Laptop' }),
    await joinAs('coordinator', { name: 'Oude laptop' }),
    await joinAs('storyteller'),
  ]
  // One household apart: shown both, the difference would be its answers.
  const slow = renewing(first, 1)
  const quick = renewing(second, 0)
  let rounds = 0
  const interrupted: Renewing = {
    ...slow,
    sync: {
      round: async () => {
        const phase = await first.sync.round()
        // The first desk knows all that there is, and meanwhile the second one shows its figures.
        if (++rounds === 1) expect(await renewGatedSets(quick)).toBe('renewed')
        if (rounds === 1) await second.sync.round()
        return phase
      },
    },
  }
  expect(await renewGatedSets(interrupted)).toMatch(/renewed|asItWas/)

  const sets = await setsAt(first)
  expect(sets.map(({ conflicts }) => conflicts)).toEqual([[], []])
  expect(await setsAt(second)).toEqual(sets)
  const given = await setsAt(helper)
  expect(given).toEqual(sets.filter(({ fields }) => fields['part'] === 'figures'))

  const history = await historyOf(first.membership.projectId, slow)
  expect(await historyOf(second.membership.projectId, quick)).toEqual(history)
  expect(history?.[0]?.households).toHaveLength(conversations.length)
  const shown = history?.map(({ figures }) => figures.filter(({ prints }) => prints !== null).length)
  expect(shown?.slice(1).every((news) => news === 0)).toBe(true)
  expect(await renewGatedSets(quick)).toMatch(/renewed|asItWas/)
})

test('a desk that lost its connection goes on from what the other one showed meanwhile', async () => {
  const [first, second] = [
    await joinAs('coordinator', { name: 'Laptop' }),
    await joinAs('coordinator', { name: 'Oude laptop' }),
  ]
  const slow = renewing(first, 1)
  const cut: Renewing = {
    ...slow,
    store: {
      ...slow.store,
      changeMany: async (...deeds) => {
        first.setOnline(false)
        return slow.store.changeMany(...deeds)
      },
    },
  }
  expect(await renewGatedSets(cut)).toBe('away')
  expect(await renewGatedSets(renewing(second, 0))).toBe('renewed')
  await second.sync.round()
  first.setOnline(true)
  expect(await renewGatedSets(slow)).toMatch(/renewed|asItWas/)
  const sets = await setsAt(first)
  expect(sets).toHaveLength(2)
  expect(await setsAt(second)).toEqual(sets)
})

test('what does not pass any more is taken out of a live page by the desk that renews, and of no withdrawn one', async () => {
  const desk = await joinAs('coordinator', { name: 'Laptop' })
  const all = renewing(desk, 0)
  expect(await renewGatedSets(all)).toBe('renewed')
  const figures = (await setsAt(desk)).flatMap(({ fields }) =>
    fields['part'] === 'figures' ? z.parse(z.array(SetFigure), fields['figures']) : [],
  )
  const page = (slug: string, status: 'live' | 'withdrawn') => {
    const { set } = publicationOp(publication({ slug, status, figures }))
    return { kind: 'create', type: 'publication', recordId: crypto.randomUUID(), fields: set } as const
  }
  done(await desk.store.changeMany([[page('van-nu', 'live'), page('van-toen', 'withdrawn')]]))
  await desk.sync.round()

  // Four households are left: none of their figures passes.
  expect(await renewGatedSets(renewing(desk, conversations.length - 4))).toBe('renewed')
  await desk.sync.round()
  const shown = new Map(
    (await desk.store.records('publication')).map(({ record }) => {
      const { slug, figures: left } = z.parse(PublicationFields, record.fields)
      return [slug, left.filter(({ value }) => value.status === 'shown').length]
    }),
  )
  expect(shown.get('van-nu')).toBe(0)
  expect(shown.get('van-toen')).toBeGreaterThan(0)
})
