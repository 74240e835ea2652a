import { keepArea } from './map-area.ts'
import { countPins, panPins } from './map-pins.ts'
import type { Row } from './row.ts'

/** What a map costs. */
export async function* map(): AsyncGenerator<Row> {
  yield* await countPins()
  yield* await panPins()
  yield* await keepArea()
}
