import { useEffect, useState, type ReactNode } from 'react'
import { networkKind } from '#app/device/network.ts'
import { littleRoom, storageState } from '#app/device/storage.ts'
import type { KeptMap } from '#app/kept-map/use-kept-map.ts'
import { useEstimate } from '#app/kept-map/use-estimate.ts'
import { useFormats, useText } from '#app/text/text.tsx'
import { Confirm } from '#app/ui/confirm.tsx'
import { KeepMapPanel } from './keep-map-panel.tsx'

type Asking = 'metered' | 'remove' | null

/** How much the estimate may be beside the truth. */
const margin = 1.3

/** What can be done with the map of this neighbourhood, and what is asked before. */
export const KeepMapRoom = ({ wanted, keeper, state }: Extract<KeptMap, { kind: 'map' }>): ReactNode => {
  const t = useText()
  const { bytes } = useFormats()
  const [network] = useState(networkKind)
  const [asking, setAsking] = useState<Asking>(null)
  const [mayMeasure, setMayMeasure] = useState(network !== 'metered')
  const [turn, setTurn] = useState(0)
  const measured = useEstimate(wanted, mayMeasure && state.kind === 'none', turn)
  const room = useRoom(state.kind)

  const size = measured?.kind === 'estimate' ? measured.bytes : null
  const fits = size === null || room === null || size * margin + littleRoom < room

  const keep = (overMobile: boolean) => {
    setAsking(null)
    // The project may be closed under it; what is on the phone tells the rest.
    keeper.keep(wanted, { overMobile }).catch(() => undefined)
  }
  return (
    <>
      <KeepMapPanel
        state={state}
        plan={wanted.plan}
        measured={measured}
        room={room}
        fits={fits}
        mayMeasure={mayMeasure}
        onMeasure={() => {
          setMayMeasure(true)
          setTurn(turn + 1)
        }}
        onKeep={() => {
          if (networkKind() === 'metered') setAsking('metered')
          else keep(false)
        }}
        onPause={keeper.pause}
        onRemove={() => {
          setAsking('remove')
        }}
      />
      <Confirm
        open={asking === 'metered'}
        look="main"
        title={t('kept.metered')}
        yes={t('kept.meteredYes')}
        no={t('kept.meteredNo')}
        onYes={() => {
          keep(true)
        }}
        onNo={() => {
          setAsking(null)
        }}
      >
        <p>{size === null ? t('kept.meteredUnknown') : t('kept.meteredThen', { size: bytes(size) })}</p>
      </Confirm>
      <Confirm
        open={asking === 'remove'}
        title={t('kept.removeAsk')}
        yes={t('kept.removeYes')}
        no={t('kept.removeNo')}
        onYes={() => {
          setAsking(null)
          void keeper.remove()
        }}
        onNo={() => {
          setAsking(null)
        }}
      >
        <p>{t('kept.removeThen', { size: bytes(bytesOf(state)) })}</p>
      </Confirm>
    </>
  )
}

const bytesOf = (state: Extract<KeptMap, { kind: 'map' }>['state']): number =>
  state.kind === 'none' ? state.other : state.kind === 'looking' ? 0 : state.bytes

/** Bytes that are free; asked again when the map came or went. */
const useRoom = (kind: string): number | null => {
  const [room, setRoom] = useState<number | null>(null)
  useEffect(() => {
    if (kind === 'busy') return
    void storageState().then((storage) => {
      setRoom(storage.room)
    })
  }, [kind])
  return room
}
