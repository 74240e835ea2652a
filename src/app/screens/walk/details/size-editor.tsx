import { useState, type ReactNode } from 'react'
import { PencilRuler } from 'lucide-react'
import { codeName } from '#domain/codelists.ts'
import { assetKind } from '#domain/field/taxonomy.ts'
import { numberIn } from '#app/controls/stepper.tsx'
import { useLanguage, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field, SelectField } from '#app/ui/field.tsx'
import type { EditorProps } from './detail-editor.tsx'
import { type Drawn, MeasureMap } from './measure-map.tsx'

/** How large it is, in a unit of its kind, and how that is known. What lies on the map can be drawn there. */
export const SizeEditor = ({ fields, onSave }: EditorProps): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const sizes = assetKind(fields.kind)?.sizes ?? []
  const [unit, setUnit] = useState(fields.size?.unit ?? sizes[0]?.unit ?? '')
  const factor = unit === 'eurCents' ? 100 : 1
  const [typed, setTyped] = useState(fields.size ? String(fields.size.value / factor).replace('.', ',') : '')
  const methods = sizes.find((size) => size.unit === unit)?.methods ?? []
  const [wished, setWished] = useState(fields.size?.method ?? 'guess')
  const method = methods.includes(wished) ? wished : (methods.at(-1) ?? '')
  const [odd, setOdd] = useState(false)
  const [drawing, setDrawing] = useState(false)

  const shapes = drawable(unit, methods)
  if (drawing && fields.place !== undefined)
    return (
      <MeasureMap
        around={fields.place}
        shapes={shapes}
        across={unit === 'm2Wall' ? 'sighting.height' : 'sighting.width'}
        onDone={({ m2 }: Drawn) => {
          setTyped(String(Math.round(m2)))
          // How high a wall is, nobody drew.
          setWished(unit === 'm2Wall' ? 'guess' : 'mapDrawn')
          setDrawing(false)
        }}
      />
    )

  const save = () => {
    const value = numberIn(typed)
    if (typed.trim() === '') onSave({ size: null })
    else if (value === undefined || value < 0) setOdd(true)
    else onSave({ size: { value: Math.round(value * factor * 100) / 100, unit, method } })
  }
  return (
    <>
      {sizes.length > 1 && (
        <SelectField
          label={t('sighting.unit')}
          value={unit}
          onChange={({ target }) => {
            setUnit(target.value)
          }}
        >
          {sizes.map(({ unit: code }) => (
            <option key={code} value={code}>
              {codeName('sizeUnit', code, language)}
            </option>
          ))}
        </SelectField>
      )}
      <Field
        label={codeName('sizeUnit', unit, language)}
        hint={fields.unusedDegree === 'partSpace' ? t('sighting.sizePart') : undefined}
        inputMode="decimal"
        value={typed}
        wrong={odd ? t('interview.numberOdd') : undefined}
        onChange={({ target }) => {
          setOdd(false)
          setTyped(target.value)
        }}
      />
      {shapes.length > 0 && fields.place !== undefined && (
        <Button
          wide
          onClick={() => {
            setDrawing(true)
          }}
        >
          <PencilRuler className="i" aria-hidden="true" />
          {t('sighting.draw')}
        </Button>
      )}
      <SelectField
        label={t('sighting.method')}
        value={method}
        onChange={({ target }) => {
          setWished(target.value)
        }}
      >
        {methods.map((code) => (
          <option key={code} value={code}>
            {codeName('sizeMethod', code, language)}
          </option>
        ))}
      </SelectField>
      <Button look="main" wide onClick={save}>
        {t('common.save')}
      </Button>
    </>
  )
}

/** What can be drawn for a unit: the outline of what lies flat, or its length times how wide it is; of a wall its length,
 *  times how high it is. */
const drawable = (unit: string, methods: readonly string[]): readonly ('outline' | 'line')[] =>
  methods.includes('mapDrawn') ? ['outline', 'line'] : unit === 'm2Wall' ? ['line'] : []
