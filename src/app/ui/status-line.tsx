import type { ReactNode } from 'react'
import { ChevronRight, CloudCheck, CloudOff, CloudUpload, TriangleAlert, Wifi } from 'lucide-react'
import { Link } from 'wouter'
import { useFormats, useText } from '#app/text/text.tsx'

/** Where the work of this phone is. Offline is a normal state; only what does not arrive is a problem. */
export type Sending =
  | { readonly state: 'waiting'; readonly count: number }
  | { readonly state: 'sending'; readonly sent: number; readonly count: number }
  | { readonly state: 'sent'; readonly at: string | null }
  | { readonly state: 'serverAway'; readonly count: number; readonly againInMinutes: number }
  /** All but the large photos has been sent; those wait for Wi-Fi. */
  | { readonly state: 'photosWait'; readonly count: number }
  | { readonly state: 'stuck'; readonly count: number }

/** The state of sending in words, on top of the home screen; a tap opens the queue. */
export const StatusLine = ({
  sending,
  href,
}: {
  readonly sending: Sending
  readonly href: string
}): ReactNode => {
  const { icon, look, strong, rest } = useSendingWords(sending)
  return (
    <div role="status">
      <Link className={look === '' ? 'status' : `status ${look}`} href={href}>
        {icon('i')}
        <span>
          {rest === '' || look === '' ? strong : <strong>{strong}</strong>}
          {rest !== '' && ` ${rest}`}
        </span>
        <span className="end">
          <ChevronRight className="i flip i-s" aria-hidden="true" />
        </span>
      </Link>
    </div>
  )
}

/** The same words for the status line and for the queue: what is the matter, and what that means. */
export const useSendingWords = (
  sending: Sending,
): {
  readonly icon: (className: string) => ReactNode
  readonly look: '' | 'waiting' | 'wrong'
  readonly strong: string
  readonly rest: string
} => {
  const t = useText()
  const { time } = useFormats()
  switch (sending.state) {
    case 'waiting':
      return {
        icon: (className) => <CloudOff className={className} aria-hidden="true" />,
        look: 'waiting',
        strong: t('common.waiting', { count: sending.count }),
        rest: t('common.waitingSafe'),
      }
    case 'serverAway':
      return {
        icon: (className) => <CloudOff className={className} aria-hidden="true" />,
        look: 'waiting',
        strong: t('common.serverAway'),
        rest: t('common.serverAwayThen'),
      }
    case 'sending':
      return {
        icon: (className) => <CloudUpload className={className} aria-hidden="true" />,
        look: 'waiting',
        strong: t('common.sending', { sent: sending.sent, count: sending.count }),
        rest: t('common.sendingCarryOn'),
      }
    case 'sent':
      return {
        icon: (className) => <CloudCheck className={className} aria-hidden="true" />,
        look: '',
        strong:
          sending.at === null ? t('common.nothingWaiting') : t('common.allSent', { time: time(sending.at) }),
        rest: '',
      }
    case 'photosWait':
      return {
        icon: (className) => <Wifi className={className} aria-hidden="true" />,
        look: 'waiting',
        strong: t('common.photosWait', { count: sending.count }),
        rest: t('common.waitingSafe'),
      }
    case 'stuck':
      return {
        icon: (className) => <TriangleAlert className={className} aria-hidden="true" />,
        look: 'wrong',
        strong: t('common.stuck', { count: sending.count }),
        rest: t('common.stuckSafe'),
      }
  }
}
