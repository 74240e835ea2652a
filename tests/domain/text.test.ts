import { readdirSync, readFileSync } from 'node:fs'
import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'

const folder = new URL('../../src/app/text/', import.meta.url)

const languages = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

const areas = readdirSync(new URL('nl/', folder)).map((file) => file.replace(/\.json$/, ''))

/** The code of the app and the domain, as one text. */
const code = ['app/', 'domain/', 'worker/']
  .map((room) => new URL(`../../src/${room}`, import.meta.url))
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => new URL(file, room)),
  )
  .filter(({ pathname }) => /\.tsx?$/.test(pathname))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

/** Beginnings of keys that end in a code, such as `interview.problem_` for `interview.problem_tooLong`. */
const prefixes = [...code.matchAll(/`([a-z]+\.[A-Za-z]+_)\$\{/g)].map(([, prefix = '']) => prefix)

const isWritten = (words: string): boolean =>
  ["'", '`', '"'].some((mark) => code.includes(mark + words + mark))

/** Stands in the code, or is put together there from a beginning and a code. */
const isUsed = (key: string): boolean =>
  isWritten(key) || prefixes.some((prefix) => key.startsWith(prefix) && isCode(key.slice(prefix.length)))

const codeLists = readFileSync(new URL('../../src/domain/codelists.json', import.meta.url), 'utf8')

/** A value in quotes, the name of a property, or a code of the lists. */
const isCode = (name: string): boolean =>
  isWritten(name) || code.includes(`${name}: `) || codeLists.includes(`"code": "${name}"`)

const texts = (language: string, area: string): Record<string, string> => {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`${language}/${area}.json`, folder), 'utf8'))
  if (!(parsed instanceof Object)) throw new Error(`${language}/${area} is no object`)
  return Object.fromEntries(Object.entries(parsed).map(([key, text]) => [key, String(text)]))
}

/** Names of all placeholders of a message, with their kind, however deep they stand. */
const placeholders = (message: CompiledMessage): string[] => {
  const names = new Set<string>()
  const walk = (tokens: CompiledMessage): void => {
    for (const token of tokens) {
      if (typeof token === 'string') continue
      const [name, kind = 'value', choices] = token
      names.add(`${name}:${kind}`)
      if (choices instanceof Object)
        for (const branch of Object.values(choices))
          if (Array.isArray(branch)) walk(branch as CompiledMessage)
    }
  }
  walk(message)
  return [...names].sort()
}

/** Words that the app never says to anybody. */
const avoided =
  /\b(oeps|helaas|succesvol|error|synchronis\w*|respondent\w*|enqu[eê]te\w*|privaat|particulier|keukentafelgesprek\w*)\b/i

describe.each(areas)('the texts of %s', (area) => {
  const dutch = texts('nl', area)

  test.each(languages)('are all there in %s, with the same placeholders', (language) => {
    const translated = texts(language, area)
    expect(Object.keys(translated).sort()).toEqual(Object.keys(dutch).sort())
    for (const [key, text] of Object.entries(translated))
      expect(placeholders(compileMessageOrThrow(text)), `${language}/${area}: ${key}`).toEqual(
        placeholders(compileMessageOrThrow(dutch[key] ?? '')),
      )
  })

  test('are all said somewhere', () => {
    expect(Object.keys(dutch).filter((key) => !isUsed(`${area}.${key}`))).toEqual([])
  })

  test('avoid the words that put people off', () => {
    for (const [key, text] of Object.entries(dutch)) expect(text, `${area}.${key}`).not.toMatch(avoided)
  })
})
