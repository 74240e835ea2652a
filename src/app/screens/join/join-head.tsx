import type { ReactNode } from 'react'
import { BrandHead } from '#app/ui/brand.tsx'
import { LanguageSelect } from './language-select.tsx'

/** The head of the screens before anything is joined. */
export const JoinHead = (): ReactNode => (
  <BrandHead>
    <LanguageSelect />
  </BrandHead>
)
