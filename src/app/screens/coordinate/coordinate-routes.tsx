import { lazy, Suspense, type ReactNode } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useProject } from '#app/project/project-context.tsx'
import { CoordinateDesk } from './coordinate-desk.tsx'
import { Loading } from './loading.tsx'

const OverviewPage = lazy(() =>
  import('./overview/overview-page.tsx').then((page) => ({ default: page.OverviewPage })),
)
const ArrivalsPage = lazy(() =>
  import('./arrivals/arrivals-page.tsx').then((page) => ({ default: page.ArrivalsPage })),
)
const AttentionPage = lazy(() =>
  import('./attention/attention-page.tsx').then((page) => ({ default: page.AttentionPage })),
)
const AddressesPage = lazy(() =>
  import('./addresses/addresses-page.tsx').then((page) => ({ default: page.AddressesPage })),
)
const CoveragePage = lazy(() =>
  import('./fieldwork/coverage-page.tsx').then((page) => ({ default: page.CoveragePage })),
)
const ClosingPage = lazy(() =>
  import('./fieldwork/closing-page.tsx').then((page) => ({ default: page.ClosingPage })),
)
const NetworkPage = lazy(() =>
  import('./network/network-page.tsx').then((page) => ({ default: page.NetworkPage })),
)
const PlacesPage = lazy(() =>
  import('./places/places-page.tsx').then((page) => ({ default: page.PlacesPage })),
)
const InvitePage = lazy(() =>
  import('./invite/invite-page.tsx').then((page) => ({ default: page.InvitePage })),
)
const DevicesPage = lazy(() =>
  import('./devices/devices-page.tsx').then((page) => ({ default: page.DevicesPage })),
)
const ErasedPage = lazy(() =>
  import('./erased/erased-page.tsx').then((page) => ({ default: page.ErasedPage })),
)
const ExportPage = lazy(() =>
  import('./export/export-page.tsx').then((page) => ({ default: page.ExportPage })),
)
const EmergencyPage = lazy(() =>
  import('./emergency/emergency-page.tsx').then((page) => ({ default: page.EmergencyPage })),
)
const KeyPage = lazy(() => import('./key/key-page.tsx').then((page) => ({ default: page.KeyPage })))
const InventoryPage = lazy(() =>
  import('./inventory/inventory-page.tsx').then((page) => ({ default: page.InventoryPage })),
)
const LimonadesPage = lazy(() =>
  import('./limonades/limonades-page.tsx').then((page) => ({ default: page.LimonadesPage })),
)
const LimonadePage = lazy(() =>
  import('./limonades/limonade-page.tsx').then((page) => ({ default: page.LimonadePage })),
)
const LimonadeSheetPage = lazy(() =>
  import('./limonades/sheet-page.tsx').then((page) => ({ default: page.SheetPage })),
)
const MixPage = lazy(() => import('./limonades/mix-page.tsx').then((page) => ({ default: page.MixPage })))
const WeightsPage = lazy(() =>
  import('./limonades/weights-page.tsx').then((page) => ({ default: page.WeightsPage })),
)
const PublishPage = lazy(() =>
  import('./publish/publish-page.tsx').then((page) => ({ default: page.PublishPage })),
)
const ComposePage = lazy(() =>
  import('./publish/compose-page.tsx').then((page) => ({ default: page.ComposePage })),
)
const QuestionsPage = lazy(() =>
  import('./questions/questions-page.tsx').then((page) => ({ default: page.QuestionsPage })),
)
const SetupPage = lazy(() => import('./setup/setup-page.tsx').then((page) => ({ default: page.SetupPage })))

/** The coordinator's rooms. Import this file lazily: everything behind it stays off the other phones. */
export const CoordinateRoutes = (): ReactNode => {
  const { membership } = useProject()
  if (membership.role !== 'coordinator') return <Redirect to="/" replace />
  return (
    <CoordinateDesk>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/coordinatie" component={OverviewPage} />
          <Route path="/coordinatie/binnen" component={ArrivalsPage} />
          <Route path="/coordinatie/aandacht" component={AttentionPage} />
          <Route path="/coordinatie/adressen" component={AddressesPage} />
          <Route path="/coordinatie/dekking" component={CoveragePage} />
          <Route path="/coordinatie/veldwerk" component={ClosingPage} />
          <Route path="/coordinatie/netwerk" component={NetworkPage} />
          <Route path="/coordinatie/plekken" component={PlacesPage} />
          <Route path="/coordinatie/uitnodigen" component={InvitePage} />
          <Route path="/coordinatie/telefoons" component={DevicesPage} />
          <Route path="/coordinatie/gewist" component={ErasedPage} />
          <Route path="/coordinatie/uitdraai" component={ExportPage} />
          <Route path="/coordinatie/noodbestand" component={EmergencyPage} />
          <Route path="/coordinatie/sleutel" component={KeyPage} />
          <Route path="/coordinatie/vragen" component={QuestionsPage} />
          <Route path="/coordinatie/inventaris/:room?" component={InventoryPage} />
          <Route path="/coordinatie/limonades" component={LimonadesPage} />
          <Route path="/coordinatie/limonades/punten" component={WeightsPage} />
          <Route path="/coordinatie/limonades/mengen/:id?" component={MixPage} />
          <Route path="/coordinatie/limonades/:id" component={LimonadePage} />
          <Route path="/coordinatie/limonades/:id/blad" component={LimonadeSheetPage} />
          <Route path="/coordinatie/openbaar" component={PublishPage} />
          <Route path="/coordinatie/openbaar/maken/:id" component={ComposePage} />
          <Route path="/coordinatie/instellen" component={SetupPage} />
          <Route>
            <Redirect to="/coordinatie" replace />
          </Route>
        </Switch>
      </Suspense>
    </CoordinateDesk>
  )
}
