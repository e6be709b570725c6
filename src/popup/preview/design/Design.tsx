import { type ReactNode, useState } from 'react'
import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Button } from '../../components/controls/Button.tsx'
import { Check, Choice } from '../../components/controls/Choice.tsx'
import { Field, Select, TextArea } from '../../components/controls/Field.tsx'
import { Segments } from '../../components/controls/Segments.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import { Pill } from '../../components/data/Pill.tsx'
import { Qr } from '../../components/data/Qr.tsx'
import { GroupsPicture } from '../../components/groups/GroupsPicture.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Row, Rows } from '../../components/layout/Row.tsx'
import { Card, Facts, Section } from '../../components/layout/Screen.tsx'
import { Steps } from '../../components/layout/Steps.tsx'
import * as make from '../snapshots.ts'
import css from './design.module.css'
import { Tokens } from './Tokens.tsx'

const Part = ({ name, when, children }: { name: string; when: string; children: ReactNode }) => (
  <section className={css.part} aria-label={name}>
    <h2>{name}</h2>
    <p className={css.when}>{when}</p>
    {children}
  </section>
)

const token = { symbol: 'BITS', decimals: 10 }
const running = make.registration(
  { kind: 'confirming', done: 1, of: 3, need: 2 },
  { groups: make.groups((n) => (n < 2 ? make.holder(n) : make.stored(n)), [0]) },
)

/** What the wallet's screens are made of, and when each is used. Made from the components themselves, so it is never out of date. */
export const Design = () => {
  const [mode, setMode] = useState<'allow' | 'deny'>('allow')
  const [form, setForm] = useState<'ss58' | 'hex'>('ss58')
  const [seen, setSeen] = useState(true)
  return (
    <main className={css.page}>
      <h1 className={css.title}>The design of Entropy Wallet</h1>
      <Part
        name="Tokens"
        when="Every colour, size and gap has a name, in light and in dark. Text on any of these surfaces has a contrast of at least 4.5, borders of controls 3."
      >
        <Tokens />
      </Part>
      <Part
        name="Button"
        when="One primary button a screen: the one that goes on. A busy button says what it does and keeps its place. Danger is for what cannot be undone."
      >
        <div className={css.line}>
          <Button look="primary">Review</Button>
          <Button>Later</Button>
          <Button look="quiet">Details</Button>
          <Button look="danger">Forget it</Button>
          <Button busy="Saving…">Save</Button>
          <Button aria-disabled>Not yet</Button>
        </div>
      </Part>
      <Part
        name="ApproveButton"
        when="The only way to consent. Inert for half a second after it appears or its window comes to the front, and deaf to presses that no person made."
      >
        <div className={css.show}>
          <ApproveButton onApprove={() => {}}>Approve and register</ApproveButton>
        </div>
      </Part>
      <Part
        name="Field, TextArea, Select"
        when="The error stands beside the field and says how to mend it. Nothing is completed, corrected or translated by the browser."
      >
        <div className={css.show}>
          <Field label="Name" hint="Only you see it." defaultValue="Savings" />
          <Field label="Address" mono defaultValue="5Grwva" error="This is not an address of this network." />
          <TextArea label="Addresses, one per line" rows={2} defaultValue={make.friends.slice(0, 2).join('\n')} />
          <Select label="Lock by itself after" defaultValue="15">
            <option value="15">15 minutes</option>
          </Select>
        </div>
      </Part>
      <Part
        name="Choice, Check, Segments"
        when="A few exclusive ways with a line on each; yes or no; two views of one thing."
      >
        <div className={css.show}>
          <Choice
            legend="What may be signed"
            options={[
              { value: 'allow', title: 'Only to these addresses', text: 'Everything else is refused.' },
              { value: 'deny', title: 'To all except these', text: 'Everything else is allowed.' },
            ]}
            value={mode}
            onChange={setMode}
          />
          <Check title="Creating contracts is allowed" checked={seen} onChange={setSeen} />
          <Segments
            legend="Show as"
            options={[
              ['ss58', 'SS58'],
              ['hex', 'Hex'],
            ]}
            value={form}
            onChange={setForm}
          />
        </div>
      </Part>
      <Part
        name="Notice"
        when="Something to know or do, with its one action. Urgent ones are read out: they answer the user’s own act."
      >
        <div className={css.show}>
          <Notice tone="info">With no rules at all the servers refuse to sign anything.</Notice>
          <Notice tone="good">Trial signature checked here.</Notice>
          <Notice tone="warn" action={<Button>Show and prove them</Button>}>
            Your words are not proven yet.
          </Notice>
          <Notice tone="bad" title="The network node does not answer." action={<Button>Try again</Button>} />
        </div>
      </Part>
      <Part name="Pill" when="A state in a word or two, never the only place where it is said.">
        <div className={css.line}>
          <Pill tone="plain">Not registered</Pill>
          <Pill tone="accent">Under way</Pill>
          <Pill tone="good">Registered</Pill>
          <Pill tone="warn">Needs you</Pill>
          <Pill tone="bad">Failed</Pill>
        </div>
      </Part>
      <Part
        name="Address, Amount, Qr"
        when="Addresses are shortened for the eye, whole for readers, search and copying. An amount that is not known yet keeps its room."
      >
        <div className={css.show}>
          <Address value={make.account} name="Account 1" />
          <Address value={make.friends[0] ?? ''} name="Key 1" />
          <div className={css.line}>
            <Amount value="1234500000000" token={token} large />
            <Amount value={null} token={token} />
          </div>
          <Qr value={make.account} label="QR code of an address" />
        </div>
      </Part>
      <Part
        name="Rows"
        when="A list whose lines lead somewhere: the whole line answers the pointer, its title is the link."
      >
        <div className={css.show}>
          <Card>
            <Rows label="Accounts">
              <Row
                to={{ at: 'home' }}
                title="Account 1"
                detail="5Grwva…oHGKutQY"
                end={<Amount value="10000000000" token={token} />}
              />
              <Row
                to={{ at: 'home' }}
                title="Savings"
                detail="5FHneW…M694ty"
                end={<Pill tone="good">Registered</Pill>}
              />
            </Rows>
          </Card>
        </div>
      </Part>
      <Part
        name="Section, Card, Facts"
        when="A part of a screen with its heading; what belongs together; names and values."
      >
        <div className={css.show}>
          <Section title="What it costs">
            <Card>
              <Facts
                rows={[
                  ['Fees, at most', <Amount key="fee" value="123000000" token={token} />],
                  ['Deposit', <Amount key="deposit" value="100000000000" token={token} />, 'held while registered'],
                ]}
              />
            </Card>
          </Section>
        </div>
      </Part>
      <Part
        name="Steps, GroupsPicture"
        when="What is done, under way and to come; the groups with their servers, in a picture and in words."
      >
        <div className={css.show}>
          <Steps
            label="Progress"
            steps={[
              { name: 'Approved', state: 'done' },
              { name: 'Delivering the pieces', state: 'now', detail: '4 of 6' },
              { name: 'Groups confirm', state: 'next' },
            ]}
          />
          <GroupsPicture registration={running} />
        </div>
      </Part>
    </main>
  )
}
