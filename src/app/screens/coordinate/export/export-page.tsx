import { type ReactNode } from 'react'
import { zodResolver } from '@hookform/resolvers/zod'
import { Check, TriangleAlert } from 'lucide-react'
import { Controller, useForm, useWatch } from 'react-hook-form'
import * as z from 'zod/mini'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useFormats, useText } from '#app/text/text.tsx'
import { ChoiceList } from '#app/ui/choice-list.tsx'
import { PageHead } from '#app/ui/desk.tsx'
import { TextField } from '#app/ui/field.tsx'
import { FileRow } from '#app/ui/file-row.tsx'
import { SwitchRow } from '#app/ui/switch.tsx'
import { OpenExport } from '../../given/open-export.tsx'
import css from './export.module.css'
import type { ExportFormat } from './make-export.ts'
import { type ExportState, useExport } from './use-export.ts'

const Wish = z.object({
  reason: z.string().check(z.trim(), z.minLength(3), z.maxLength(200)),
  contents: z.enum(['neighbourhood', 'contacts']),
  photos: z.boolean(),
})
const firstWish: z.infer<typeof Wish> = { reason: '', contents: 'neighbourhood', photos: false }

const formats: readonly ExportFormat[] = ['xlsx', 'csv-excel', 'csv-plain', 'geojson']

/** The raw export: for the coordinator's own work, with its reason in the log; and below it what everybody may have. */
export const ExportPage = (): ReactNode => {
  const t = useText()
  const { number } = useFormats()
  const { store } = useProject()
  const { state, make } = useExport()
  const counts = useLive(async () => {
    const [conversations, sightings, contacts] = await Promise.all(
      ['interview', 'assetSighting', 'contact'].map(async (type) => (await store.records(type)).length),
    )
    return { conversations: conversations ?? 0, sightings: sightings ?? 0, contacts: contacts ?? 0 }
  }, [store])
  const { control, register, handleSubmit, formState } = useForm({
    resolver: zodResolver(Wish),
    defaultValues: firstWish,
  })
  const contents = useWatch({ control, name: 'contents' })
  const busy = state.state === 'busy'
  const save = (format: ExportFormat) =>
    handleSubmit((wish) =>
      make({ ...wish, photos: wish.photos && wish.contents === 'neighbourhood', format }),
    )()

  return (
    <>
      <PageHead title={t('export.title')} lead={t('export.lead')} />
      <form
        className="cols"
        onSubmit={(event) => {
          event.preventDefault()
        }}
      >
        <div className={css['wish']}>
          <TextField
            label={t('export.reason')}
            hint={t('export.reasonHint')}
            rows={2}
            wrong={formState.errors.reason && t('export.reasonWrong')}
            {...register('reason')}
          />
          <Controller
            control={control}
            name="contents"
            render={({ field }) => (
              <ChoiceList
                legend={t('export.contents')}
                value={field.value}
                onChange={field.onChange}
                choices={[
                  {
                    value: 'neighbourhood' as const,
                    label: t('export.neighbourhood'),
                    hint: t('export.neighbourhoodHint', {
                      conversations: counts?.conversations ?? 0,
                      sightings: counts?.sightings ?? 0,
                    }),
                  },
                  {
                    value: 'contacts' as const,
                    label: t('export.contacts'),
                    hint: t('export.contactsHint', { count: counts?.contacts ?? 0 }),
                  },
                ]}
              />
            )}
          />
          {contents === 'neighbourhood' && (
            <Controller
              control={control}
              name="photos"
              render={({ field }) => (
                <SwitchRow
                  label={t('export.photos')}
                  hint={t('export.photosHint')}
                  on={field.value}
                  onChange={field.onChange}
                />
              )}
            />
          )}
        </div>
        <section className="block">
          <h2>{t('export.files')}</h2>
          <ul className="list">
            {formats
              .filter((format) => format !== 'geojson' || contents === 'neighbourhood')
              .map((format) => (
                <FileRow
                  key={format}
                  start={<span className={css['format']}>{t(`export.short_${format}`)}</span>}
                  name={t(`export.name_${format}`)}
                  hint={t(`export.hint_${format}`)}
                  end={
                    <span className="small soft num wide-only">
                      {contents === 'contacts'
                        ? t('export.rows', { count: counts?.contacts ?? 0 })
                        : format === 'geojson'
                          ? t('export.points', { count: number(counts?.sightings ?? 0) })
                          : t('export.rows', { count: counts?.conversations ?? 0 })}
                    </span>
                  }
                  label={t('export.save', { name: t(`export.name_${format}`) })}
                  disabled={busy}
                  onSave={() => void save(format)}
                />
              ))}
          </ul>
          <Outcome state={state} />
          <p className="small soft">{t('export.promise')}</p>
        </section>
      </form>
      <section className="block section">
        <h2>{t('given.openTitle')}</h2>
        <p className="small soft">{t('given.openThen')}</p>
        <OpenExport />
      </section>
    </>
  )
}

const Outcome = ({ state }: { readonly state: ExportState }): ReactNode => {
  const t = useText()
  return (
    <div className={css['outcome']} aria-live="polite">
      {state.state === 'busy' && (
        <p>
          {state.total === undefined
            ? t('export.busy')
            : t('export.busyPhotos', { done: state.done ?? 0, total: state.total })}
        </p>
      )}
      {state.state === 'saved' && (
        <p className="row">
          <Check className="i" aria-hidden="true" />
          <span>
            {t('export.saved', { name: state.name })}
            {state.missing > 0 && ` ${t('export.missing', { count: state.missing })}`}
          </span>
        </p>
      )}
      {state.state === 'failed' && (
        <p className="row" role="alert">
          <TriangleAlert className="i" aria-hidden="true" />
          <span>{t(`export.failed_${state.reason}`)}</span>
        </p>
      )}
    </div>
  )
}
