import type { Preview, Previews } from '../preview.ts'
import { account, rulesAccount } from '../snapshots.ts'
import { standing, stranger, transferQuote } from './onChain.ts'

export const sendDraft = { to: stranger, takes: 'amount', amount: '12.5' }
const send = (more: Partial<Preview> = {}, step = ''): Preview => ({
  ...{ snapshot: standing, hash: `#/send/${account}${step}`, draft: sendDraft },
  ...more,
})

/** Money that leaves. */
export const sending: Previews = {
  'send-new': send({ draft: undefined }),
  'send-filled': send(),
  'send-own': send({ draft: { ...sendDraft, to: rulesAccount } }),
  'send-mistyped': send({ draft: { to: `${stranger}x`, takes: 'amount', amount: '1,5' }, act: ['Review'] }),
  'send-foreign': send({ draft: { ...sendDraft, to: '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5' } }),
  'send-too-little': send({
    transferQuote: { ...transferQuote, problems: ['insufficient-funds', 'too-little-arrives'], missing: '51000000' },
  }),
  'send-registering': send({
    transferQuote: { ...transferQuote, problems: ['registering', 'reserve'], reserve: '8560000' },
  }),
  'send-node-down': send({ transferQuote: { ...transferQuote, error: 'chain-unavailable' } }),
  'send-tab': send({ page: 'tab' }),
  'send-review': send({}, '/review'),
  'send-review-closes': send(
    {
      draft: { ...sendDraft, takes: 'all' },
      transferQuote: { ...transferQuote, closes: true, stays: '0', amount: '10002394000000' },
    },
    '/review',
  ),
  'send-review-held': send(
    { draft: { ...sendDraft, takes: 'all' }, transferQuote: { ...transferQuote, holds: true, stays: '1000000000' } },
    '/review',
  ),
}
