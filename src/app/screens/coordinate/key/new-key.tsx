import { useCallback, useEffect, useRef, type ReactNode } from 'react'
import { type KeyWorker, type OnPaper, startKeyWorker } from '#app/crypto/key-worker.ts'
import { useProject } from '#app/project/project-context.tsx'
import { useText } from '#app/text/text.tsx'
import { keyHolder } from './key-holder.ts'
import { PaperKey } from './paper-key.tsx'
import { usePublishKey } from './use-publish-key.ts'

/** Makes a key and has the neighbourhood seal to it from now on. `after`: the worker that holds the keys until now; they
 *  come along, so that what they sealed stays readable. Without it the new key is the only one. */
export const NewKey = ({
  after,
  onEnd,
}: {
  readonly after?: KeyWorker | undefined
  readonly onEnd: () => void
}): ReactNode => {
  const t = useText()
  const { membership } = useProject()
  const { publish } = usePublishKey()
  const own = useRef<KeyWorker>(undefined)
  const isHeld = useRef(false)
  const workerNow = useCallback(() => after ?? (own.current ??= startKeyWorker()), [after])
  useEffect(
    () => () => {
      if (!isHeld.current) own.current?.end()
      own.current = undefined
    },
    [],
  )
  const make = useCallback(() => workerNow().make(), [workerNow])
  const use = async ({ publicKey }: OnPaper): Promise<string | undefined> => {
    const worker = workerNow()
    const keys = await worker.take()
    // This may leave the screen as soon as the neighbourhood has another key; its worker goes on.
    isHeld.current = true
    if (!(await publish(publicKey))) {
      isHeld.current = false
      return t('key.halfDone')
    }
    keyHolder.hold({ projectId: membership.projectId, worker, ...keys })
    return undefined
  }
  return <PaperKey make={make} use={use} onEnd={onEnd} />
}
