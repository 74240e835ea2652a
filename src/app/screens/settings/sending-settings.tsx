import type { ReactNode } from 'react'
import { Image } from 'lucide-react'
import type { NetworkKind } from '#app/device/network.ts'
import type { Preferences } from '#app/device/preferences.ts'
import { useText } from '#app/text/text.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { Setting } from './setting.tsx'

export interface SendingSettingsProps {
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
  readonly network: NetworkKind
}

/** What may go over mobile data. Nobody chose yet: yes where the browser cannot tell one network from another. */
export const SendingSettings = ({ preferences, onPreferences, network }: SendingSettingsProps): ReactNode => {
  const t = useText()
  const { largePhotos } = preferences
  return (
    <Setting icon={<Image className="i" aria-hidden="true" />} title={t('settings.largePhotos')}>
      <Segments
        legend={t('settings.largePhotos')}
        value={largePhotos === 'auto' ? (network === 'unknown' ? 'yes' : 'no') : largePhotos}
        choices={[
          { value: 'yes', label: t('settings.largePhotosYes') },
          { value: 'no', label: t('settings.largePhotosNo') },
        ]}
        onChange={(chosen) => {
          onPreferences({ ...preferences, largePhotos: chosen })
        }}
      />
      <p className="small soft">
        {network === 'unknown' ? t('settings.largePhotosUnknown') : t('settings.largePhotosHint')}
      </p>
    </Setting>
  )
}
