import type { ReactNode } from 'react'
import { Download, FileLock2, Share2, TriangleAlert } from 'lucide-react'
import { saveFile } from '#app/device/save-file.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { type EmergencyFile, useEmergencyFile } from './use-emergency-file.ts'

/** When nothing helps: a copy of what waits, for the coordinator, that only the project's key opens. */
export const EmergencySection = (): ReactNode => {
  const t = useText()
  const { share } = useFormats()
  const { made, make } = useEmergencyFile()
  const busy = made.state === 'making'
  return (
    <section className="section stack">
      <h2>{t('emergency.title')}</h2>
      <p className="small">{t('emergency.why')}</p>
      <p className="small soft">{t('emergency.notIncluded')}</p>
      {made.state === 'failed' && (
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('emergency.failed')}
        >
          <p>{t(`emergency.no_${made.reason}`)}</p>
        </Banner>
      )}
      {made.state === 'ready' ? (
        <Ready {...made} />
      ) : (
        <Button wide disabled={busy} onClick={() => void make()}>
          <FileLock2 className="i i-s" aria-hidden="true" />
          {busy ? t('emergency.making', { share: share(made.share) }) : t('emergency.make')}
        </Button>
      )}
    </section>
  )
}

const Ready = ({
  file,
  things,
  photos,
  unreadable,
}: Extract<EmergencyFile, { state: 'ready' }>): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  return (
    <div role="status">
      <Banner
        look="plain"
        icon={<FileLock2 className="i" aria-hidden="true" />}
        title={t('emergency.ready')}
        actions={
          <>
            {mayShare(file) && (
              <Button onClick={() => void shareFile(file)}>
                <Share2 className="i i-s" aria-hidden="true" />
                {t('emergency.share')}
              </Button>
            )}
            <Button
              onClick={() => {
                saveFile(file.name, file)
              }}
            >
              <Download className="i i-s" aria-hidden="true" />
              {t('emergency.download')}
            </Button>
          </>
        }
      >
        <p>{t('emergency.holds', { things, photos, size: bytes(file.size) })}</p>
        {unreadable > 0 && <p>{t('emergency.unreadable', { count: unreadable })}</p>}
        <p>{t('emergency.copy')}</p>
      </Banner>
    </div>
  )
}

/** Many browsers share only kinds of files that they know. */
const mayShare = (file: File): boolean => 'canShare' in navigator && navigator.canShare({ files: [file] })

/** Who closes the share sheet without choosing has shared nothing; the button is still there. */
const shareFile = (file: File): Promise<void> => navigator.share({ files: [file] }).catch(() => undefined)
