import { Button } from '../../components/controls/Button.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { hashOf, type Route } from '../../logic/route.ts'
import { words } from '../../words.ts'

/** The small window closes as soon as the browser shows its list of files. */
export const InTab = ({ to }: { to: Route }) => (
  <Notice
    tone="info"
    action={<Button onClick={() => window.open(`onboarding.html${hashOf(to)}`)}>{words.add.openTab}</Button>}
  >
    {words.add.inTab}
  </Notice>
)
