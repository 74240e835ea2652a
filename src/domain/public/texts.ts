import type { Language } from '../text.ts'
import { en } from './texts-en.ts'
import { nl } from './texts-nl.ts'

export type PublicTexts = typeof nl

export const publicTexts: Readonly<Record<Language, PublicTexts>> = { nl, en }
