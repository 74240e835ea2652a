import { makeKeyPair } from '#app/crypto/key-pair.ts'
import { joinPhone } from '../support/phone.ts'
import { deliver } from './deeds.ts'
import { type Handset, killAt, notice, reopen } from './handset.ts'
import { newLedger } from './ledger.ts'
import { createNetwork } from './network.ts'
import type { Plan, Player, Step } from './plan.ts'
import { brokenDecided, brokenNow, brokenSettled, type Broken } from './promises.ts'
import { dice, seedPlatform, serverRandom } from './randomness.ts'
import { openServer } from './server.ts'
import { chosen, type Run } from './stage.ts'

const beginning = Date.parse('2026-03-09T10:00:00Z')
const longestPauseMinutes = 600
const hourMs = 3_600_000
const mostPasses = 12

/** Plays a plan from the first to the last step, lets everything settle, and tells which promises were broken. */
export const play = async (plan: Plan, seed: number): Promise<readonly Broken[]> => {
  const drawn = dice(seed)
  const restore = seedPlatform(drawn)
  let time = beginning
  const clock = () => new Date(time)
  const server = await openServer({ clock, random: serverRandom(drawn) })
  const ledger = newLedger()
  let count = 0
  const run: Run = {
    server,
    network: createNetwork(server.fetch, {
      pushed: (_, { results }) => {
        for (const result of results)
          ledger.answers.set(result.id, [...(ledger.answers.get(result.id) ?? []), result])
      },
      pulled: (phone, page, text) => ledger.pages.push({ phone, page, text }),
      broke: (path, status) => ledger.broken.push(`${path.split('/').at(-1)} answered ${status}`),
    }),
    ledger,
    dice: drawn,
    handsets: [],
    keyPair: await makeKeyPair(),
    newWord: () => `woord-${String(++count).padStart(4, '0')}`,
    newSeed: () => ++count,
    released: new Set(),
  }
  const joinAs = async ({ role, skewHours }: Player) => {
    const name = `telefoon ${run.handsets.length + 1}`
    const phone = await joinPhone(`${await server.link(role)}&k=${run.keyPair.publicKey}`, name, {
      now: () => new Date(time + skewHours * hourMs),
      network: run.network.of(name),
      random: () => drawn.roll(1_000) / 1_000,
    })
    const handset: Handset = {
      name,
      role,
      phone,
      app: phone,
      revoked: false,
      pagesAtRevocation: 0,
      looked: undefined,
      outbox: new Set(),
    }
    run.handsets.push(handset)
    await phone.sync.round()
  }
  try {
    const later = plan.cast.filter(({ late }) => late)
    for (const player of plan.cast) if (!player.late) await joinAs(player)
    for (const [index, step] of plan.steps.entries()) {
      time += drawn.roll(longestPauseMinutes) * 60_000
      if (step.kind === 'arrive') {
        const next = later.shift()
        if (next !== undefined) await joinAs(next)
      } else await take(run, step)
      const broken = await brokenNow(run)
      if (broken.length > 0) return broken.map((one) => ({ ...one, after: `step ${index + 1}` }))
    }
    for (const player of later) await joinAs(player)
    return await settled(run)
  } finally {
    for (const { app, phone } of run.handsets) {
      app.close()
      phone.close()
    }
    await server.remove()
    restore()
  }
}

/** Everybody online, until nothing moves any more; then what was still on its way arrives as well. */
const settled = async (run: Run): Promise<readonly Broken[]> => {
  for (const { name } of run.handsets) run.network.forecast(name, { weather: [] })
  for (const phase of ['settling', 'late arrivals']) {
    let before = ''
    let quiet = false
    for (let pass = 0; !quiet; pass++) {
      if (pass > mostPasses) return [{ promise: 'noLoss', sentence: 'it never comes to rest', after: phase }]
      for (const handset of run.handsets) {
        await handset.app.sync.round()
        await notice(run.ledger, handset)
      }
      const now = await restingPlace(run)
      quiet = now === before
      before = now
    }
    const broken = [...(await brokenNow(run)), ...(await brokenSettled(run))]
    if (broken.length > 0) return broken.map((one) => ({ ...one, after: phase }))
    await run.network.deliverLate()
  }
  await takeAllHandedIn(run)
  return [...(await brokenNow(run)), ...(await brokenDecided(run))].map((one) => ({
    ...one,
    after: 'decisions',
  }))
}

/** A coordinator takes all that revoked phones handed in; what builds on something goes after it. */
const takeAllHandedIn = async ({ handsets }: Run): Promise<void> => {
  const desk = handsets.find(({ role, revoked }) => role === 'coordinator' && !revoked)
  if (desk === undefined) return
  const { client } = desk.app
  await client.decideQuarantinedTalk('take')
  for (let taken = 1; taken > 0;) {
    taken = 0
    const listed = await client.quarantine()
    if (!listed.ok) throw new Error('the quarantine cannot be read')
    for (const { operationId, reason } of listed.value.items)
      if (reason === 'revoked' && (await client.decideQuarantined(operationId, 'take')).ok) taken += 1
  }
}

const restingPlace = async ({ server, handsets }: Run): Promise<string> => {
  const clock = await server.look((reader) => reader.clock(server.project))
  return JSON.stringify([clock?.head, ...handsets.map(({ outbox }) => [...outbox])])
}

const take = async (run: Run, step: Exclude<Step, { kind: 'arrive' }>): Promise<void> => {
  switch (step.kind) {
    case 'round':
      return round(run, step)
    case 'twoTabs': {
      const handset = chosen(run, step.phone)
      const other = handset.phone.reopen()
      await Promise.all([handset.app.sync.round(), other.sync.round()])
      other.close()
      await notice(run.ledger, handset)
      return
    }
    case 'meet':
      for (const handset of run.handsets) {
        await handset.app.sync.round()
        await notice(run.ledger, handset)
      }
      return
    case 'deliverLate':
      return run.network.deliverLate()
    case 'revoke': {
      const handset = chosen(run, step.phone)
      const coordinator = run.handsets.find(({ role, revoked }) => role === 'coordinator' && !revoked)
      if (handset.role === 'coordinator' || coordinator === undefined) return
      const { deviceId } = handset.phone.membership
      const changed = await coordinator.app.client.changeDevice(deviceId, { state: 'revoked' })
      if (!changed.ok) throw new Error('revoking failed')
      handset.revoked = true
      handset.pagesAtRevocation = run.ledger.pages.filter(({ phone }) => phone === handset.name).length
      return
    }
    default:
      return deliver(run, step)
  }
}

const round = async (run: Run, step: Extract<Step, { kind: 'round' }>): Promise<void> => {
  const handset = chosen(run, step.phone)
  const { meanwhile, weather } = step
  let done = false
  const { app } = handset
  const doom = killAt(handset, step.killAt)
  run.network.forecast(handset.name, {
    weather,
    during: async (request, moment) => {
      if (done || doom.killed() || meanwhile?.request !== request || meanwhile.moment !== moment) return
      done = true
      await doom.aside(() => deliver(run, meanwhile.deed))
    },
  })
  const ended = await app.sync.round().catch((error: unknown) => ({ error }))
  run.network.forecast(handset.name, { weather: [] })
  doom.end()
  if (doom.killed()) await reopen(handset)
  // An app that was killed ends anyhow; one that lives never throws.
  else if (typeof ended === 'object' && handset.app === app) throw ended.error
  await notice(run.ledger, handset)
}
