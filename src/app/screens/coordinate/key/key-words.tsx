import type { ReactNode } from 'react'
import { useKeyWords } from '#app/project/use-key-words.ts'
import { useText } from '#app/text/text.tsx'

/** To compare aloud: the same words stand on every phone that takes part. */
export const KeyWords = ({ publicKey }: { readonly publicKey: string }): ReactNode => {
  const t = useText()
  const words = useKeyWords(publicKey)
  return (
    <p>
      <span className="label">{t('key.wordsLabel')}</span>
      <br />
      <strong className="voice">{words ?? '…'}</strong>
    </p>
  )
}
