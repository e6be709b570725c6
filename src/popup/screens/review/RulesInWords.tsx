import type { Rules } from '../../../protocol/popup/common.ts'
import { Identicon } from '../../components/data/Identicon.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { rulesInWords } from '../../logic/register/rulesInWords.ts'
import { visibleText } from '../../logic/visibleText.ts'
import css from './review.module.css'

/** The rules as sentences, with every address in full. */
export const RulesInWords = ({ rules }: { rules: Rules }) =>
  rulesInWords(rules).map(({ chain, text, addresses, wide, creation }) => (
    <div key={chain} className={css.sentence}>
      {wide ? <Notice tone="warn">{text}</Notice> : <p>{text}</p>}
      {addresses.length > 0 && (
        <ul className={css.addresses}>
          {addresses.map((address) => (
            <li key={address}>
              <Identicon of={address} size={20} />
              {visibleText(address, 100)}
            </li>
          ))}
        </ul>
      )}
      {creation && <span className={css.creation}>{creation}</span>}
    </div>
  ))
