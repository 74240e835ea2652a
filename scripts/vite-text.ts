import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const textFile = /\/src\/app\/text\/[a-z]{2}\/[a-z]+\.json$/

/** Turns the texts (ICU MessageFormat) into the small arrays that the runtime reads, so that no parser travels to the
 *  phone. JSON goes in and JSON comes out; Vite makes the module. A message that cannot be read stops the build. */
export const viteText = (): Plugin => ({
  name: 'limonade-text',
  enforce: 'pre',
  transform(code, id) {
    if (!textFile.test(id)) return null
    return { code: JSON.stringify(compileTexts(code, id)), map: null }
  },
})

const compileTexts = (json: string, file: string): Record<string, unknown> => {
  const texts: unknown = JSON.parse(json)
  if (!(texts instanceof Object)) throw new Error(`${file} holds no object`)
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => {
      try {
        return [key, compileMessageOrThrow(String(text))]
      } catch (error) {
        throw new Error(`${file}: "${key}" is no ICU message`, { cause: error })
      }
    }),
  )
}
