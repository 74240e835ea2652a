import { useId, useState, type ReactNode } from 'react'
import { Plus, X } from 'lucide-react'
import type { Json } from '#domain/sync/operation.ts'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import css from './network.module.css'

/** Several short things, added one by one. */
export const TextsField = ({
  label,
  most,
  length,
  value,
  onChange,
}: {
  readonly label: string
  readonly most: number
  /** Characters of each. */
  readonly length: number
  readonly value: Json | undefined
  readonly onChange: (texts: readonly string[]) => void
}): ReactNode => {
  const t = useText()
  const id = useId()
  const [typed, setTyped] = useState('')
  const texts = Array.isArray(value) ? value.filter((text) => typeof text === 'string') : []
  const add = () => {
    const text = typed.trim()
    setTyped('')
    if (text !== '' && !texts.includes(text)) onChange([...texts, text])
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {texts.length > 0 && (
        <ul className={css['texts']}>
          {texts.map((text) => (
            <li key={text}>
              {text}
              <button
                type="button"
                className="icon-button"
                aria-label={t('network.removeThis', { what: text })}
                onClick={() => {
                  onChange(texts.filter((other) => other !== text))
                }}
              >
                <X className="i i-s" aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <input
          id={id}
          className="grow"
          autoComplete="off"
          maxLength={length}
          value={typed}
          disabled={texts.length >= most}
          onChange={({ target }) => {
            setTyped(target.value)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // Enter adds this one thing and does not end the form.
            event.preventDefault()
            add()
          }}
        />
        <Button small disabled={texts.length >= most} onClick={add}>
          <Plus className="i i-s" aria-hidden="true" />
          {t('network.addOne')}
        </Button>
      </div>
    </div>
  )
}
