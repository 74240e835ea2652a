import { Hono } from 'hono'
import * as z from 'zod/mini'
import { readWithdrawalCode, withdrawalHashInputs } from '#domain/survey/withdrawal-code.ts'
import { Operation } from '#domain/sync/operation.ts'
import { WithdrawRequest, type WithdrawAnswer } from '#domain/sync/wire.ts'
import type { Deps } from './deps.ts'
import { sha256Hex } from './hash.ts'
import { problem } from './problem.ts'
import { limitByAddress } from './rate.ts'
import { readJson } from './request.ts'
import { eraseRecord } from './sync/erase.ts'
import { takeTurn } from './sync/turn.ts'

/** A code that was used before its conversation arrived is remembered this long. */
const rememberDays = 400
const dayMs = 86_400_000

/** `POST /v1/withdraw`: erasure with the code of the thank-you screen, without a login. The code is in the body and is
 *  written down nowhere. */
export const withdrawRoutes = (deps: Deps) =>
  new Hono().post('/v1/withdraw', limitByAddress(deps.config.rates.address), async (c) => {
    const body = await readJson(c, WithdrawRequest)
    if (!body.ok) return body.response
    const read = readWithdrawalCode(body.value.code)
    if (!read.ok)
      return problem(422, 'withdrawal-code', {
        detail: 'This is not a withdrawal code. Check it for a slip.',
      })
    const inputs = withdrawalHashInputs(read.code)
    const hashes = { interview: sha256Hex(inputs.interview), contact: sha256Hex(inputs.contact) }
    const found = await look(deps, hashes)
    if (body.value.confirm) await erase(deps, hashes)
    return c.json({ ...found, erased: body.value.confirm && found.found } satisfies WithdrawAnswer)
  })

interface Hashes {
  readonly interview: string
  readonly contact: string
}

/** Found or not, the month, and whether there is a contact; never an answer. */
const look = (
  { store }: Deps,
  hashes: Hashes,
): Promise<{ readonly found: boolean; readonly month?: string; readonly contact: boolean }> =>
  store.read(async (reader) => {
    const at = async (hash: string) => {
      const [withdrawal] = await reader.withdrawals(hash)
      if (withdrawal === undefined) return undefined
      const { project, recordId } = withdrawal
      const record = (await reader.record(project, recordId))?.stored
      // It may wait in quarantine, with a month in clear beside what is locked.
      const [apart] = await reader.quarantinedOf(project, recordId)
      const at = record?.at ?? (apart === undefined ? undefined : monthIn(apart.raw))
      // Or it came back after a restore as a file, and waits for a coordinator's key.
      return at?.slice(0, 'YYYY-MM'.length) ?? (await reader.keptFile(project, recordId))?.month
    }
    const interview = await at(hashes.interview)
    const contact = await at(hashes.contact)
    const month = interview ?? contact
    return {
      found: month !== undefined,
      ...(month === undefined ? {} : { month }),
      contact: contact !== undefined,
    }
  })

const monthIn = (raw: string): string | undefined => z.safeParse(Operation, JSON.parse(raw)).data?.at

const erase = async (deps: Deps, hashes: Hashes): Promise<void> => {
  const until = new Date(deps.clock().getTime() + rememberDays * dayMs)
    .toISOString()
    .slice(0, 'YYYY-MM-DD'.length)
  for (const project of await deps.store.read((reader) => reader.projects()))
    await takeTurn(deps, project, async (turn) => {
      for (const hash of [hashes.interview, hashes.contact]) {
        for (const withdrawal of await turn.writer.withdrawals(hash))
          if (withdrawal.project === project) await eraseRecord(turn, withdrawal.recordId)
        // Also when it was found: the contact, or a copy from another phone, may still be on its way.
        await turn.writer.putWithdrawn(project, hash, until)
      }
    })
}
