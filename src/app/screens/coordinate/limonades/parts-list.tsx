import type { ReactNode } from 'react'
import type { Mix } from '#domain/inventory/match-mix.ts'
import type { Part } from '#domain/inventory/match-parts.ts'
import { useText } from '#app/text/text.tsx'
import css from './limonades.module.css'
import { PartIcon, type PartName, partNames } from './part-icon.tsx'
import type { MixWords } from './words.ts'

/** Water, syrup and jug with what they are and whose. `onOpen`: what can be looked at opens on a tap; offers cannot,
 *  because they come out of conversations. */
export const PartsList = ({
  mix,
  words,
  onOpen,
}: {
  readonly mix: Pick<Mix, PartName>
  readonly words: MixWords
  readonly onOpen?: (part: Part) => void
}): ReactNode => {
  const t = useText()
  return (
    <ul className="parts">
      {partNames.map((name) => {
        const parts = mix[name]
        const missing = parts.length === 0
        return (
          <li key={name} className={missing ? 'part missing' : 'part'}>
            <PartIcon part={name} />
            <div className={css['several']}>
              <span className="label">
                {t(`limonade.sort_${name}`)}
                {missing && ` · ${t('limonade.isMissing')}`}
              </span>
              {missing && <p>{t(`limonade.none_${name}`)}</p>}
              {words.partsInWords(parts).map(({ key, name: called, about }) => {
                const part = parts.find(({ id, type }) => id === key && type !== 'talentOffer')
                const told = (
                  <>
                    <strong>{called}</strong>
                    <br />
                    <span className="small soft">{about}</span>
                  </>
                )
                return part === undefined || onOpen === undefined ? (
                  <p key={key}>{told}</p>
                ) : (
                  <button
                    key={key}
                    type="button"
                    className={css['part']}
                    onClick={() => {
                      onOpen(part)
                    }}
                  >
                    {told}
                  </button>
                )
              })}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
