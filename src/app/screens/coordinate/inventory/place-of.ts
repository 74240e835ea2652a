/** The views of the inventory in the order in which they stand, each with the last part of its address. */
export const places = {
  overview: '',
  money: 'geld',
  costs: 'kosten',
  resources: 'stromen',
  talents: 'talenten',
  causes: 'oorzaken',
  purposes: 'bedoeling',
  unused: 'vondsten',
  structures: 'structuren',
  opportunities: 'kansen',
  coverage: 'dekking',
  rounds: 'vergelijken',
  rows: 'rijen',
} as const

export type RoomName = keyof typeof places

export const roomNames = Object.keys(places) as RoomName[] // Object.keys forgets its keys' type.

export const placeOf = (name: RoomName): string =>
  places[name] === '' ? '/coordinatie/inventaris' : `/coordinatie/inventaris/${places[name]}`

/** An address that is not known is the overview's. */
export const roomAt = (place: string | undefined): RoomName =>
  roomNames.find((name) => places[name] === (place ?? '')) ?? 'overview'
