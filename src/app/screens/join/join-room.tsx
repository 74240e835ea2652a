import { useState } from 'react'
import { askToKeep } from '#app/device/storage.ts'
import { type Link, readLink } from '#app/project/link.ts'
import { useReadyParts } from '#app/shell/shell-state.ts'
import { type JoinState, JoinView } from './join-view.tsx'

/** Joins by the link in the address bar. The fragment is wiped as soon as it is read; on an insecure origin it is not
 *  even read, because what is typed there could be read on the way. */
export const JoinRoom = () => {
  const [link] = useState(takeLink)
  const [state, setState] = useState<JoinState>(() => firstState(link))
  const [name, setName] = useState('')
  const [neighbourhoodHere, setNeighbourhoodHere] = useState(false)
  const parts = useReadyParts(neighbourhoodHere)
  const ready = parts.every((part) => part.state === 'here')

  const join = async (deviceName: string) => {
    if (link === undefined) return
    setName(deviceName)
    setState({ kind: 'joining' })
    const { joinHere } = await import('#app/project/join-here.ts')
    const joined = await joinHere(link, deviceName)
    if (!joined.ok) {
      setState({ kind: 'failed', reason: joined.reason })
      return
    }
    setState({ kind: 'done', projectName: joined.membership.projectName, ready: false, parts: [] })
    void askToKeep()
    setNeighbourhoodHere(await joined.firstPull())
  }

  return (
    <JoinView
      state={state.kind === 'done' ? { ...state, ready, parts } : state}
      onJoin={(deviceName) => void join(deviceName)}
      onRetry={() => void join(name)}
      onStart={() => {
        location.assign('/')
      }}
    />
  )
}

const takeLink = (): Link | undefined => {
  if (!isSecureContext) return undefined
  const link = readLink(location.hash)
  if (location.hash !== '') history.replaceState(null, '', location.pathname)
  return link
}

const firstState = (link: Link | undefined): JoinState => {
  if (!isSecureContext) return { kind: 'insecure' }
  return link === undefined ? { kind: 'failed', reason: 'unknown' } : { kind: 'ready' }
}
