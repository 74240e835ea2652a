import * as z from 'zod/mini'
import { codeOf } from '../codelists.ts'
import { Changes } from './change.ts'

/** A documented cost of the neighbourhood, as an annual report or a budget says it. Never extrapolated. */
export const costItemVersion = 1

export const costTitleLength = 80
export const documentLength = 300
/** One hundred billion euros: a sewer of a city fits. */
const mostCents = 10_000_000_000_000

const Cents = z.optional(z.nullable(z.int().check(z.minimum(0), z.maximum(mostCents))))
const Year = z.int().check(z.minimum(1900), z.maximum(2200))
const code = (list: string) => z.optional(z.nullable(codeOf(list)))

/** Whether a scope asks for the document in which the amount stands. */
export const needsDocument = (scope: string): boolean => scope !== 'household'

export const CostItemFields = z
  .looseObject({
    title: z.string().check(z.maxLength(costTitleLength)),
    vitalFunction: codeOf('vitalFunction'),
    /** One amount, or a range, or a band of `moneyBandMonth` or `moneyBandOnce`. */
    amountCents: Cents,
    lowCents: Cents,
    highCents: Cents,
    band: z.optional(z.nullable(z.string().check(z.maxLength(60)))),
    period: codeOf('period'),
    /** Over how many years something that is paid once is spread. */
    yearsSpread: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(200)))),
    amountSource: codeOf('amountSource'),
    /** Where it stands: a text or a link. */
    documentRef: z.optional(z.nullable(z.string().check(z.maxLength(documentLength)))),
    payer: codeOf('payer'),
    payeeKind: codeOf('payeeKind'),
    payChannel: code('payChannel'),
    /** Part that leaves the neighbourhood: 0, ¼, ½, ¾ or 1; null when nobody knows. */
    leavesShare: z.optional(z.nullable(z.literal([0, 0.25, 0.5, 0.75, 1]))),
    /** It is coming, and nobody pays for it yet. */
    hidden: z.boolean(),
    hiddenKind: code('hiddenCostKind'),
    dueYear: z.optional(z.nullable(Year)),
    costPurpose: codeOf('costPurpose'),
    scope: codeOf('costScope'),
    history: z.optional(Changes),
    archived: z.optional(z.boolean()),
  })
  .check(
    z.refine(
      ({ amountCents, lowCents, highCents, band }) =>
        amountCents != null || (lowCents != null && highCents != null) || band != null,
    ),
    z.refine(({ lowCents, highCents }) => lowCents == null || highCents == null || lowCents <= highCents),
    z.refine(({ hidden, hiddenKind }) => !hidden || hiddenKind != null),
    z.refine(({ scope, documentRef }) => !needsDocument(scope) || (documentRef ?? '') !== ''),
  )
export type CostItemFields = z.infer<typeof CostItemFields>
