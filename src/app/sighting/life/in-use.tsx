import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import css from './life.module.css'

/** What lay still is part of things again: a small feast. It moves once, and not for who asked for less motion. */
export const InUse = ({ justNow }: { readonly justNow: boolean }): ReactNode => {
  const t = useText()
  return (
    <div className={css['feast']} role={justNow ? 'status' : undefined} data-now={justNow || undefined}>
      <svg viewBox="0 0 48 48" aria-hidden="true" className={css['jug']}>
        <path className={css['glass']} d="M10 6h24l-3 36H13L10 6Z" />
        <path className={css['drink']} d="M11.6 16h20.8l-2.6 25H14.2l-2.6-25Z" />
        <path className={css['edge']} d="M10 6h24l-3 36H13L10 6Zm23 8h5a4 4 0 0 1 4 4v6a7 7 0 0 1-7 7h-3" />
      </svg>
      <p>
        <strong>{t('life.inUse')}</strong>
        <span>{t('life.inUseThen')}</span>
      </p>
    </div>
  )
}
