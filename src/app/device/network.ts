/** Whether what this phone sends may cost somebody something. Safari and Firefox do not tell. */
export type NetworkKind = 'metered' | 'free' | 'unknown'

/** What a person chose about large photos; `auto` while nobody chose. */
export type LargePhotos = 'auto' | 'yes' | 'no'

/** Network Information, which is in no type library. */
interface Connection extends Partial<EventTarget> {
  readonly type?: string
  readonly saveData?: boolean
}

const connectionOf = (from: object): Connection | undefined =>
  // Every member is optional and checked where it is used.
  'connection' in from ? (from.connection as Connection | undefined) : undefined

/** How this device is connected, as far as the browser says. Not all browsers do. */
export const networkKind = (from: object = navigator): NetworkKind => {
  const { saveData, type } = connectionOf(from) ?? {}
  if (saveData === true || type === 'cellular') return 'metered'
  return type === 'wifi' || type === 'ethernet' ? 'free' : 'unknown'
}

/** Whether large photos are sent by themselves now. Where nothing is known they go, unless somebody said that they must
 *  wait. */
export const sendsOriginals = (choice: LargePhotos, network: NetworkKind): boolean =>
  choice === 'yes' || network === 'free' || (choice === 'auto' && network === 'unknown')

/** Calls back when the phone goes over to another network, where the browser tells. */
export const watchNetwork = (listener: () => void): (() => void) => {
  const connection = connectionOf(navigator)
  connection?.addEventListener?.('change', listener)
  return () => connection?.removeEventListener?.('change', listener)
}
