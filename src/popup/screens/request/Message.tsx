import type { SigningView } from '../../../protocol/popup/requests.ts'
import layout from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Section } from '../../components/layout/Screen.tsx'
import { visibleLines } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { Bytes } from './Bytes.tsx'
import css from './request.module.css'

/** Bytes that a site wants signed: as text where they are text, and as they are. */
export const Message = ({ view }: { view: Extract<SigningView, { kind: 'raw' }> }) => (
  <>
    <Section title={words.signing.text}>
      {view.text === null ? (
        <Notice tone="bad" title={words.signing.notText.title}>
          {words.signing.notText.text}
        </Notice>
      ) : view.text === '' ? (
        <p className={layout.small}>{words.signing.empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long ones are scrolled, with the keyboard too
        <pre className={css.message} tabIndex={0}>
          {visibleLines(view.text)}
        </pre>
      )}
      <Bytes hex={view.data} open={view.text === null} />
    </Section>
    <p className={layout.small}>{words.signing.proves}</p>
  </>
)
