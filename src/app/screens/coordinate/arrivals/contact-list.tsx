import { useEffect, useState, type ReactNode } from 'react'
import { UserRound } from 'lucide-react'
import * as z from 'zod/mini'
import { codeLabel } from '#domain/codelists.ts'
import { ContactFields } from '#domain/survey/interview.ts'
import { capital } from '#domain/text.ts'
import type { KeyWorker } from '#app/crypto/key-worker.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useFormats, useLanguage, useText } from '#app/text/text.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { useHeldKey } from '../key/key-holder.ts'
import { Loading } from '../loading.tsx'
import { shortName } from './short-name.ts'

const Details = z.object({
  name: z.optional(z.nullable(z.string())),
  phone: z.optional(z.nullable(z.string())),
  email: z.optional(z.nullable(z.string())),
})
type Details = z.infer<typeof Details>

/** People who want to hear more. Nothing leads from here to a conversation. */
export const ContactList = (): ReactNode => {
  const t = useText()
  const { store, membership } = useProject()
  const held = useHeldKey(membership.projectId)
  const contacts = useLive(async () => {
    const shown = await store.records('contact')
    return shown
      .flatMap(({ record }) => {
        const fields = z.safeParse(ContactFields, record.fields)
        return fields.success ? [{ id: record.id, fields: fields.data }] : []
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }, [store])
  if (contacts === undefined) return <Loading />
  if (contacts.length === 0)
    return (
      <Empty title={t('coordinate.noContacts')}>
        <p className="soft">{t('coordinate.noContactsThen')}</p>
      </Empty>
    )
  return (
    <ul className="list">
      {contacts.map(({ id, fields }) => (
        <li key={id}>
          <Contact id={id} fields={fields} worker={held?.worker} />
        </li>
      ))}
    </ul>
  )
}

const Contact = ({
  id,
  fields,
  worker,
}: {
  readonly id: string
  readonly fields: ContactFields
  readonly worker: KeyWorker | undefined
}): ReactNode => {
  const t = useText()
  const [language] = useLanguage()
  const { month } = useFormats()
  const details = useDetails(fields.sealedDetails, worker)
  const purposes = fields.purposes.map((code) => codeLabel('contactPurpose', code, language)).join(', ')
  return (
    <div className="item">
      <UserRound className="i" aria-hidden="true" />
      <span className="grow">
        <strong>
          {typeof details === 'object' && details.name
            ? details.name
            : t('coordinate.contactNamed', { name: shortName(id) })}
        </strong>
        <p className="small soft">
          {t('coordinate.contactLine', { purposes: capital(purposes), month: month(fields.expiresAt) })}
        </p>
        {details === 'locked' && <p className="small soft">{t('coordinate.contactLocked')}</p>}
        {details === 'damaged' && <p className="small">{t('coordinate.aside_otherKey')}</p>}
        {typeof details === 'object' && (
          <p>
            {[details.phone, details.email]
              .filter((way) => way !== undefined && way !== null && way !== '')
              .join(' · ')}
          </p>
        )}
      </span>
    </div>
  )
}

const useDetails = (sealed: string, worker: KeyWorker | undefined): Details | 'locked' | 'damaged' => {
  const [details, setDetails] = useState<Details | 'damaged'>()
  useEffect(() => {
    if (worker === undefined) return
    let current = true
    const open = async () => {
      const opened = await worker.open(sealed)
      if (current) setDetails(opened.ok ? readDetails(opened.text) : 'damaged')
    }
    // Locked meanwhile: then there is nothing to show.
    open().catch(() => undefined)
    return () => {
      current = false
      // What was opened does not outlive the key.
      setDetails(undefined)
    }
  }, [sealed, worker])
  return worker === undefined ? 'locked' : (details ?? 'locked')
}

const readDetails = (text: string): Details | 'damaged' => {
  try {
    const parsed = z.safeParse(Details, JSON.parse(text))
    return parsed.success ? parsed.data : 'damaged'
  } catch {
    return 'damaged'
  }
}
