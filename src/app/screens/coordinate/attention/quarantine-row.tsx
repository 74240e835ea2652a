import type { ReactNode } from 'react'
import { CircleHelp } from 'lucide-react'
import type { Json } from '#domain/sync/operation.ts'
import type { QuarantineDecision, QuarantineItem } from '#domain/sync/desk-wire.ts'
import { FieldLines } from '#app/attention/field-lines.tsx'
import { deskReasonWords } from '#app/attention/reason.ts'
import { useWords } from '#app/attention/use-told.ts'
import { useText } from '#app/text/text.tsx'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'

/** Something that a phone handed in and that does not count yet: what it is, why, and what to do with it. */
export const QuarantineRow = ({
  item,
  onDecide,
}: {
  readonly item: QuarantineItem
  readonly onDecide: (decision: QuarantineDecision['decision']) => void
}): ReactNode => {
  const t = useText()
  const words = useWords()
  const { type, reason, deviceName, deviceState, decision } = item
  const fields = fieldsOf(item)
  const decide = (choice: QuarantineDecision['decision']) => () => {
    onDecide(choice)
  }
  return (
    <li>
      <Banner
        look="plain"
        icon={<CircleHelp className="i" aria-hidden="true" />}
        title={words.title({ type, fields })}
        actions={
          decision === 'discarded' ? (
            <div className="row">
              <Button onClick={decide('undo')}>{t('attention.retrieve')}</Button>
            </div>
          ) : (
            <div className="row">
              <Button onClick={decide('take')}>{t('attention.take')}</Button>
              <Button onClick={decide('discard')}>{t('attention.discard')}</Button>
            </div>
          )
        }
      >
        <p>{decision === 'discarded' ? t('attention.discardedUntil') : deskReasonWords(reason, t)}</p>
        {deviceName !== null && (
          <p className="soft">
            {t('attention.fromDevice', { name: deviceName })} · {t(`coordinate.device_${deviceState}`)}
          </p>
        )}
        <FieldLines type={type} fields={fields} />
      </Banner>
    </li>
  )
}

/** As far as what came can be read. */
export const fieldsOf = ({ operation }: QuarantineItem): Readonly<Record<string, Json>> => {
  const set = operation['set']
  return typeof set === 'object' && set !== null && !Array.isArray(set)
    ? // An object of JSON that is no array is a map of JSON.
      (set as Readonly<Record<string, Json>>)
    : {}
}
