import { lazy, Suspense } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { HomeRoom } from './screens/home/home-room.tsx'
import { OutboxRoom } from './screens/outbox/outbox-room.tsx'
import { UpdateBanner } from './shell/update-banner.tsx'

const InterviewScreen = lazy(() =>
  import('./screens/interview/interview-screen.tsx').then((room) => ({ default: room.InterviewScreen })),
)
const ThanksScreen = lazy(() =>
  import('./screens/interview/thanks-screen.tsx').then((room) => ({ default: room.ThanksScreen })),
)
const PaperScreen = lazy(() =>
  import('./screens/paper/paper-screen.tsx').then((room) => ({ default: room.PaperScreen })),
)
const StreetScreen = lazy(() =>
  import('./screens/street/street-screen.tsx').then((room) => ({ default: room.StreetScreen })),
)
const WalkScreen = lazy(() =>
  import('./screens/walk/walk-screen.tsx').then((room) => ({ default: room.WalkScreen })),
)
const KeepMapScreen = lazy(() =>
  import('./screens/keep-map/keep-map-screen.tsx').then((room) => ({ default: room.KeepMapScreen })),
)
const NetworkScreen = lazy(() =>
  import('./screens/network/network-screen.tsx').then((room) => ({ default: room.NetworkScreen })),
)
const GivenScreen = lazy(() =>
  import('./screens/given/given-screen.tsx').then((room) => ({ default: room.GivenScreen })),
)
const ScanKeyScreen = lazy(() =>
  import('./screens/scan-key/scan-key-screen.tsx').then((room) => ({ default: room.ScanKeyScreen })),
)
const SettingsRoom = lazy(() =>
  import('./screens/settings/settings-room.tsx').then((room) => ({ default: room.SettingsRoom })),
)
const CoordinateRoutes = lazy(() =>
  import('./screens/coordinate/coordinate-routes.tsx').then((room) => ({ default: room.CoordinateRoutes })),
)

/** The rooms of a joined project. */
export const Rooms = () => (
  <>
    <UpdateBanner />
    <Suspense fallback={null}>
      <Switch>
        <Route path="/" component={HomeRoom} />
        <Route path="/gesprek/papier" component={PaperScreen} />
        <Route path="/gesprek/:draftId" component={InterviewScreen} />
        <Route path="/bedankt/:id" component={ThanksScreen} />
        <Route path="/straat" component={StreetScreen} />
        <Route path="/wandeling" component={WalkScreen} />
        <Route path="/kaart" component={KeepMapScreen} />
        <Route path="/netwerk" component={NetworkScreen} />
        <Route path="/weten" component={GivenScreen} />
        <Route path="/wachtrij" component={OutboxRoom} />
        <Route path="/sleutel" component={ScanKeyScreen} />
        <Route path="/instellingen" component={SettingsRoom} />
        <Route path="/coordinatie/*?" component={CoordinateRoutes} />
        <Route>
          <Redirect to="/" replace />
        </Route>
      </Switch>
    </Suspense>
  </>
)
