import type { Scope } from '#domain/sync/scope.ts'
import type { Turn } from './turn.ts'

/** Puts a record in the feed of its scopes under a number, and takes it out of those it no longer belongs to. */
export const feedRecord = async (
  { writer, project, changed }: Turn,
  recordId: string,
  { scopes, number }: { readonly scopes: readonly Scope[]; readonly number: number },
): Promise<void> => {
  for (const row of await writer.feedOf(project, recordId)) {
    if (row.kind !== 'put' || scopes.includes(row.scope)) continue
    await writer.putFeeds(project, [{ ...row, number, kind: 'leave' }])
    changed.add(row.scope)
  }
  for (const scope of scopes) {
    await writer.putFeeds(project, [{ scope, recordId, number, kind: 'put' }])
    changed.add(scope)
  }
}
