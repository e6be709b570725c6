import type { RegistrationState } from '../../../core/registration/state.ts'
import type { GroupView, RegistrationView } from '../../../protocol/popup/registration.ts'
import { groupNumber } from '../../logic/progress/names.ts'
import { type GroupState, groupState, serverLine } from '../../logic/progress/servers.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { Pill } from '../data/Pill.tsx'
import css from './groups.module.css'
import { Ring } from './Ring.tsx'
import { Bullet } from './ServerMark.tsx'

const tones: Record<GroupState, 'accent' | 'good' | 'plain' | 'warn'> = {
  confirmed: 'good',
  held: 'accent',
  partly: 'accent',
  open: 'plain',
  missing: 'warn',
  healing: 'accent',
}

/** The picture in words: every group and every server with its state and, in trouble, its reason. */
export const GroupList = ({ groups, state }: Pick<RegistrationView, 'groups' | 'state'>) =>
  groups.length > 0 && (
    <ul className={css.groups} aria-label={words.progress.picture}>
      {groups.map((group) => (
        <Group key={group.subgroup} group={group} state={state} />
      ))}
    </ul>
  )

/** For a registration that is over: the picture, and its words for whoever wants them. */
export const GroupsPicture = ({ registration }: { registration: RegistrationView }) => {
  const { groups, state, threshold } = registration
  return (
    <div className={css.picture}>
      <Ring groups={groups} state={state} threshold={threshold} />
      <details className={css.more}>
        <summary>{words.progress.picture}</summary>
        <GroupList groups={groups} state={state} />
      </details>
    </div>
  )
}

const Group = ({ group, state }: { group: GroupView; state: RegistrationState }) => (
  <li className={css.group}>
    <div className={css.groupHead}>
      <span className={css.groupName}>{words.progress.group(groupNumber(group.subgroup))}</span>
      <GroupPill state={groupState(group, state)} />
    </div>
    <ul className={css.servers}>
      {group.servers.map((server) => {
        const { text, tone, reason } = serverLine(server, group, state)
        return (
          <li key={server.name}>
            <Bullet tone={tone} />
            <span className={css.serverName} title={visibleText(server.endpoint, 128)}>
              {visibleText(server.name, 40)}
            </span>
            <span className={css.serverState}>{text}</span>
            {reason && <span className={css.reason}>{reason}</span>}
          </li>
        )
      })}
    </ul>
  </li>
)

const GroupPill = ({ state }: { state: GroupState }) => (
  <Pill tone={tones[state]}>{words.progress.groupStates[state]}</Pill>
)
