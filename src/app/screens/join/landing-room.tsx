import { useLocation } from 'wouter'
import { readLink } from '#app/project/link.ts'
import { LandingView } from './landing-view.tsx'

/** Nothing joined here yet. A pasted link is opened as if it had been tapped. */
export const LandingRoom = () => {
  const [, navigate] = useLocation()
  return (
    <LandingView
      onLink={(text) => {
        const hash = text.indexOf('#')
        if (hash < 0 || readLink(text.slice(hash)) === undefined) return false
        navigate(`/meedoen${text.slice(hash)}`)
        return true
      }}
    />
  )
}
