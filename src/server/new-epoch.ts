import type { Deps } from './deps.ts'

/** The name of an epoch: told apart from every other. It begins with the time, so that those of which a restored server
 *  never heard have a place among the others: 9 digits of base 36 last for three thousand years. */
export const newEpoch = ({ random, clock }: Pick<Deps, 'random' | 'clock'>): string =>
  `${clock().getTime().toString(36).padStart(9, '0')}${Buffer.from(random.bytes(8)).toString('hex')}`
