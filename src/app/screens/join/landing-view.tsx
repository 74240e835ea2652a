import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { useText } from '#app/text/text.tsx'
import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { Screen } from '#app/ui/screen.tsx'
import { useTitle } from '#app/ui/use-title.ts'
import { JoinHead } from './join-head.tsx'

export interface LandingViewProps {
  /** Opens a pasted link; false when it is no link of Limonade. An app on an iPhone's home screen needs this: links
   *  open in Safari, which keeps its own storage. */
  readonly onLink: (text: string) => boolean
}

/** Nothing joined on this phone: what this is and how to take part. */
export const LandingView = ({ onLink }: LandingViewProps): ReactNode => {
  const t = useText()
  useTitle(t('join.landingTitle'))
  const [link, setLink] = useState('')
  const [wrong, setWrong] = useState(false)
  return (
    <Screen head={<JoinHead />}>
      <h1 className="ask">{t('join.landingTitle')}</h1>
      <p>{t('join.landingWhat')}</p>
      <section className="section">
        <h2>{t('join.landingHow')}</h2>
        <ol className="steps">
          <li>{t('join.landingAsk')}</li>
          <li>{t('join.landingOpen')}</li>
          <li>{t('join.landingName')}</li>
        </ol>
        <p className="small soft">{t('join.landingNoAccount')}</p>
      </section>
      <Form
        className="section stack"
        onSubmit={() => {
          setWrong(!onLink(link.trim()))
        }}
      >
        <Field
          label={t('join.pasteLabel')}
          hint={t('join.pasteHint')}
          wrong={wrong ? t('join.pasteWrong') : undefined}
          type="url"
          inputMode="url"
          value={link}
          onChange={(event) => {
            setLink(event.target.value)
            setWrong(false)
          }}
        />
        <Button wide type="submit">
          {t('join.pasteOpen')}
        </Button>
      </Form>
      <div className="section stack">
        <p>
          <Link className="small" href="/intrekken">
            {t('join.landingWithdraw')}
          </Link>
        </p>
      </div>
    </Screen>
  )
}
