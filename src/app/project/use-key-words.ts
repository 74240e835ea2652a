import { useEffect, useState } from 'react'
import { keyWords } from '#app/crypto/key-words.ts'

/** The six words that stand for the public key. Undefined while they are computed. */
export const useKeyWords = (publicKey: string | undefined): string | undefined => {
  const [known, setKnown] = useState<{ readonly of: string; readonly words: string }>()
  useEffect(() => {
    if (publicKey === undefined) return
    let current = true
    const find = async () => {
      const words = await keyWords(publicKey)
      if (current) setKnown({ of: publicKey, words })
    }
    void find()
    return () => {
      current = false
    }
  }, [publicKey])
  return known !== undefined && known.of === publicKey ? known.words : undefined
}
