import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { watchForQr } from '#app/device/qr-camera.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from './button.tsx'

/** The camera, until somebody stops it. It starts when this appears. */
export const QrScanner = ({
  onText,
  onStop,
}: {
  /** Called with each code that is seen, the same one again and again. */
  readonly onText: (text: string) => void
  readonly onStop: () => void
}): ReactNode => {
  const t = useText()
  const video = useRef<HTMLVideoElement>(null)
  const [hasCamera, setHasCamera] = useState(true)
  const seen = useEffectEvent(onText)
  useEffect(() => {
    if (video.current === null) return
    const ended = new AbortController()
    watchForQr(video.current, (text) => seen(text), ended.signal).then(
      (works) => {
        if (!ended.signal.aborted) setHasCamera(works)
      },
      () => {
        if (!ended.signal.aborted) setHasCamera(false)
      },
    )
    return () => {
      ended.abort()
    }
  }, [])
  return (
    <div className="stack">
      {hasCamera ? (
        <>
          <p className="small soft">{t('key.scanAim')}</p>
          <video className="scanner" ref={video} muted playsInline aria-hidden="true" />
        </>
      ) : (
        <p role="alert">{t('key.scanNoCamera')}</p>
      )}
      <Button onClick={onStop}>{t('key.scanStop')}</Button>
    </div>
  )
}
