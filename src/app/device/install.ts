/** How this phone gets the app on its home screen. On an iPhone this is a matter of data safety: Safari erases what a
 *  web page kept after seven days without a visit. */
export type InstallKind =
  /** The browser can ask by itself, now. */
  | 'ask'
  /** Share button, then "Add to Home Screen". */
  | 'iosSafari'
  /** Another browser on an iPhone: from iOS 16.4 it has the same entry in its own menu. */
  | 'iosOther'
  | 'androidMenu'
  | 'desktop'
  | 'installed'

/** Chromium only, and in no type library. */
interface InstallPromptEvent extends Event {
  readonly prompt: () => Promise<void>
  readonly userChoice: Promise<{ readonly outcome: 'accepted' | 'dismissed' }>
}

let captured: InstallPromptEvent | null = null
let installed = false
const listeners = new Set<() => void>()

/** To be called before the first render: Chromium offers the question once, soon after the page is loaded. */
export const captureInstallPrompt = (): void => {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    captured = event as InstallPromptEvent // The event's name says what it is.
    changed()
  })
  addEventListener('appinstalled', () => {
    captured = null
    installed = true
    changed()
  })
}

/** For useSyncExternalStore, with `installKind` as the snapshot. */
export const subscribeInstall = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** The way that this phone has now. */
export const installKind = (): InstallKind => {
  if (isInstalled()) return 'installed'
  if (captured !== null) return 'ask'
  return platform(navigator.userAgent, navigator.maxTouchPoints)
}

/** Opens the browser's own question; nothing happens where the browser has none to ask now. */
export const askToInstall = async (): Promise<void> => {
  const event = captured
  if (event === null) return
  captured = null
  await event.prompt()
  await event.userChoice
  changed()
}

/** Where the entry hides, told from the browser's name. An iPad says that it is a Mac; its touch screen gives it away. */
export const platform = (
  userAgent: string,
  touchPoints: number,
): Exclude<InstallKind, 'ask' | 'installed'> => {
  const apple = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)
  if (apple) return /CriOS|FxiOS|EdgiOS|DuckDuckGo/.test(userAgent) ? 'iosOther' : 'iosSafari'
  return /Android/.test(userAgent) ? 'androidMenu' : 'desktop'
}

/** Whether the app stands on the home screen. */
export const isInstalled = (): boolean =>
  installed ||
  matchMedia('(display-mode: standalone)').matches ||
  ('standalone' in navigator && navigator.standalone === true)

const changed = (): void => {
  for (const listener of listeners) listener()
}
