import { useKeyDown } from './use-key-down.ts'

/** Calls back with 0–8 for the keys 1–9, as far as there are `count` choices, and not while somebody types. */
export const useNumberKeys = (count: number, onNumber: (index: number) => void): void => {
  useKeyDown((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typesIn(event.target)) return
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0
    if (number === 0 || number > count) return
    event.preventDefault()
    onNumber(number - 1)
  })
}

/** Whether keys typed here make text. Radios and checkboxes do not. */
export const typesIn = (target: EventTarget | null): boolean => {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}
