import { useKeyDown } from './use-key-down.ts'

const keys = [...'123456789abcdefghijklmnopqrstuvwxyz']

/** The key that chooses the choice at this place, from 0: the digits, then the letters. Printed forms name it too. */
export const keyFor = (index: number): string | undefined => keys[index]

/** Calls back with the place of a choice for its key, as far as there are `count` choices, and not while somebody
 *  types. */
export const useNumberKeys = (count: number, onNumber: (index: number) => void): void => {
  useKeyDown((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typesIn(event.target)) return
    const index = keys.indexOf(event.key.toLowerCase())
    if (index < 0 || index >= count) return
    event.preventDefault()
    onNumber(index)
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
