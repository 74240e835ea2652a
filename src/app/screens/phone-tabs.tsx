import type { ReactNode } from 'react'
import { Building, ChartNoAxesColumn, Handshake, House, MapPin, Table2, Upload } from 'lucide-react'
import { mayEnter, sorts } from '#domain/field/entry.ts'
import { mayWrite, readsGatedSets, type Role } from '#domain/project/role.ts'
import { useText } from '#app/text/text.tsx'
import { TabBar } from '#app/ui/tab-bar.tsx'

/** The phone's main menu, with the rooms of this role and how much waits. */
export const PhoneTabs = ({
  role,
  waiting,
}: {
  readonly role: Role
  readonly waiting: number
}): ReactNode => {
  const t = useText()
  const walks = mayWrite(role, 'assetSighting')
  return (
    <TabBar
      label={t('common.menu')}
      tabs={[
        { href: '/', icon: <House className="i" aria-hidden="true" />, label: t('common.tabHome') },
        ...(role === 'interviewer'
          ? [
              {
                href: '/straat',
                icon: <Building className="i" aria-hidden="true" />,
                label: t('street.title'),
              },
            ]
          : []),
        ...(walks
          ? [
              {
                href: '/wandeling',
                icon: <MapPin className="i" aria-hidden="true" />,
                label: t('common.tabWalk'),
              },
            ]
          : []),
        ...(readsGatedSets(role)
          ? [
              {
                href: '/weten',
                icon: <ChartNoAxesColumn className="i" aria-hidden="true" />,
                label: t('given.tab'),
              },
            ]
          : []),
        ...(role !== 'coordinator' && sorts.some((sort) => mayEnter(role, sort))
          ? [
              {
                href: '/netwerk',
                icon: <Handshake className="i" aria-hidden="true" />,
                label: t('network.title'),
              },
            ]
          : []),
        {
          href: '/wachtrij',
          icon: <Upload className="i" aria-hidden="true" />,
          label: t('common.tabOutbox'),
          count: { value: waiting, label: t('common.tabCount', { count: waiting }) },
        },
        ...(role === 'coordinator'
          ? [
              {
                href: '/coordinatie',
                icon: <Table2 className="i" aria-hidden="true" />,
                label: t('common.tabDesk'),
              },
            ]
          : []),
      ]}
    />
  )
}
