import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { networkKind } from '#app/device/network.ts'
import { applyPreferences, keepPreferences, readPreferences } from '#app/device/preferences.ts'
import { askToKeep, storageState, type StorageState } from '#app/device/storage.ts'
import { erasePhone } from '#app/project/erase-phone.ts'
import { openMemberships } from '#app/project/membership.ts'
import { useLive, useProject } from '#app/project/project-context.tsx'
import { useSending } from '#app/project/sending.ts'
import { useKeyWords } from '#app/project/use-key-words.ts'
import { storageKinds, type StorageKinds } from '#app/shell/storage-kinds.ts'
import { shell } from '#app/shell/service-worker.ts'
import { useReadyParts, useShell } from '#app/shell/shell-state.ts'
import { SettingsView } from './settings-view.tsx'

/** The settings of this phone. */
export const SettingsRoom = () => {
  const { store, sync, membership, project, key, draftKeys, close } = useProject()
  const [, navigate] = useLocation()
  const [preferences, setPreferences] = useState(readPreferences)
  const [storage, setStorage] = useState<StorageState>({ kept: 'unknown', used: null, room: null })
  const [kinds, setKinds] = useState<StorageKinds>()
  const [shreds, setShreds] = useState(true)
  const [erasing, setErasing] = useState(false)
  const { waiting } = useSending()
  const { ready, updateWaiting } = useShell()
  const parts = useReadyParts(project !== undefined)
  const drafts = useLive(() => store.db.draft.count(), [store])
  const words = useKeyWords(membership.pinnedKey ?? undefined)
  const served = useKeyWords(key.kind === 'differs' ? (project?.publicKey ?? undefined) : undefined)

  useEffect(() => {
    void storageState().then(async (state) => {
      setStorage(state)
      setKinds(await storageKinds(store.db, state.used))
    })
    void draftKeys.kind().then((kind) => {
      setShreds(kind === 'opfs')
    })
  }, [draftKeys, store])

  return (
    <SettingsView
      preferences={preferences}
      onPreferences={(changed) => {
        setPreferences(changed)
        keepPreferences(changed)
        applyPreferences(changed, document.documentElement)
        if (changed.largePhotos !== preferences.largePhotos) sync.poke()
      }}
      network={networkKind()}
      storage={storage}
      kinds={kinds}
      onAskToKeep={() => {
        void askToKeep().then(setStorage)
      }}
      shredsDrafts={shreds}
      readyOffline={ready}
      parts={parts}
      keyWords={
        words === undefined || key.kind === 'none'
          ? null
          : { words: words.split(' '), from: membership.pinnedBy ?? 'firstSeen', server: served ?? null }
      }
      deviceName={membership.deviceName}
      projectName={project?.name || membership.projectName}
      build={__BUILD__}
      updateWaiting={updateWaiting}
      onUpdate={shell.update}
      waiting={waiting}
      unfinished={drafts ?? 0}
      erasing={erasing}
      onErase={() => {
        setErasing(true)
        void erasePhone({ membership, store, draftKeys, close }, openMemberships()).then(() => {
          navigate('/')
        })
      }}
    />
  )
}
