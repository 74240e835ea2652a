import type { ReactNode } from 'react'
import { useText } from '#app/text/text.tsx'
import css from './limonades.module.css'

/** Exact numbers stay on the screen: what is printed goes past the gate, on the sheet of a limonade. */
export const NotPrinted = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const t = useText()
  return (
    <>
      <div className="no-print">{children}</div>
      <p className={css['paper']}>{t('limonade.printSheet')}</p>
    </>
  )
}
