import type { ReactNode } from 'react'
import * as z from 'zod/mini'
import { Photo } from '#domain/field/photo.ts'
import { usePicture } from '#app/sighting/use-picture.ts'
import { useText } from '#app/text/text.tsx'
import css from './arrivals.module.css'

/** The pictures of an answer in a conversation; nothing for any other answer. */
export const AnswerPhotos = ({
  interviewId,
  value,
}: {
  readonly interviewId: string
  readonly value: unknown
}): ReactNode => {
  const photos = z.safeParse(z.array(Photo), value).data ?? []
  return photos.map((photo) => (
    <AnswerPhoto key={photo.sha256} sha256={photo.small} interviewId={interviewId} />
  ))
}

const AnswerPhoto = ({
  sha256,
  interviewId,
}: {
  readonly sha256: string
  readonly interviewId: string
}): ReactNode => {
  const t = useText()
  const picture = usePicture(sha256, { recordId: interviewId, size: 'small' })
  // It travels after its conversation, so it may still be on its way.
  if (picture === undefined) return <p className="small soft">{t('walk.photoAway')}</p>
  return <img className={css['photo']} src={picture} alt={t('coordinate.answerPhotoAlt')} />
}
