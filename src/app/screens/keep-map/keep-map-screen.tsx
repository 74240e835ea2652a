import type { ReactNode } from 'react'
import { useSearch } from 'wouter'
import { mostTiles } from '#domain/field/tile-plan.ts'
import { useKeptMap } from '#app/kept-map/use-kept-map.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Screen, TitleHead } from '#app/ui/screen.tsx'
import { KeepMapPreview } from './keep-map-preview.tsx'
import { KeepMapRoom } from './keep-map-room.tsx'

/** "Bewaar deze buurt": the map on the phone, for where there is no internet. */
export const KeepMapScreen = (): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const fromSettings = useSearch() === 'instellingen'
  const kept = useKeptMap()
  return (
    <Screen
      head={
        <TitleHead
          title={t('kept.title')}
          back={{ href: fromSettings ? '/instellingen' : '/wandeling', label: t('common.back') }}
        />
      }
    >
      {kept.kind === 'map' ? (
        <>
          <p>{t('kept.intro')}</p>
          <KeepMapPreview plan={kept.wanted.plan} />
          <KeepMapRoom {...kept} />
        </>
      ) : (
        <Empty title={t(`kept.no_${kept.kind}`)}>
          <p>{t(`kept.then_${kept.kind}`, { most: number(mostTiles) })}</p>
        </Empty>
      )}
    </Screen>
  )
}
