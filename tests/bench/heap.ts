import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
// The flag makes it there at run time only.
const collect = runInNewContext('gc') as () => void

/** Megabytes of the heap in use, after what nobody holds was taken away. */
export const heapInUse = (): number => {
  collect()
  return heapNow()
}

/** The same without taking anything away. */
export const heapNow = (): number => process.memoryUsage().heapUsed / 1e6
