import fc from 'fast-check'

/** What happens in one run, as data: a cast of phones and a list of steps. fast-check draws it from a seed, and makes it
 *  smaller when a promise is broken. Numbers choose among what is there at that moment. */

export interface Plan {
  readonly cast: readonly Player[]
  readonly steps: readonly Step[]
}

export interface Player {
  readonly role: 'coordinator' | 'interviewer' | 'volunteer'
  /** How far the clock of this phone is off. */
  readonly skewHours: number
  /** Not there from the start: it joins at a step. */
  readonly late: boolean
}

/** What the network does with one request. */
export type Weather =
  | 'fair'
  /** It never reaches the server. */
  | 'lostBefore'
  /** The server takes it; the answer never arrives. */
  | 'lostAfter'
  /** The answer is cut off in the middle. */
  | 'cut'
  /** The server gets it twice. */
  | 'twice'
  /** The phone gives up on it; the server gets it much later, after other requests. */
  | 'late'
  /** The server gets it now, and again much later. */
  | 'echo'
  /** Something in between answers instead. */
  | 'portal'
  | 'busy'

interface Choice {
  readonly phone: number
  readonly record: number
}

/** What a person does; also while a request of another phone, or of this one, is under way. */
export type Deed =
  | ({ readonly kind: 'create'; readonly asset: number; readonly visibility: number } & Omit<
      Choice,
      'record'
    >)
  | ({ readonly kind: 'edit'; readonly fields: readonly number[]; readonly stale: boolean } & Choice)
  /** This phone and the next one change the same field. */
  | ({ readonly kind: 'clash'; readonly field: number } & Choice)
  | ({ readonly kind: 'look' } & Choice)
  | ({ readonly kind: 'photo'; readonly large: boolean; readonly same: boolean } & Choice)
  | ({ readonly kind: 'resolve'; readonly second: boolean } & Choice)
  | ({ readonly kind: 'takeBack' } & Choice)
  | ({ readonly kind: 'comment' } & Choice)
  | { readonly kind: 'seal'; readonly phone: number; readonly count: number }
  | { readonly kind: 'contact'; readonly phone: number; readonly count: number }
  | { readonly kind: 'withdraw'; readonly which: number }
  | { readonly kind: 'newer'; readonly phone: number }
  | { readonly kind: 'reopen'; readonly phone: number }
  | { readonly kind: 'restart' }

export type Step =
  | Deed
  | {
      readonly kind: 'round'
      readonly phone: number
      readonly weather: readonly Weather[]
      /** The app is killed when it is about to begin so many transactions; it is opened again. */
      readonly killAt: number | null
      readonly meanwhile: Meanwhile | null
    }
  | { readonly kind: 'twoTabs'; readonly phone: number }
  /** Everybody is online for a moment. */
  | { readonly kind: 'meet' }
  | { readonly kind: 'arrive' }
  | { readonly kind: 'deliverLate' }
  | { readonly kind: 'revoke'; readonly phone: number }

/** During the request with this number of a round, before or after the server has it. */
export interface Meanwhile {
  readonly request: number
  readonly moment: 'before' | 'after'
  readonly deed: Deed
}

const phone = fc.nat(4)
/** Few, so that people meet at the same ones. */
const record = fc.nat(1)
const kind = <K extends string>(name: K) => fc.constant(name)

const onSightings: readonly fc.WeightedArbitrary<Deed>[] = [
  {
    weight: 5,
    arbitrary: fc.record({ kind: kind('create'), phone, asset: fc.nat(3), visibility: fc.nat(11) }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: kind('edit'),
      phone,
      record,
      fields: fc.uniqueArray(fc.nat(7), { minLength: 1, maxLength: 2 }),
      stale: fc.boolean(),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: kind('clash'), phone, record, field: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('look'), phone, record }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('photo'), phone, record, large: fc.boolean(), same: fc.boolean() }),
  },
  { weight: 8, arbitrary: fc.record({ kind: kind('resolve'), phone, record, second: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('takeBack'), phone, record }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('comment'), phone, record }) },
]
const disputes: readonly fc.WeightedArbitrary<Deed>[] = [
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('clash'), phone, record: fc.constant(0), field: fc.nat(1) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('edit'),
      phone,
      record: fc.constant(0),
      fields: fc.tuple(fc.nat(1)),
      stale: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: kind('resolve'), phone, record: fc.constant(0), second: fc.boolean() }),
  },
]
const onConversations: readonly fc.WeightedArbitrary<Deed>[] = [
  {
    weight: 10,
    arbitrary: fc.record({ kind: kind('seal'), phone, count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ kind: kind('contact'), phone, count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: kind('withdraw'), which: fc.nat(9) }) },
]
const seldomDone: readonly fc.WeightedArbitrary<Deed>[] = [
  { weight: 1, arbitrary: fc.record({ kind: kind('newer'), phone }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('reopen'), phone }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('restart') }) },
]

const weather = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Weather>('fair') },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Weather>(
      'lostBefore',
      'lostAfter',
      'lostAfter',
      'cut',
      'twice',
      'late',
      'echo',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<Weather>('portal', 'busy') },
)

// One in four rounds is killed or has something happen in it.
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })

const round = (deed: fc.Arbitrary<Deed>): fc.Arbitrary<Step> =>
  fc.record({
    kind: kind('round'),
    phone,
    weather: fc.array(weather, { maxLength: 4, size: 'max' }),
    // A quiet round begins about a dozen transactions.
    killAt: seldom(fc.oneof(fc.nat(14), fc.nat(40))),
    meanwhile: seldom(
      fc.record({
        request: fc.nat(2),
        moment: fc.constantFrom('before' as const, 'after' as const),
        deed,
      }),
    ),
  })

const steps = (deed: fc.Arbitrary<Deed>): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 36, arbitrary: deed },
      { weight: 18, arbitrary: round(deed) },
      { weight: 6, arbitrary: fc.record({ kind: kind('meet') }) },
      { weight: 1, arbitrary: fc.record({ kind: kind('twoTabs'), phone }) },
      { weight: 1, arbitrary: fc.record({ kind: kind('arrive') }) },
      { weight: 3, arbitrary: fc.record({ kind: kind('deliverLate') }) },
      { weight: 1, arbitrary: fc.record({ kind: kind('revoke'), phone }) },
    ),
    { minLength: 12, maxLength: 34, size: 'max' },
  )

/** Two sightings that everybody has. */
const known: readonly Step[] = [
  { kind: 'create', phone: 0, asset: 0, visibility: 0 },
  { kind: 'create', phone: 1, asset: 1, visibility: 0 },
  { kind: 'meet' },
]
const afterKnown = (rest: readonly Step[]): readonly Step[] => [...known, ...rest]

/** Some runs are about sightings, some about few values that everybody changes, some about conversations, some about all at once: clashes and groups need many of a
 *  kind together. */
const allSteps = fc.oneof(
  { weight: 3, arbitrary: steps(fc.oneof(...onSightings, ...seldomDone)).map(afterKnown) },
  { weight: 2, arbitrary: steps(fc.oneof(...disputes)).map(afterKnown) },
  { weight: 2, arbitrary: steps(fc.oneof(...onConversations, ...seldomDone)) },
  { weight: 1, arbitrary: steps(fc.oneof(...onSightings, ...onConversations, ...seldomDone)) },
)

const player: fc.Arbitrary<Player> = fc.record({
  role: fc.constantFrom(
    'volunteer' as const,
    'volunteer' as const,
    'interviewer' as const,
    'coordinator' as const,
  ),
  skewHours: fc.oneof(fc.constant(0), fc.integer({ min: -9_000, max: 9_000 })),
  late: fc.boolean(),
})

const first: Player = { role: 'coordinator', skewHours: 0, late: false }
const second: Player = { role: 'interviewer', skewHours: 0, late: false }

/** Two to five phones: a coordinator, an interviewer, and whoever else. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  cast: fc.array(player, { maxLength: 3, size: 'max' }).map((others) => [first, second, ...others]),
  steps: allSteps,
})
