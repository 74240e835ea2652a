import type { SetupStep, StepName } from '../setup/setup-steps.ts'

export type NextStep =
  | { readonly kind: 'setup'; readonly step: StepName; readonly left: number }
  | { readonly kind: 'invite' }
  | { readonly kind: 'waitForConversations'; readonly waiting: number; readonly group: number }
  | { readonly kind: 'check'; readonly count: number }
  | { readonly kind: 'begin' }
  | { readonly kind: 'carryOn' }

/** The one thing that helps most now: finish setting up, invite people, wait for the first group, look at sightings. */
export const nextStep = ({
  steps,
  phones,
  conversations,
  sightings,
  toCheck,
  waiting,
}: {
  readonly steps: readonly SetupStep[]
  /** Phones that take part beside this one; undefined while the server did not say. */
  readonly phones: number | undefined
  readonly conversations: number
  readonly sightings: number
  readonly toCheck: number
  readonly waiting: { readonly interviews: number; readonly releaseGroup: number } | null | undefined
}): NextStep => {
  const open = steps.filter(({ done }) => !done)
  const key = open.find(({ name }) => name === 'key')
  const step = key ?? open[0]
  if (step !== undefined) return { kind: 'setup', step: step.name, left: open.length }
  if (phones === 0) return { kind: 'invite' }
  if (toCheck > 0) return { kind: 'check', count: toCheck }
  if (waiting != null && waiting.interviews > 0)
    return { kind: 'waitForConversations', waiting: waiting.interviews, group: waiting.releaseGroup }
  return conversations + sightings === 0 ? { kind: 'begin' } : { kind: 'carryOn' }
}
