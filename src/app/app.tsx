import { lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { FailureBoundary } from './ui/failure-boundary.tsx'
import { JoinRoom } from './screens/join/join-room.tsx'

const JoinedApp = lazy(() => import('./joined-app.tsx').then((room) => ({ default: room.JoinedApp })))
const WithdrawScreen = lazy(() =>
  import('./screens/withdraw/withdraw-screen.tsx').then((room) => ({ default: room.WithdrawScreen })),
)

/** The doors of the app. Joining and withdrawing need no project; all else is behind the one that this phone joined. */
export const App = () => (
  <FailureBoundary>
    <Suspense fallback={null}>
      <Switch>
        <Route path="/meedoen" component={JoinRoom} />
        <Route path="/intrekken">
          <WithdrawScreen />
        </Route>
        <Route component={JoinedApp} />
      </Switch>
    </Suspense>
  </FailureBoundary>
)
