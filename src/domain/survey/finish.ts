import * as z from 'zod/mini'
import { parameters } from '../codelists.ts'
import { Photo } from '../field/photo.ts'
import { valueOf, type Answer, type Answers } from './answer.ts'
import { childrenOf, type Child } from './children.ts'
import { isSealed } from './floors.ts'
import { isFinished } from './progress.ts'
import type { Mode } from './question.ts'
import type { Questionnaire } from './questionnaire.ts'
import { settle } from './steps.ts'
import type { Sealed } from './sealed-text.ts'

export { openSealed, padSealed } from './sealed-text.ts'

export interface FinishInput {
  readonly questionnaire: Questionnaire
  /** As they stand in the draft; they are settled here. */
  readonly answers: Answers
  readonly mode: Mode
  readonly interviewId: string
  readonly projectId: string
  /** `YYYY-MM`: the only time that is kept. */
  readonly month: string
  /** Length of the conversation; kept rounded to fives. */
  readonly minutes: number
  readonly newId: () => string
  /** SHA-256 of the words that were read aloud before the yes. */
  readonly textHash: string
}

/** The open fields of an interview record. */
export interface OpenInterview {
  readonly mode: Mode
  readonly consent: {
    readonly version: string
    readonly textHash: string
    readonly at: string
    readonly recording: boolean
    readonly quotes: boolean
    readonly withdrawnAt: null
  }
  readonly formId: string
  readonly formVersion: string
  readonly householdType?: string
  readonly size?: string
  readonly tenure?: string
  readonly month: string
  readonly minutes: number
  readonly finished: boolean
  readonly answers: Answers
  /** Every picture that the answers name, once. */
  readonly photos?: readonly Photo[]
}

export interface Finished {
  readonly open: OpenInterview
  /** To be padded and encrypted; undefined when no sealed question was asked. */
  readonly sealed: Sealed | undefined
  readonly children: readonly Child[]
}

/** Takes a conversation apart: what is open, what is locked, and the records that come out of it. The open part does not
 *  mention a sealed question, not even its state. Contact details are in neither. */
export const finish = (input: FinishInput): Finished => {
  const { questionnaire, mode, interviewId, projectId, month } = input
  const { formId, version: formVersion } = questionnaire
  const answers = settle(questionnaire, input.answers, mode)
  const locked = new Set(questionnaire.questions.filter(isSealed).map(({ id }) => id))
  const open: Record<string, Answer> = {}
  const sealed: Record<string, Answer> = {}
  for (const [id, answer] of Object.entries(answers)) (locked.has(id) ? sealed : open)[id] = answer

  const wasAsked = Object.values(sealed).some(({ state }) => state !== 'notAsked')
  return {
    open: {
      mode,
      consent: {
        version: formVersion,
        textHash: input.textHash,
        at: month,
        recording: isAllowed(questionnaire, open, 'recording'),
        quotes: isAllowed(questionnaire, open, 'quotes'),
        withdrawnAt: null,
      },
      formId,
      formVersion,
      ...groupingOf(questionnaire, open),
      month,
      minutes: roundedMinutes(input.minutes),
      finished: isFinished(questionnaire, answers, mode),
      answers: open,
      ...photosOf(questionnaire, open),
    },
    sealed: wasAsked ? { projectId, interviewId, rev: 1, formId, formVersion, answers: sealed } : undefined,
    children: childrenOf(questionnaire, open, { interviewId, newId: input.newId }),
  }
}

/** Consent for more than taking part is given by a tick, never assumed. */
const isAllowed = (questionnaire: Questionnaire, answers: Answers, purpose: string): boolean => {
  const question = questionnaire.questions.find(({ codeList }) => codeList === 'consentPurpose')
  const ticked = question === undefined ? undefined : valueOf(answers, question.id)
  return Array.isArray(ticked) && ticked.includes(purpose)
}

/** Copies of three open answers, by which results are grouped. */
const groupingOf = (questionnaire: Questionnaire, answers: Answers) => {
  const copy = (
    name: 'householdType' | 'size' | 'tenure',
    key: string,
  ): { readonly [name: string]: string } => {
    const question = questionnaire.questions.find((candidate) => candidate.key === key)
    const value = question === undefined ? undefined : valueOf(answers, question.id)
    return typeof value === 'string' ? { [name]: value } : {}
  }
  return {
    ...copy('householdType', 'householdType'),
    ...copy('size', 'householdSize'),
    ...copy('tenure', 'tenure'),
  }
}

const photosOf = (questionnaire: Questionnaire, answers: Answers): Pick<OpenInterview, 'photos'> => {
  const named = questionnaire.questions
    .filter(({ type }) => type === 'photo')
    .flatMap(({ id }) => z.safeParse(z.array(Photo), valueOf(answers, id)).data ?? [])
  const photos = [...new Map(named.map((photo) => [photo.sha256, photo])).values()]
  return photos.length === 0 ? {} : { photos }
}

const minutesPerDay = 24 * 60

const roundedMinutes = (minutes: number): number => {
  const step = parameters.roundMinutes
  const rounded = Math.round(minutes / step) * step
  return Number.isFinite(rounded) ? Math.min(minutesPerDay, Math.max(0, rounded)) : 0
}
