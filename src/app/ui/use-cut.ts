import { useState, type ChangeEvent } from 'react'

type Change<T> = ((event: ChangeEvent<T>) => void) | undefined

/** Keeps a field from taking more than `max` characters, and tells when something was cut off: a browser's own limit
 *  drops the rest of what is pasted without a word. */
export const useCut = <T extends HTMLInputElement | HTMLTextAreaElement>(
  max: number | undefined,
  onChange: Change<T>,
): { readonly wasCut: boolean; readonly onChange: Change<T> } => {
  const [wasCut, setWasCut] = useState(false)
  if (max === undefined) return { wasCut: false, onChange }
  return {
    wasCut,
    onChange: (event) => {
      const { target } = event
      const isLong = target.value.length > max
      if (isLong) target.value = firstOf(target.value, max)
      setWasCut(isLong)
      onChange?.(event)
    },
  }
}

/** The first `max` UTF-16 units, without half a character at the end. */
const firstOf = (text: string, max: number): string => text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')
