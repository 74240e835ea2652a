import { describe, expect, test } from 'vitest'
import { newProject } from '#domain/project/project.ts'
import { readLink } from '#app/project/link.ts'
import { demoPublicKey } from '#domain/project/demo-key.ts'
import { randomSecret } from '#app/crypto/hash.ts'
import { linkOf, requestFor } from '#app/screens/coordinate/invite/invitation.ts'
import { nextStep } from '#app/screens/coordinate/overview/next-step.ts'
import { setupSteps } from '#app/screens/coordinate/setup/setup-steps.ts'

describe('an invitation', () => {
  test('carries secret and key in the fragment, as a phone reads them', () => {
    const secret = randomSecret()
    const link = linkOf('https://wijk.example', secret, demoPublicKey)
    const { hash, pathname, search } = new URL(link)
    expect([pathname, search]).toEqual(['/meedoen', ''])
    expect(readLink(hash)).toEqual({ invitation: secret, publicKey: demoPublicKey })
  })

  test('for a coordinator works once and for a day, whatever was typed', () => {
    const made = { id: 'i', secretHash: 'h' }
    expect(requestFor(made, 'coordinator', { uses: 20, days: 7 })).toEqual({
      ...made,
      role: 'coordinator',
      uses: 1,
      days: 1,
    })
    expect(requestFor(made, 'volunteer', { uses: 20, days: 7 })).toEqual({
      ...made,
      role: 'volunteer',
      uses: 20,
      days: 7,
    })
  })
})

describe('what to do next', () => {
  const ready = setupSteps({
    ...newProject('Wijk'),
    areaGeometry: { type: 'Polygon', coordinates: [] },
    householdsN: 10,
    householdsSource: 'CBS',
    publicKey: demoPublicKey,
  })
  const calm = { steps: ready, phones: 2, conversations: 3, sightings: 4, toCheck: 0, waiting: null }

  test('is the key first, then whatever else is not set up', () => {
    expect(nextStep({ ...calm, steps: setupSteps(newProject('Wijk')) })).toMatchObject({
      kind: 'setup',
      step: 'key',
      left: 3,
    })
    expect(nextStep({ ...calm, steps: [{ name: 'households', done: false }] })).toMatchObject({
      step: 'households',
    })
  })

  test.each([
    [{ phones: 0 }, { kind: 'invite' }],
    [{ phones: undefined, conversations: 0, sightings: 0 }, { kind: 'begin' }],
    [{ toCheck: 2 }, { kind: 'check', count: 2 }],
    [{ waiting: { interviews: 3, releaseGroup: 5 } }, { kind: 'waitForConversations', waiting: 3, group: 5 }],
    [{}, { kind: 'carryOn' }],
  ])('with %j is %j', (change, next) => {
    expect(nextStep({ ...calm, ...change })).toEqual(next)
  })
})
