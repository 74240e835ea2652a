import { sixWords } from '#domain/project/words.ts'
import { sha256 } from './hash.ts'

/** The six words that stand for a public key: people compare these aloud instead of 62 characters. */
export const keyWords = async (publicKey: string): Promise<string> => sixWords(await sha256(publicKey))
