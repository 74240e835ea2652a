import { defaultQuestionnaire } from '#domain/survey/questionnaire.ts'
import type { Answers } from '#domain/survey/answer.ts'
import type { Json } from '#domain/sync/operation.ts'
import type { Stored } from '#domain/sync/record.ts'

/** Records as a coordinator's store holds them. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const stored = (
  type: string,
  number: number,
  fields: Readonly<Record<string, Json>>,
  at = '2026-11-23',
): Stored => ({ id: idOf(number), type, schemaVersion: 1, at, fields, versions: {}, conflicts: [] })

export const interview = (
  number: number,
  answers: Answers,
  more: Readonly<Record<string, Json>> = {},
): Stored =>
  stored(
    'interview',
    number,
    {
      mode: 'full',
      consent: {
        version: defaultQuestionnaire.version,
        textHash: 'a'.repeat(64),
        at: '2026-11',
        recording: false,
        quotes: true,
        withdrawnAt: null,
      },
      formId: defaultQuestionnaire.formId,
      formVersion: defaultQuestionnaire.version,
      month: '2026-11',
      minutes: 45,
      finished: true,
      answers: answers as unknown as Json, // Answers are JSON by construction.
      sealedBlob: 'YWdlLWVuY3J5cHRpb24=',
      ...more,
    },
    '2026-11',
  )

export const value = (held: unknown) => ({ state: 'value', value: held }) as const

export const sighting = (number: number, more: Readonly<Record<string, Json>> = {}): Stored =>
  stored('assetSighting', number, {
    kind: 'office',
    place: { lat: 52.0912345678, lon: 5.1212345678, accuracyM: 8 },
    unusedDegree: 'empty',
    ownerDomain: 'business',
    ownershipEvidence: 'guess',
    status: 'seen',
    visibility: 'team',
    ...more,
  })
