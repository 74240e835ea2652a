import { isObject } from '#domain/survey/rows.ts'

/** The words in an answer of the shape `{ text, theme? }`. */
export const textIn = (value: unknown): string => stringIn(value, 'text')

/** Its theme; empty when there is none. */
export const themeIn = (value: unknown): string => stringIn(value, 'theme')

const stringIn = (value: unknown, name: string): string => {
  const held = isObject(value) ? value[name] : undefined
  return typeof held === 'string' ? held : ''
}

/** Words with a theme; a theme that was taken away leaves no trace. */
export const themed = (text: string, theme: string): { readonly text: string; readonly theme?: string } =>
  theme === '' ? { text } : { text, theme }
