import type { ReactNode } from 'react'
import { Check, TriangleAlert } from 'lucide-react'
import { type Fate, fates, type Imported } from '#app/emergency/import-file.ts'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** What came of the file, in words. */
export const ImportResult = ({
  imported: { ended, things, photos, photosRefused },
  onAgain,
}: {
  readonly imported: Imported
  readonly onAgain: () => void
}): ReactNode => {
  const t = useText()
  const done = ended === 'done'
  const came = fates.filter((fate) => (things[fate] ?? 0) > 0)
  const allKnown = done && came.length === 1 && came[0] === 'known' && photosRefused === 0
  return (
    <div role="status">
      <Banner
        look={done ? 'plain' : 'note'}
        icon={
          done ? (
            <Check className="i" aria-hidden="true" />
          ) : (
            <TriangleAlert className="i" aria-hidden="true" />
          )
        }
        title={t(`emergency.ended_${ended}`)}
        actions={!done && <Button onClick={onAgain}>{t('emergency.again')}</Button>}
      >
        {allKnown ? <p>{t('emergency.allKnown')}</p> : <Fates things={things} fates={came} />}
        {photos > 0 && <p>{t('emergency.photosIn', { count: photos })}</p>}
        {photosRefused > 0 && <p>{t('emergency.photosRefused', { count: photosRefused })}</p>}
        <p>{done ? t('emergency.laterToo') : t('emergency.goOn')}</p>
      </Banner>
    </div>
  )
}

const Fates = ({
  things,
  fates: came,
}: {
  readonly things: Imported['things']
  readonly fates: readonly Fate[]
}): ReactNode => {
  const t = useText()
  return came.map((fate) => <p key={fate}>{t(`emergency.fate_${fate}`, { count: things[fate] ?? 0 })}</p>)
}
