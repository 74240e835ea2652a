import type { ClientBase } from 'pg'
import type { Writer } from './store.ts'

/** Any number: the lock of whoever looks whether there is a project, to make one. */
const allProjects = 4_173

/** A writer whose first statement about a project takes that project's clock row and holds it to the commit. So the
 *  order of numbers is the order of commits, whichever process they come from, and what is read may be built upon. */
export const inTurn = (writer: Writer, client: ClientBase): Writer => {
  const held = new Set<string>()
  const take = async (project: string): Promise<void> => {
    if (held.has(project)) return
    await client.query('SELECT 1 FROM clock WHERE project_id = $1 FOR UPDATE', [project])
    held.add(project)
  }
  /** Found by a secret, so its project is only known afterwards: then it is read again. */
  const bySecret =
    <T extends { readonly project: string }>(find: (hash: string) => Promise<T | undefined>) =>
    async (hash: string): Promise<T | undefined> => {
      const found = await find(hash)
      if (found === undefined) return undefined
      await take(found.project)
      return find(hash)
    }
  const own: Pick<Writer, 'projects' | 'withdrawals' | 'invitationBySecret' | 'deviceBySecret'> = {
    projects: async () => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [allProjects])
      return writer.projects()
    },
    // Asked within a project's turn.
    withdrawals: writer.withdrawals,
    invitationBySecret: bySecret(writer.invitationBySecret),
    deviceBySecret: bySecret(writer.deviceBySecret),
  }
  const rest = Object.entries(writer).map(([name, ask]) => {
    const after = async (about: About, ...values: readonly unknown[]): Promise<unknown> => {
      await take(typeof about === 'string' ? about : about.project)
      return (ask as Ask)(about, ...values)
    }
    return [name, after]
  })
  // The same names with the same arguments: each of the others begins with its project, or with a row that names it.
  return { ...(Object.fromEntries(rest) as unknown as Writer), ...own }
}

type About = string | { readonly project: string }
type Ask = (about: About, ...values: readonly unknown[]) => Promise<unknown>
