import type { Random } from './deps.ts'

/** The name of an epoch: told apart from every other, and nothing else. */
export const newEpoch = (random: Random): string => Buffer.from(random.bytes(8)).toString('hex')
