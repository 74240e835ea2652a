/** A touch back from the phone: short on a choice, a small rhythm when a sighting is saved. Never on a mistake, and not
 *  for somebody who asked for less motion. */
export const touchBack = (what: 'choice' | 'saved'): void => {
  if (!('vibrate' in navigator) || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  navigator.vibrate(what === 'choice' ? 10 : [20, 40, 20])
}
