import * as z from 'zod/mini'
import { codeEntry, codeOf } from '../codelists.ts'
import { Id } from '../sync/operation.ts'
import { documentLength } from './cost-item.ts'
import { Changes } from './change.ts'

/** What comes into the neighbourhood, goes out, or is made or used again in it. Each resource has one unit, so that
 *  amounts in different units cannot be added. */
export const resourceFlowVersion = 1

export const mostOfAFlow = 1e12

export const ResourceFlowFields = z
  .looseObject({
    resource: codeOf('resource'),
    direction: codeOf('flowDirection'),
    qty: z.number().check(z.minimum(0), z.maximum(mostOfAFlow)),
    unit: z.string().check(z.maxLength(20)),
    period: codeOf('period'),
    source: codeOf('flowSource'),
    /** Where it stands: a text or a link. */
    documentRef: z.optional(z.nullable(z.string().check(z.maxLength(documentLength)))),
    interviewRef: z.optional(z.nullable(Id)),
    history: z.optional(Changes),
    archived: z.optional(z.boolean()),
  })
  .check(z.refine(({ resource, unit }) => unitOf(resource) === unit))
export type ResourceFlowFields = z.infer<typeof ResourceFlowFields>

/** The one unit of a resource. */
export const unitOf = (resource: string): string | undefined => {
  const unit = codeEntry('resource', resource)?.['unit']
  return typeof unit === 'string' ? unit : undefined
}
