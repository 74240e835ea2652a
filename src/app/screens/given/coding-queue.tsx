import { useState, type ReactNode } from 'react'
import { codeList, codeName } from '#domain/codelists.ts'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { keyFor, useNumberKeys } from '#app/ui/number-keys.ts'
import { Toast } from '#app/ui/toast.tsx'
import css from './given.module.css'
import { type CodingTask, useCoding } from './use-coding.ts'

const themes = codeList('causeTheme').map(({ code }) => code)

/** One text, the themes, the next: by tap or by one key. */
export const CodingQueue = (): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const queue = useCoding()
  const [said, setSaid] = useState<{ readonly words: string; readonly task?: CodingTask }>()
  const task = queue?.task
  const choose = (theme: string | undefined) => {
    if (queue === undefined || task === undefined || theme === undefined) return
    void queue.choose(task, theme).then((kept) => {
      setSaid(
        kept
          ? { words: t('coding.last', { theme: codeName('causeTheme', theme, language) }), task }
          : { words: t('coding.notSaved') },
      )
    })
  }
  useNumberKeys(task === undefined ? 0 : themes.length, (at) => {
    choose(themes[at])
  })
  const undone = said?.task
  return (
    <section className="block section">
      <h2>{t('coding.title')}</h2>
      {queue !== undefined && queue.all === 0 && (
        <Empty title={t('coding.none')}>
          <p className="soft">{t('coding.noneThen')}</p>
        </Empty>
      )}
      {queue !== undefined && queue.all > 0 && (
        <>
          <p className="soft">{t('coding.lede')}</p>
          <p className={css['progress']}>
            <progress max={queue.all} value={queue.done} aria-label={t('coding.title')} />
            <span>{t('coding.progress', { done: queue.done, all: queue.all })}</span>
          </p>
          <div aria-live="polite">
            {task === undefined ? (
              <Empty title={t('coding.allDone')}>
                <p className="soft">{t('coding.allDoneThen')}</p>
              </Empty>
            ) : (
              <blockquote className={`quote ${css['words'] ?? ''}`}>“{task.text}”</blockquote>
            )}
          </div>
          {task !== undefined && (
            <>
              <div className={css['themes']} role="group" aria-label={t('coding.which')}>
                {themes.map((theme, at) => (
                  <Button
                    key={theme}
                    onClick={() => {
                      choose(theme)
                    }}
                  >
                    <span className={css['theme']}>{codeName('causeTheme', theme, language)}</span>
                    <kbd className={css['key']} aria-hidden="true">
                      {keyFor(at)}
                    </kbd>
                  </Button>
                ))}
              </div>
              <p className="row">
                <Button
                  look="quiet"
                  onClick={() => {
                    queue.later(task)
                  }}
                >
                  {t('coding.skip')}
                </Button>
                <span className={`small soft ${css['byKey'] ?? ''}`}>{t('coding.keys')}</span>
              </p>
            </>
          )}
        </>
      )}
      <details className={css['more']}>
        <summary>{t('coding.codebook')}</summary>
        <dl className={css['codebook']}>
          {themes.map((theme) => (
            <div key={theme}>
              <dt>{codeName('causeTheme', theme, language)}</dt>
              <dd className="small soft">
                {codeList('causeCode')
                  .filter((cause) => cause['theme'] === theme)
                  .map((cause) => cause[language])
                  .join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <Toast
        undo={
          undone === undefined
            ? undefined
            : {
                label: t('common.undo'),
                onUndo: () => {
                  void queue?.undo(undone)
                  setSaid(undefined)
                },
              }
        }
        onDone={() => {
          setSaid(undefined)
        }}
      >
        {said?.words ?? null}
      </Toast>
    </section>
  )
}
