import * as z from 'zod/mini'

/** `z.safeParse` of something that came from outside. A check of a length compares whatever calls itself `length`, also on
 *  what is no text, and an object there may have no value to compare: that throws, and is not as described either. */
export const parsedBy = <T>(schema: z.ZodMiniType<T>, value: unknown) => {
  try {
    return z.safeParse(schema, value)
  } catch (error) {
    if (error instanceof TypeError) return { success: false as const, data: undefined, error: undefined }
    throw error
  }
}
