import { nlFirst } from './nl-first.ts'
import { nlRooms } from './nl-rooms.ts'

/** One file of texts for each area of the app; a text is asked for as `area.key`. */
export const nl = { ...nlFirst, ...nlRooms }
