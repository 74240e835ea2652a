import { answerTo, notAsked, valueOf, type Answer } from '#domain/survey/answer.ts'
import { questionsIn } from '#domain/survey/condition.ts'
import { checkAnswer, controlOf, type Problem } from '#domain/survey/question-types.ts'
import { type Question, type Questionnaire, questionOf } from '#domain/survey/questionnaire.ts'
import {
  effectOf,
  isNeeded,
  keepsOrder,
  mayOpen,
  next,
  previous,
  resumeAt,
  route,
} from '#domain/survey/route.ts'
import { hasPart, withPart } from '#app/controls/parts.ts'
import { tidied } from '#app/controls/tidied.ts'
import type { Draft } from '#app/store/draft.ts'
import {
  type Conversation,
  currentParts,
  currentQuestion,
  type Move,
  type Setting,
} from './conversation-state.ts'

export * from './conversation-state.ts'

/** Returning to the overview, which is no question. */
const overview = '#overview'

/** The moves of a conversation: a pure machine. Goes on where the draft stopped. */
export const begun = ({ form }: Setting, draft: Pick<Draft, 'mode' | 'answers' | 'at'>): Conversation => {
  const start: Conversation = {
    mode: draft.mode,
    answers: draft.answers,
    at: draft.at,
    part: undefined,
    view: 'question',
    returnTo: undefined,
    problem: undefined,
    direction: 'forward',
    declined: {},
    setAside: {},
  }
  return keepsOrder(form, draft.answers, draft.mode, draft.at)
    ? opened(form, start, draft.at)
    : resumed(form, start)
}

/** The conversation after a move. A move that is not possible now changes nothing, or says why in `problem`. */
export const moved = (setting: Setting, state: Conversation, move: Move): Conversation => {
  const { form } = setting
  switch (move.do) {
    case 'answer':
      return { ...withAnswer(state, state.at, given(move.value)), problem: undefined }
    case 'decline':
      return declinedAs(form, state, move.state)
    case 'next':
      return forward(setting, state)
    case 'back':
      return backward(form, state)
    case 'overview':
      return { ...state, view: 'overview', problem: undefined }
    case 'close':
      return { ...state, view: 'question', direction: 'back' }
    case 'open': {
      const at = askedIn(form, state, move.question)
      if (at === undefined) return state
      // An answer with a fault is opened wherever it stands.
      if (move.problem === undefined && !mayOpen(form, state.answers, state.mode, at)) return state
      const returnTo = state.view === 'overview' ? overview : state.at
      return { ...opened(form, state, at), returnTo, problem: move.problem }
    }
    case 'part':
      return { ...state, part: move.part, problem: undefined }
    case 'mode':
      return switched(form, { ...state, mode: move.mode })
  }
}

/** In which state the open question, or its open row, was declined. */
export const declinedState = (state: Conversation): 'dk' | 'pns' | undefined => {
  const answer = answerTo(state.answers, state.at)
  if (answer?.state === 'dk' || answer?.state === 'pns') return answer.state
  if (state.part === undefined) return undefined
  const value = valueOf(state.answers, state.at)
  // A row of an amount holds its own state.
  const cell: unknown = hasPart(value, state.part)
    ? (value as Record<string, unknown>)[state.part]
    : undefined
  if (cell instanceof Object && 'state' in cell && (cell.state === 'dk' || cell.state === 'pns'))
    return cell.state
  return cell === undefined ? state.declined[partKey(state)] : cell === unknownShare ? 'dk' : undefined
}

/** A question that follows from another is changed there. Undefined when it is not asked at all. */
const askedIn = (form: Questionnaire, { answers, mode }: Conversation, id: string): string | undefined => {
  const derive = questionOf(form, id)?.derive
  const places = [id, ...(derive === undefined ? [] : questionsIn(derive.if))]
  const steps = route(form, answers, mode)
  return places.find((place) => steps.some(({ question }) => question.id === place))
}

const opened = (form: Questionnaire, state: Conversation, at: string, last = false): Conversation => {
  const there: Conversation = {
    ...state,
    at,
    part: undefined,
    view: 'question',
    returnTo: undefined,
    problem: undefined,
    direction: last ? 'back' : 'forward',
  }
  const { parts } = currentParts(form, there)
  const value = valueOf(state.answers, at)
  const open = last ? parts.at(-1) : (parts.find(({ code }) => !hasPart(value, code)) ?? parts[0])
  return { ...there, part: open?.code }
}

/** Goes on at the first question that was not asked yet. */
const resumed = (form: Questionnaire, state: Conversation): Conversation =>
  opened(form, state, resumeAt(form, state.answers, state.mode)?.question.id ?? state.at)

/** In the middle it goes on where it is; from the read-back, with what the shorter one left out. */
const switched = (form: Questionnaire, state: Conversation): Conversation =>
  currentQuestion(form, state)?.type === 'readBack' ? resumed(form, state) : state

const forward = ({ form, thisYear }: Setting, state: Conversation): Conversation => {
  const question = currentQuestion(form, state)
  if (question === undefined) return state
  const { parts, index } = currentParts(form, state)
  const value = valueOf(state.answers, state.at)
  const whole = answerTo(state.answers, state.at)
  if (parts.length > 0 && whole?.state !== 'dk' && whole?.state !== 'pns') {
    const isDone = (code: string) =>
      hasPart(value, code) || state.declined[partKey({ ...state, part: code })] !== undefined
    if (state.part !== undefined && question.required && !isDone(state.part))
      return withProblem(state, 'required')
    const open = question.required ? parts.find(({ code }) => !isDone(code)) : undefined
    // Who came to change one row does not pass all others again.
    const row =
      state.returnTo !== undefined && parts.every(({ code }) => isDone(code))
        ? open
        : (parts[index + 1] ?? open)
    if (row !== undefined) return { ...state, part: row.code, problem: undefined, direction: 'forward' }
  }
  return leftBehind({ form, thisYear }, state, question)
}

/** Checks the open question and goes to what comes after it. */
const leftBehind = ({ form, thisYear }: Setting, state: Conversation, question: Question): Conversation => {
  const answer = settledAnswer(state, question)
  if (answer.state === 'notAsked' && isNeeded(form, question)) return withProblem(state, 'required')
  let kept = answer
  if (answer.state === 'value') {
    const checked = checkAnswer(form, question, state.mode, answer.value, thisYear)
    if (!checked.ok) return withFault(form, state, checked.problem)
    kept = { state: 'value', value: checked.value }
  }
  const after = withAnswer(state, state.at, kept)
  const effect = effectOf(question, kept)
  if (effect !== undefined)
    return { ...after, view: 'end' in effect ? 'refused' : 'overview', problem: undefined }
  if (state.returnTo !== undefined) return returned(form, after, state.returnTo)
  const step = next(form, after.answers, after.mode, after.at)
  return step === undefined ? { ...after, view: 'overview' } : opened(form, after, step.question.id)
}

/** Back to where an answer was opened to change it; first what the change has newly opened. */
const returned = (form: Questionnaire, state: Conversation, to: string): Conversation => {
  if (to === overview) return { ...state, view: 'overview', returnTo: undefined, problem: undefined }
  if (mayOpen(form, state.answers, state.mode, to)) return opened(form, state, to)
  const step = resumeAt(form, state.answers, state.mode)
  return step === undefined
    ? { ...state, view: 'overview' }
    : { ...opened(form, state, step.question.id), returnTo: to }
}

const backward = (form: Questionnaire, state: Conversation): Conversation => {
  if (state.view === 'overview') return { ...state, view: 'question', direction: 'back' }
  const { parts, index } = currentParts(form, state)
  const row = index > 0 ? parts[index - 1] : undefined
  if (row !== undefined) return { ...state, part: row.code, problem: undefined, direction: 'back' }
  if (state.returnTo === overview)
    return { ...state, view: 'overview', returnTo: undefined, problem: undefined }
  const to = state.returnTo ?? previous(form, state.answers, state.mode, state.at)?.question.id
  return to === undefined ? state : opened(form, state, to, true)
}

/** Where a row has a place for it, the row is declined; otherwise the question, or the row is passed over. */
const declinedAs = (form: Questionnaire, state: Conversation, how: 'dk' | 'pns'): Conversation => {
  const question = currentQuestion(form, state)
  if (question === undefined) return state
  const isOn = declinedState(state) === how
  if (state.part !== undefined) {
    const value = valueOf(state.answers, state.at)
    const cell = isOn ? undefined : declinedCell(question, how)
    const rows = given(withPart(value, state.part, cell))
    const { [partKey(state)]: _before, ...others } = state.declined
    const declined = isOn || cell !== undefined ? others : { ...others, [partKey(state)]: how }
    return { ...withAnswer(state, state.at, rows), declined, problem: undefined }
  }
  const before = answerTo(state.answers, state.at)
  const back = answerTo(state.setAside, state.at)
  if (isOn) return { ...withAnswer(state, state.at, back), problem: undefined }
  const setAside = before?.state === 'value' ? { ...state.setAside, [state.at]: before } : state.setAside
  return { ...withAnswer(state, state.at, { state: how }), setAside, problem: undefined }
}

/** Code for a share of which nothing is known: the same as "I don't know". */
const unknownShare = 'unknown'

const declinedCell = (question: Question, how: 'dk' | 'pns'): unknown => {
  const control = controlOf(question)
  if (control === 'amountGrid') return { state: how }
  return control === 'shareGrid' && how === 'dk' ? unknownShare : undefined
}

const partKey = ({ at, part }: Pick<Conversation, 'at' | 'part'>): string => `${at}/${part ?? ''}`

/** The answer to the open question as it would be kept. Rows that were all passed over decline the question. */
const settledAnswer = (state: Conversation, question: Question): Answer => {
  const answer = answerTo(state.answers, question.id) ?? notAsked
  if (answer.state === 'dk' || answer.state === 'pns') return answer
  const value = answer.state === 'value' ? tidied(question, answer.value) : undefined
  if (value !== undefined) return { state: 'value', value }
  const passed = Object.entries(state.declined).find(([key]) => key.startsWith(`${question.id}/`))?.[1]
  return passed === undefined ? notAsked : { state: passed }
}

const given = (value: unknown): Answer | undefined =>
  value === undefined ? undefined : { state: 'value', value }

const withAnswer = (state: Conversation, id: string, answer: Answer | undefined): Conversation => {
  const { [id]: _before, ...others } = state.answers
  return { ...state, answers: answer === undefined ? others : { ...others, [id]: answer } }
}

/** What is wrong is shown where it is: in its row. */
const withFault = (form: Questionnaire, state: Conversation, problem: Problem): Conversation => {
  const row = currentParts(form, state).parts.find(({ code }) => code === problem.path[0])
  return { ...state, part: row?.code ?? state.part, problem }
}

const withProblem = (state: Conversation, code: Problem['code']): Conversation => ({
  ...state,
  problem: { code, path: [] },
})
