import { expect, test } from 'vitest'
import { draftFate } from '#domain/survey/draft-age.ts'

const day = 86_400_000
const now = 100 * day
const draft = {
  startedAt: now,
  now,
  lastReply: { server: now, phone: now },
  isHeld: false,
  consent: true,
  canSeal: true,
}

test.each([
  ['rests for two weeks', { startedAt: now - 13 * day }, { kind: 'rest' }],
  [
    'asks to be finished from the fourteenth day',
    { startedAt: now - 14 * day },
    { kind: 'ask', daysLeft: 7 },
  ],
  ['is sealed after three weeks when consent stands', { startedAt: now - 21 * day }, { kind: 'seal' }],
  [
    'is erased after three weeks without consent',
    { startedAt: now - 21 * day, consent: false },
    { kind: 'erase' },
  ],
  [
    'waits for the key rather than ending',
    { startedAt: now - 30 * day, canSeal: false },
    { kind: 'ask', daysLeft: 0 },
  ],
  [
    'is not erased while a key difference holds it, consent or not',
    { startedAt: now - 30 * day, consent: false, canSeal: false, isHeld: true },
    { kind: 'ask', daysLeft: 0 },
  ],
  [
    'is not sealed while something holds it',
    { startedAt: now - 30 * day, isHeld: true },
    { kind: 'ask', daysLeft: 0 },
  ],
  [
    'is erased without consent where no key ever came',
    { startedAt: now - 21 * day, consent: false, canSeal: false },
    { kind: 'erase' },
  ],
  [
    'does not end on a phone whose clock runs two days ahead',
    { startedAt: now - 30 * day, lastReply: { server: now - 2 * day, phone: now } },
    { kind: 'ask', daysLeft: 0 },
  ],
  [
    'does not end before any server has replied',
    { startedAt: now - 30 * day, lastReply: undefined },
    { kind: 'ask', daysLeft: 0 },
  ],
  [
    'does not end when the clock went back since the last reply',
    { startedAt: now - 30 * day, lastReply: { server: now + 5 * day, phone: now + 5 * day } },
    { kind: 'ask', daysLeft: 0 },
  ],
])('a draft %s', (_, change, fate) => {
  expect(draftFate({ ...draft, ...change })).toEqual(fate)
})
