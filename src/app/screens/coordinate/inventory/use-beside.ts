import * as z from 'zod/mini'
import { useLive, useProject } from '#app/project/project-context.tsx'

/** What the storyteller wrote beside quotes, by the words of the quote: nothing else joins the two. Undefined while it is
 *  read. */
export const useBeside = (): ReadonlyMap<string, readonly string[]> | undefined => {
  const { store } = useProject()
  return useLive(async () => {
    const [quotes, notes] = await Promise.all([store.records('quoteForTelling'), store.records('comment')])
    const On = z.looseObject({ on: z.looseObject({ id: z.string() }), text: z.string() })
    const about = Map.groupBy(
      notes.flatMap(({ record }) => z.safeParse(On, record.fields).data ?? []),
      ({ on }) => on.id,
    )
    return new Map(
      quotes.map(({ record: { id, fields } }) => [
        String(fields['quote']),
        (about.get(id) ?? []).map(({ text }) => text),
      ]),
    )
  }, [store])
}
