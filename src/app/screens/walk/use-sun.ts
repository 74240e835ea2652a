import { useState } from 'react'
import { applyPreferences, keepPreferences, readPreferences } from '#app/device/preferences.ts'

/** White, black and lemon for full sun, with one tap; the settings show the same choice. */
export const useSun = (): readonly [boolean, () => void] => {
  const [sun, setSun] = useState(() => readPreferences().contrast === 'zon')
  const toggle = () => {
    const next = { ...readPreferences(), contrast: sun ? ('gewoon' as const) : ('zon' as const) }
    keepPreferences(next)
    applyPreferences(next, document.documentElement)
    setSun(!sun)
  }
  return [sun, toggle]
}
