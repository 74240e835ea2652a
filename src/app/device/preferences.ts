import * as z from 'zod/mini'

/** How this person wants to see the screen, and what may go over mobile data. It belongs to the phone and never leaves it. */
export const Preferences = z.object({
  textSize: z.catch(z.enum(['gewoon', 'groot', 'heel-groot']), 'gewoon'),
  /** `phone` follows the phone's own light or dark. */
  theme: z.catch(z.enum(['phone', 'light', 'dark']), 'phone'),
  /** `zon`: white, black and lemon, for outside at full brightness. */
  contrast: z.catch(z.enum(['gewoon', 'zon']), 'gewoon'),
  /** Over mobile data too; `auto`: nobody chose, so it depends on what the browser knows. */
  largePhotos: z.catch(z.enum(['auto', 'yes', 'no']), 'auto'),
})
export type Preferences = z.infer<typeof Preferences>

const storageKey = 'limonade.preferences'

/** What was chosen on this phone, otherwise how the phone itself is set. */
export const readPreferences = (): Preferences => {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
  } catch {
    // Storage is refused or holds something else: the screen as it comes.
    return Preferences.parse({})
  }
}

/** Remembers them on this phone; nowhere else. */
export const keepPreferences = (preferences: Preferences): void => {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences))
  } catch {
    // Lasts as long as the page.
  }
}

/** Tells the style sheets. `textSize` is on top of the phone's own font size. */
export const applyPreferences = ({ textSize, theme, contrast }: Preferences, root: HTMLElement): void => {
  attribute(root, 'data-text', textSize === 'gewoon' ? null : textSize)
  attribute(root, 'data-theme', theme === 'phone' ? null : theme)
  attribute(root, 'data-contrast', contrast === 'gewoon' ? null : contrast)
}

const attribute = (root: HTMLElement, name: string, value: string | null): void => {
  if (value === null) root.removeAttribute(name)
  else root.setAttribute(name, value)
}
