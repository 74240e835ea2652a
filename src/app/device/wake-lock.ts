/** Keeps the screen lit while a walk or a conversation goes on. The browser lets go when the page is hidden; it is asked
 *  again when the page comes back. A refusal (low battery) is no problem: the screen then goes dark as always. */
export const keepScreenOn = (): (() => void) => {
  let lock: WakeLockSentinel | null = null
  let wanted = true

  const hold = async (): Promise<void> => {
    if (!wanted || !('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    try {
      const held = await navigator.wakeLock.request('screen')
      if (stillWanted()) lock = held
      else await held.release()
    } catch {
      // Refused.
    }
  }
  const stillWanted = (): boolean => wanted
  const again = (): void => void hold()

  document.addEventListener('visibilitychange', again)
  void hold()
  return () => {
    wanted = false
    document.removeEventListener('visibilitychange', again)
    void lock?.release()
  }
}
