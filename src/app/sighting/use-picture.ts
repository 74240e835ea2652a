import { useEffect, useState } from 'react'
import { useProject } from '#app/project/project-context.tsx'
import { keepPicture, pictureBytes } from '#app/store/photos.ts'

/** The address of a picture for an `img`: from this phone, otherwise from the server, after which a small one is kept.
 *  Undefined while it is fetched and when it cannot be had now. */
export const usePicture = (
  sha256: string | undefined,
  of: { readonly recordId: string; readonly size: 'small' | 'full' },
): string | undefined => {
  const { store, client } = useProject()
  const [url, setUrl] = useState<string>()
  const { recordId, size } = of
  useEffect(() => {
    if (sha256 === undefined) return
    let current = true
    let made: string | undefined
    const show = (picture: Blob | undefined) => {
      if (!current || picture === undefined) return
      made = URL.createObjectURL(picture)
      setUrl(made)
    }
    const find = async (): Promise<Blob | undefined> => {
      const here = await pictureBytes(store.db, sha256)
      if (here !== undefined) return here
      const reply = await client.picture(sha256)
      if (!reply.ok || !/^image\/(jpeg|webp)$/.test(reply.value.type)) return undefined
      const { value } = reply
      if (size === 'small')
        await keepPicture(store.db, { sha256, recordId, type: value.type }, await value.arrayBuffer()).catch(
          // A full phone still shows what it just fetched.
          () => undefined,
        )
      return value
    }
    find().then(show, () => undefined)
    return () => {
      current = false
      setUrl(undefined)
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [sha256, recordId, size, store, client])
  return url
}
