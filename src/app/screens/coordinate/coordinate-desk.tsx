import type { ReactNode } from 'react'
import {
  ChartNoAxesColumn,
  Download,
  Eraser,
  Footprints,
  GitFork,
  Globe,
  Handshake,
  House,
  Inbox,
  MapPin,
  MapPinPlus,
  MessageCircleQuestionMark,
  Settings2,
  Signpost,
  Smartphone,
  TriangleAlert,
  Users,
} from 'lucide-react'
import { useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { thingsIn } from '#app/store/progress.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Desk } from '#app/ui/desk.tsx'
import css from './coordinate-desk.module.css'
import { useAsking } from './attention/use-quarantine.ts'
import { keyHolder, useHeldKey } from './key/key-holder.ts'
import { PartIcon } from './limonades/part-icon.tsx'
import { SoonErasedLine } from './retention/soon-erased.tsx'
import { setupSteps } from './setup/setup-steps.ts'

/** The desk around every page of the coordinator. */
export const CoordinateDesk = ({ children }: { readonly children: ReactNode }): ReactNode => {
  const t = useText()
  const { project, membership } = useProject()
  const { number } = useFormats()
  const held = useHeldKey(membership.projectId)
  const asking = useAsking()
  const toDo = setupSteps(project).filter(({ done }) => !done).length
  return (
    <Desk
      menu={t('common.menu')}
      groups={[
        [
          {
            href: '/coordinatie',
            icon: <MapPin className="i" aria-hidden="true" />,
            label: t('coordinate.roomOverview'),
          },
          {
            href: '/coordinatie/aandacht',
            icon: <GitFork className="i" aria-hidden="true" />,
            label: t('attention.title'),
            count: asking,
          },
          {
            href: '/coordinatie/binnen',
            icon: <Inbox className="i" aria-hidden="true" />,
            label: t('coordinate.roomArrivals'),
            leadsTo: ['/coordinatie/noodbestand'],
          },
        ],
        [
          {
            href: '/coordinatie/dekking',
            icon: <Footprints className="i" aria-hidden="true" />,
            label: t('fieldwork.roomCoverage'),
            leadsTo: ['/coordinatie/veldwerk'],
          },
          {
            href: '/coordinatie/adressen',
            icon: <Signpost className="i" aria-hidden="true" />,
            label: t('fieldwork.roomAddresses'),
          },
          {
            href: '/coordinatie/netwerk',
            icon: <Handshake className="i" aria-hidden="true" />,
            label: t('network.room'),
          },
          {
            href: '/coordinatie/plekken',
            icon: <MapPinPlus className="i" aria-hidden="true" />,
            label: t('places.room'),
          },
        ],
        [
          {
            href: '/coordinatie/inventaris',
            icon: <ChartNoAxesColumn className="i" aria-hidden="true" />,
            label: t('inventory.room'),
            leadsTo: ['/coordinatie/inventaris/'],
          },
          {
            href: '/coordinatie/limonades',
            icon: <PartIcon part="jug" />,
            label: t('limonade.room'),
            leadsTo: ['/coordinatie/limonades/'],
          },
          {
            href: '/coordinatie/openbaar',
            icon: <Globe className="i" aria-hidden="true" />,
            label: t('publish.room'),
            leadsTo: ['/coordinatie/openbaar/'],
          },
        ],
        [
          {
            href: '/coordinatie/uitnodigen',
            icon: <Users className="i" aria-hidden="true" />,
            label: t('coordinate.roomInvite'),
          },
          {
            href: '/coordinatie/telefoons',
            icon: <Smartphone className="i" aria-hidden="true" />,
            label: t('coordinate.roomDevices'),
          },
        ],
        [
          {
            href: '/coordinatie/vragen',
            icon: <MessageCircleQuestionMark className="i" aria-hidden="true" />,
            label: t('questions.room'),
          },
          {
            href: '/coordinatie/instellen',
            icon: <Settings2 className="i" aria-hidden="true" />,
            label: t('coordinate.roomSetup'),
            count: toDo,
            leadsTo: ['/coordinatie/sleutel'],
          },
        ],
        [
          {
            href: '/coordinatie/uitdraai',
            icon: <Download className="i" aria-hidden="true" />,
            label: t('coordinate.roomExport'),
          },
          {
            href: '/coordinatie/gewist',
            icon: <Eraser className="i" aria-hidden="true" />,
            label: t('coordinate.roomErased'),
          },
        ],
        [{ href: '/', icon: <House className="i" aria-hidden="true" />, label: t('common.tabHome') }],
      ]}
      bottom={
        <div className="stack">
          <p>
            <strong>{project?.name ?? membership.projectName}</strong>
            {project?.householdsN != null && (
              <>
                <br />
                {t('coordinate.households', {
                  count: project.householdsN,
                  number: number(project.householdsN),
                })}
              </>
            )}
          </p>
          {held !== undefined && (
            <Button small onClick={keyHolder.drop}>
              {t('key.lock')}
            </Button>
          )}
        </div>
      }
    >
      {membership.fictional && (
        <p className={`no-print ${css['mark'] ?? ''}`}>
          <span className="tag">{t('common.fictional')}</span>
        </p>
      )}
      <Unsent />
      <SoonErasedLine />
      {children}
    </Desk>
  )
}

/** What was saved here and did not reach the server yet. Silent when there is nothing to say. */
const Unsent = (): ReactNode => {
  const t = useText()
  const { progress } = useSending()
  if (progress === undefined || (progress.held.length === 0 && progress.waiting.length === 0)) return null
  return (
    <p className={`row small soft no-print ${css['mark'] ?? ''}`} aria-live="polite">
      {progress.held.length > 0 && <TriangleAlert className="i i-s" aria-hidden="true" />}
      {progress.held.length > 0
        ? `${t('common.stuck', { count: progress.held.length })} ${t('common.stuckSafe')}`
        : `${t('common.waiting', { count: thingsIn(progress.waiting) })} ${t('common.waitingSafe')}`}
    </p>
  )
}
