import { testPromises } from './promises-hold.ts'

/** Half of the seeds, so that two processors share the work. */
testPromises(0, 2)
