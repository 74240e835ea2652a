import type { ReactNode } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { useKeyWords } from '#app/project/use-key-words.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'

/** The words on the card beside those on the phone, to be read aloud before the key is taken. */
export const CompareKeys = ({
  publicKey,
  onTake,
  onNot,
}: {
  readonly publicKey: string
  readonly onTake: () => void
  readonly onNot: () => void
}): ReactNode => {
  const t = useText()
  const { membership, project } = useProject()
  const pinned = membership.pinnedKey ?? undefined
  const served = project?.publicKey ?? undefined
  const [fresh, now, server] = [useKeyWords(publicKey), useKeyWords(pinned), useKeyWords(served)]
  return (
    <div className="stack">
      <h2>{t('key.takeNew')}</h2>
      <Words words={fresh} />
      <p>{t('key.takeCompare')}</p>
      {served !== undefined && served !== publicKey && server !== undefined && (
        <p className="small">{t('key.takeServer', { words: server })}</p>
      )}
      <div className="buttons">
        <Button look="main" disabled={fresh === undefined} onClick={onTake}>
          {t('key.takeGo')}
        </Button>
        <Button onClick={onNot}>{t('key.takeNot')}</Button>
      </div>
      {pinned !== undefined && (
        <section className="section">
          <h2>{t('key.takeNow')}</h2>
          <Words words={now} />
        </section>
      )}
    </div>
  )
}

const Words = ({ words }: { readonly words: string | undefined }): ReactNode => (
  <ol className="words" translate="no">
    {(words ?? '').split(' ').map((word, at) => (
      <li key={`${String(at)}-${word}`}>{word}</li>
    ))}
  </ol>
)
