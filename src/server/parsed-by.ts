import * as z from 'zod/mini'

/** `z.safeParse` of something that came from outside. A check of a length compares whatever calls itself `length`, also on
 *  what is no text. An object there may have no value to compare, and lists in lists too deep a one: that throws, and is not
 *  as described either. */
export const parsedBy = <T>(schema: z.ZodMiniType<T>, value: unknown) => {
  try {
    return z.safeParse(schema, value)
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return { success: false as const, data: undefined, error: undefined }
    throw error
  }
}
