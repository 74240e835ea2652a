import './zod-config.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { captureInstallPrompt } from './device/install.ts'
import { watchNarrow } from './device/narrow.ts'
import { applyPreferences, readPreferences } from './device/preferences.ts'
import { startShell } from './shell/service-worker.ts'
import { TextProvider } from './text/text.tsx'
import './ui/ui.css'

applyPreferences(readPreferences(), document.documentElement)
watchNarrow(document.documentElement)
captureInstallPrompt()

const root = document.querySelector('#app')
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      <TextProvider>
        <App />
      </TextProvider>
    </StrictMode>,
  )

void startShell()
