import type { ReactNode } from 'react'
import { Contact, FilePen, Image, MapPin, MessageSquare } from 'lucide-react'
import { type Text, type TextKey, useFormats, useText } from '#app/text/text.tsx'
import { Item } from '#app/ui/item.tsx'

/** One thing of this phone on its way, as a person would name it. */
export interface OutboxItem {
  readonly key: string
  readonly what: 'conversation' | 'contact' | 'sighting' | 'photo' | 'other'
  /** How many addresses, where a whole list of them stands as one. */
  readonly addresses?: number | undefined
  /** What else is known of it: the kind of a sighting, already in words. Never anything out of a conversation. */
  readonly detail?: string | undefined
  readonly progress: ItemProgress
}

export type ItemProgress =
  | { readonly state: 'onPhone'; readonly bytes?: number | undefined }
  | { readonly state: 'forWifi'; readonly bytes: number }
  | { readonly state: 'sending'; readonly sent?: number | undefined; readonly total?: number | undefined }
  | { readonly state: 'received'; readonly at: string }

export const OutboxRow = ({ item }: { readonly item: OutboxItem }): ReactNode => {
  const t = useText()
  return (
    <Item
      icon={icons[item.what]}
      title={title(item, t)}
      hint={useHint(item)}
      end={<Tag state={item.progress.state} />}
    />
  )
}

const title = ({ what, detail, addresses }: OutboxItem, t: Text): string =>
  addresses !== undefined
    ? t('fieldwork.addresses', { count: addresses })
    : detail === undefined
      ? t(names[what])
      : `${t(names[what])}: ${detail}`

const names: Readonly<Record<OutboxItem['what'], TextKey>> = {
  conversation: 'outbox.conversation',
  contact: 'outbox.contact',
  sighting: 'outbox.sighting',
  photo: 'outbox.photo',
  other: 'outbox.other',
}

const useHint = ({ what, progress }: OutboxItem): string => {
  const t = useText()
  const { time, bytes } = useFormats()
  switch (progress.state) {
    case 'received':
      return t('outbox.receivedAt', { time: time(progress.at) })
    case 'forWifi':
      return t('outbox.photoForWifi', { size: bytes(progress.bytes) })
    case 'sending':
      return progress.total === undefined
        ? t('outbox.busy')
        : t('outbox.busyPhoto', { sent: bytes(progress.sent ?? 0), total: bytes(progress.total) })
    default:
      if (what === 'photo' && progress.state === 'onPhone' && progress.bytes !== undefined)
        return t('outbox.photoLast', { size: bytes(progress.bytes) })
      return what === 'conversation' ? t('outbox.sealed') : t('outbox.onPhone')
  }
}

const Tag = ({ state }: { readonly state: ItemProgress['state'] }): ReactNode => {
  const t = useText()
  if (state === 'sending') return <span className="tag on">{t('outbox.tagBusy')}</span>
  return state === 'onPhone' || state === 'forWifi' ? (
    <span className="tag">{t('outbox.tagWaiting')}</span>
  ) : null
}

const icons: Readonly<Record<OutboxItem['what'], ReactNode>> = {
  conversation: <MessageSquare className="i" aria-hidden="true" />,
  contact: <Contact className="i" aria-hidden="true" />,
  sighting: <MapPin className="i" aria-hidden="true" />,
  photo: <Image className="i" aria-hidden="true" />,
  other: <FilePen className="i" aria-hidden="true" />,
}
