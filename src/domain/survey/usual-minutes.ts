import { thresholdFloors } from '../project/project.ts'
import type { InterviewFields } from './interview.ts'

export type UsualMinutes =
  | { readonly shown: true; readonly minutes: number; readonly conversations: number }
  | { readonly shown: false; readonly conversations: number; readonly from: number }

/** The median length of finished conversations of one mode, in minutes; of an even number the middle of the middle two,
 *  rounded to fives. Hidden below kMin conversations, which is never taken below its floor. There is no time per section:
 *  docs/decisions say why. */
export const usualMinutes = (
  interviews: readonly Pick<InterviewFields, 'mode' | 'minutes' | 'finished'>[],
  mode: InterviewFields['mode'],
  kMin: number,
): UsualMinutes => {
  const from = Math.max(thresholdFloors.kMin, kMin)
  const lengths = interviews
    .filter((interview) => interview.mode === mode && interview.finished)
    .map(({ minutes }) => minutes)
    .toSorted((a, b) => a - b)
  const conversations = lengths.length
  if (conversations < from) return { shown: false, conversations, from }
  const low = lengths[Math.floor((conversations - 1) / 2)] ?? 0
  const high = lengths[Math.ceil((conversations - 1) / 2)] ?? 0
  return { shown: true, minutes: Math.round((low + high) / 2 / 5) * 5, conversations }
}
