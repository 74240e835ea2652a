import { keepArea } from './map-area.ts'
import type { Row } from './row.ts'

/** What a map costs. */
export async function* map(): AsyncGenerator<Row> {
  yield* await keepArea()
}
