import { utf8Length } from '../survey/sealed-text.ts'
import { type Address, canonical } from './operation.ts'
import { limits } from './wire.ts'

/** Room for the braces and names around the operations of a request. */
const envelopeBytes = 1_024

/** Operations in requests that the server takes, in their order. One that is too large for any goes alone. */
export function* inBatches<T extends Address>(operations: readonly T[]): Generator<readonly T[]> {
  let batch: T[] = []
  let bytes = 0
  for (const operation of operations) {
    const size = utf8Length(canonical(operation)) + 1
    const full = batch.length === limits.batchOperations || bytes + size > limits.batchBytes - envelopeBytes
    if (batch.length > 0 && full) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(operation)
    bytes += size
  }
  if (batch.length > 0) yield batch
}
