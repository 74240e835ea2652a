import type { ReactNode } from 'react'
import { PencilLine } from 'lucide-react'
import type { Composition } from '#domain/inventory/compose.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { dropComposition, keepComposition } from './composition-draft.ts'
import { placeToMake } from './place-to-make.ts'
import css from './publish.module.css'

/** Pages that somebody began on this computer and did not publish yet. */
export const Drafts = ({
  drafts,
  onSaid,
}: {
  readonly drafts: readonly (readonly [id: string, Composition])[]
  readonly onSaid: (said: { readonly words: string; readonly undo: () => void }) => void
}): ReactNode => {
  const t = useText()
  const { store } = useProject()
  const throwAway = async (id: string, composition: Composition) => {
    await dropComposition(store, id)
    onSaid({ words: t('publish.thrownAway'), undo: () => void keepComposition(store, id, composition) })
  }
  return (
    <section className="block section">
      <h2 className="row">
        <PencilLine className="i" aria-hidden="true" />
        {t('publish.drafts')}
      </h2>
      <ul className={css['pages']}>
        {drafts.map(([id, composition]) => (
          <li key={id} className={css['page']}>
            <strong>{composition.title || t('publish.noTitle')}</strong>
            <div className={`row ${css['deeds'] ?? ''}`}>
              <ButtonLink small href={placeToMake(id)}>
                {t('publish.goOn')}
              </ButtonLink>
              <Button small look="quiet" onClick={() => void throwAway(id, composition)}>
                {t('publish.throwAway')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
