/** Where a figure comes from, for somebody who wants to see it: things, structures and documents. Never a conversation. */
export interface Ref {
  readonly type: 'assetSighting' | 'structure' | 'crew' | 'assignment' | 'costItem' | 'resourceFlow'
  readonly id: string
}

/** `conversations`: it rests on what households said, and that is never shown one by one. */
export type Trace =
  | { readonly state: 'refs'; readonly refs: readonly Ref[] }
  | { readonly state: 'none'; readonly why: 'conversations' | 'nothingFound' }

/** What there is to open, or why there is nothing. */
export const traceOf = (refs: readonly Ref[], why: 'conversations' | 'nothingFound'): Trace =>
  refs.length > 0 ? { state: 'refs', refs } : { state: 'none', why }
