import * as z from 'zod/mini'
import type { Json } from '#domain/sync/operation.ts'

const Funders = z.array(z.looseObject({ kind: z.string(), share: z.number(), phase: z.string() }))

/** Who pays, out of a field of an entry; nobody when there is nothing that can be read. */
export const fundersIn = (value: Json | undefined): z.infer<typeof Funders> => {
  const parsed = z.safeParse(Funders, value)
  return parsed.success ? parsed.data : []
}
