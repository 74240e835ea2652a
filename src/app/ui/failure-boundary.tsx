import { Component, type ReactNode } from 'react'
import { TriangleAlert } from 'lucide-react'
import { useText } from '#app/text/text.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'

/** A screen that breaks says so, instead of going white. React offers this to classes only. */
export class FailureBoundary extends Component<
  { readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? <ScreenFailed /> : this.props.children
  }
}

const ScreenFailed = (): ReactNode => {
  const t = useText()
  return (
    <main className="screen">
      <div className="body">
        <Banner
          look="wrong"
          icon={<TriangleAlert className="i" aria-hidden="true" />}
          title={t('common.screenFailed')}
          actions={
            <Button
              onClick={() => {
                location.reload()
              }}
            >
              {t('common.reload')}
            </Button>
          }
        >
          <p>{t('common.screenFailedThen')}</p>
        </Banner>
      </div>
    </main>
  )
}
