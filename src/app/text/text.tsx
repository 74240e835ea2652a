import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { setupI18n, type I18n } from '@lingui/core'
import { formats, type Formats } from './formats.ts'
import {
  firstLanguage,
  flatten,
  isLanguage,
  languages,
  type Language,
  type TextKey,
  type Texts,
} from './languages.ts'
import { nlFirst } from './nl-first.ts'

export type { Language, TextKey } from './languages.ts'

/** A text by its key, with the values of its placeholders. */
export type Text = (key: TextKey, values?: Readonly<Record<string, string | number | Date>>) => string

/** A label that stands in the data, by language; Dutch is always there. */
export interface Label {
  readonly nl: string
  readonly [language: string]: unknown
}

interface Speech {
  readonly language: Language
  readonly i18n: I18n
}

interface TextState extends Speech {
  readonly setLanguage: (language: Language) => void
}

const TextContext = createContext<TextState | null>(null)
const storageKey = 'limonade.language'

/** Gives every screen below it its texts. Dutch is bundled; another language is fetched first, so that no screen ever
 *  changes language under somebody's eyes at start. */
export const TextProvider = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const [wished, setWished] = useState(storedLanguage)
  const [speech, setSpeech] = useState(() => (wished === 'nl' ? dutch() : null))

  useEffect(() => {
    let current = true
    void speak(wished).then((loaded) => {
      if (current) setSpeech(loaded)
    })
    return () => {
      current = false
    }
  }, [wished])

  useEffect(() => {
    if (speech === null) return
    document.documentElement.lang = speech.language
    document.documentElement.dir = languages[speech.language].dir
  }, [speech])

  const setLanguage = useCallback((language: Language) => {
    keepLanguage(language)
    setWished(language)
  }, [])

  const state = useMemo(() => (speech === null ? null : { ...speech, setLanguage }), [speech, setLanguage])
  return state === null ? null : <TextContext value={state}>{children}</TextContext>
}

/** Speaks another language below it, as an example does; the page around it keeps its own. */
export const SpeakIn = ({
  language,
  children,
}: {
  readonly language: Language
  readonly children: ReactNode
}): ReactNode => {
  const around = useTextState()
  const [other, setOther] = useState<Speech>()
  const { dir } = languages[language]
  useEffect(() => {
    let current = true
    void speak(language).then((loaded) => {
      if (current) setOther(loaded)
    })
    return () => {
      current = false
    }
  }, [language])
  const state = useMemo(
    () => (other?.language === language ? { ...around, ...other } : around),
    [around, other, language],
  )
  return (
    <TextContext value={state}>
      <div lang={state.language} dir={dir}>
        {children}
      </div>
    </TextContext>
  )
}

const useTextState = (): TextState => {
  const state = use(TextContext)
  if (state === null) throw new Error('texts are asked for outside TextProvider')
  return state
}

export const useText = (): Text => {
  const { i18n } = useTextState()
  return useCallback((key, values) => i18n._(key, values), [i18n])
}

/** Reads a `{ nl, en }` label out of the data, in Dutch where the language is missing. */
export const useLabel = (): ((label: Label) => string) => {
  const { language } = useTextState()
  return useCallback(
    (label) => {
      const translated = label[language]
      return typeof translated === 'string' && translated !== '' ? translated : label.nl
    },
    [language],
  )
}

export const useLanguage = (): readonly [Language, (language: Language) => void] => {
  const { language, setLanguage } = useTextState()
  return [language, setLanguage]
}

/** Dates, times and numbers in the language of the screen. */
export const useFormats = (): Formats => {
  const { language } = useTextState()
  return formats(languages[language].locale)
}

let dutchSpeech: Speech | undefined
/** One for the whole page, so that rooms can bring their texts to it. */
const dutch = (): Speech => (dutchSpeech ??= speechOf('nl', nlFirst))

/** Brings the Dutch texts of rooms that were not in the first load; called where those rooms are brought in. */
export const learnDutch = (texts: Partial<Texts>): void => {
  dutch().i18n.load(languages.nl.locale, flatten(texts))
}

/** A language that cannot be fetched (offline, never opened before) leaves the screen in Dutch. */
const speak = async (language: Language): Promise<Speech> => {
  if (language === 'nl') return dutch()
  try {
    return speechOf(language, await languages[language].load())
  } catch {
    return dutch()
  }
}

const speechOf = (language: Language, texts: Partial<Texts>): Speech => {
  const { locale } = languages[language]
  return { language, i18n: setupI18n({ locale, messages: { [locale]: flatten(texts) } }) }
}

/** Storage may be refused altogether (private windows); the language then lasts as long as the page. */
const storedLanguage = (): Language => {
  try {
    const stored = localStorage.getItem(storageKey)
    if (isLanguage(stored)) return stored
  } catch {
    // Falls through to what the browser prefers.
  }
  return firstLanguage(navigator.languages)
}

const keepLanguage = (language: Language): void => {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Lasts as long as the page.
  }
}
