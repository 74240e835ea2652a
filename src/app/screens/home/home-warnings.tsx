import { type ReactNode, useState } from 'react'
import { CalendarDays, Eraser, GitFork, KeyRound, TriangleAlert } from 'lucide-react'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'

/** What somebody must know before going on. Waiting for the key is normal; the others ask for an act. */
export type HomeWarning =
  | { readonly kind: 'noKey'; readonly mayMakeIt: boolean }
  | { readonly kind: 'keyDiffers' }
  /** `until`: UTC, when this phone empties itself; null while that is not known. */
  | { readonly kind: 'revoked'; readonly until: string | null }
  /** The browser did not promise to keep the work. */
  | { readonly kind: 'evictable' }
  | { readonly kind: 'littleRoom'; readonly room: number }
  /** Nobody knocks after this day. */
  | { readonly kind: 'fieldworkEnds'; readonly endsOn: string }
  /** The months of conversations of this phone that are gone. */
  | { readonly kind: 'talksErased'; readonly months: readonly string[]; readonly onRead: () => void }
  /** Two answers to one thing, of which this person says which counts. */
  | { readonly kind: 'twoAnswers'; readonly count: number; readonly href: string }

interface Acts {
  readonly onInstall: (() => void) | undefined
}

export const HomeWarnings = ({
  warnings,
  ...acts
}: Acts & { readonly warnings: readonly HomeWarning[] }): ReactNode =>
  warnings.map((warning) => <WarningBanner key={warning.kind} warning={warning} {...acts} />)

const WarningBanner = ({ warning, onInstall }: Acts & { readonly warning: HomeWarning }): ReactNode => {
  const t = useText()
  const { bytes, day, month } = useFormats()
  const [now] = useState(() => new Date())
  const danger = <TriangleAlert className="i" aria-hidden="true" />
  switch (warning.kind) {
    case 'noKey':
      return (
        <Banner
          icon={<KeyRound className="i" aria-hidden="true" />}
          title={t('home.noKey')}
          actions={
            warning.mayMakeIt && <ButtonLink href="/coordinatie/instellen">{t('home.makeKey')}</ButtonLink>
          }
        >
          <p>{warning.mayMakeIt ? t('home.noKeyCoordinator') : t('home.noKeyThen')}</p>
        </Banner>
      )
    case 'keyDiffers':
      return (
        <Banner
          look="wrong"
          icon={danger}
          title={t('home.keyDiffers')}
          actions={<ButtonLink href="/sleutel">{t('key.takeTitle')}</ButtonLink>}
        >
          <p>{t('home.keyDiffersThen')}</p>
        </Banner>
      )
    case 'revoked':
      return (
        <Banner look="wrong" icon={danger} title={t('home.revoked')}>
          <p>{t('home.revokedThen')}</p>
          {warning.until !== null && <p>{t('home.revokedUntil', { day: day(warning.until, now) })}</p>}
        </Banner>
      )
    case 'evictable':
      return (
        <Banner
          look="wrong"
          icon={danger}
          title={t('home.evictable')}
          actions={
            onInstall !== undefined && <Button onClick={onInstall}>{t('home.evictableInstall')}</Button>
          }
        >
          <p>{t('home.evictableThen')}</p>
        </Banner>
      )
    case 'fieldworkEnds':
      return (
        <Banner
          icon={<CalendarDays className="i" aria-hidden="true" />}
          title={t('fieldwork.phoneEnds', { day: day(warning.endsOn, now) })}
        >
          <p>{t('fieldwork.phoneEndsThen')}</p>
        </Banner>
      )
    case 'twoAnswers':
      return (
        <Banner
          icon={<GitFork className="i" aria-hidden="true" />}
          title={t('home.twoAnswers', { count: warning.count })}
          actions={<ButtonLink href={warning.href}>{t('home.twoAnswersGo')}</ButtonLink>}
        >
          <p>{t('home.twoAnswersThen')}</p>
        </Banner>
      )
    case 'talksErased':
      return (
        <Banner
          icon={<Eraser className="i" aria-hidden="true" />}
          title={
            warning.months.length === 1
              ? t('home.talkErased', { month: month(warning.months[0] ?? '') })
              : t('home.talksErased', { count: warning.months.length })
          }
          actions={<Button onClick={warning.onRead}>{t('common.close')}</Button>}
        >
          <p>{t('home.talksErasedThen')}</p>
        </Banner>
      )
    case 'littleRoom':
      return (
        <Banner
          look="wrong"
          icon={danger}
          title={t('home.littleRoom', { room: bytes(warning.room) })}
          actions={<ButtonLink href="/wachtrij">{t('home.toOutbox')}</ButtonLink>}
        >
          <p>{t('home.littleRoomThen')}</p>
        </Banner>
      )
  }
}
