import type { ComponentType } from 'react'
import type { ControlName } from '#domain/survey/question-types.ts'
import { AmountControl } from './amount-control.tsx'
import { AmountGridControl } from './amount-grid-control.tsx'
import { ConsentControl } from './consent-control.tsx'
import { ContactControl } from './contact-control.tsx'
import type { ControlProps } from './control.ts'
import { DateControl } from './date-control.tsx'
import { MonthControl } from './month-control.tsx'
import { MultiControl } from './multi-control.tsx'
import { NumberControl } from './number-control.tsx'
import { PhotoControl } from './photo-control.tsx'
import { PlaceControl } from './place-control.tsx'
import { ReadBackControl } from './read-back-control.tsx'
import { RepeatControl } from './repeat-control.tsx'
import { ShareGridControl } from './share-grid-control.tsx'
import { SingleControl } from './single-control.tsx'
import { TalentGridControl } from './talent-grid-control.tsx'
import { TextControl } from './text-control.tsx'
import { ThemedTextControl } from './themed-text-control.tsx'
import { WhyChainControl } from './why-chain-control.tsx'

/** The control of each name that a question type may ask for. A name without one does not compile. */
export const controls: Readonly<Record<ControlName, ComponentType<ControlProps>>> = {
  consent: ConsentControl,
  single: SingleControl,
  multi: MultiControl,
  text: TextControl,
  themedText: ThemedTextControl,
  whyChain: WhyChainControl,
  amountGrid: AmountGridControl,
  shareGrid: ShareGridControl,
  repeat: RepeatControl,
  talentGrid: TalentGridControl,
  number: NumberControl,
  readBack: ReadBackControl,
  contact: ContactControl,
  amount: AmountControl,
  place: PlaceControl,
  photo: PhotoControl,
  date: DateControl,
  month: MonthControl,
}

/** Controls that put the question itself where it belongs, instead of on top. */
export const asksItself: ReadonlySet<ControlName> = new Set(['consent', 'whyChain', 'readBack'])

/** Controls whose choices stand low, near the thumb. */
export const standsLow: ReadonlySet<ControlName> = new Set(['single', 'multi', 'shareGrid'])
