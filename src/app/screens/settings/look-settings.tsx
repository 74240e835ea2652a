import type { ReactNode } from 'react'
import { Globe, SunMedium, Type } from 'lucide-react'
import type { Preferences } from '#app/device/preferences.ts'
import { useText } from '#app/text/text.tsx'
import { Segments } from '#app/ui/segments.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Setting } from './setting.tsx'
import { TextSize } from './text-size.tsx'

/** Language, size of the text and colours: what somebody changes first, so it stands first. */
export const LookSettings = ({
  preferences,
  onPreferences,
}: {
  readonly preferences: Preferences
  readonly onPreferences: (preferences: Preferences) => void
}): ReactNode => {
  const t = useText()
  return (
    <>
      <Setting icon={<Globe className="i" aria-hidden="true" />} title={t('settings.language')}>
        <LanguageSwitch />
      </Setting>
      <Setting icon={<Type className="i" aria-hidden="true" />} title={t('settings.text')}>
        <TextSize
          value={preferences.textSize}
          onChange={(textSize) => {
            onPreferences({ ...preferences, textSize })
          }}
        />
      </Setting>
      <Setting icon={<SunMedium className="i" aria-hidden="true" />} title={t('settings.colour')}>
        <Segments
          legend={t('settings.colour')}
          value={preferences.contrast === 'zon' ? 'zon' : preferences.theme}
          choices={[
            { value: 'phone', label: t('settings.colourPhone') },
            { value: 'light', label: t('settings.colourLight') },
            { value: 'dark', label: t('settings.colourDark') },
            { value: 'zon', label: t('settings.colourSun') },
          ]}
          onChange={(colour) => {
            onPreferences(
              colour === 'zon'
                ? { ...preferences, contrast: 'zon' }
                : { ...preferences, contrast: 'gewoon', theme: colour },
            )
          }}
        />
      </Setting>
    </>
  )
}
