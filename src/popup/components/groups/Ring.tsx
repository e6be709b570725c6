import type { GroupView, RegistrationView } from '../../../protocol/popup/registration.ts'
import { groupState, serverLine } from '../../logic/progress/servers.ts'
import { words } from '../../words.ts'
import css from './groups.module.css'
import { ServerMark } from './ServerMark.tsx'

const turn = (angle: number, radius: number): readonly [number, number] => [
  80 + radius * Math.sin(angle),
  80 - radius * Math.cos(angle),
]
const at = ([x, y]: readonly [number, number]) => `${x.toFixed(2)} ${y.toFixed(2)}`

/** The part of the circle that belongs to group `k` of `n`. */
const arc = (k: number, n: number): string => {
  const gap = 0.14
  const from = (2 * Math.PI * k) / n + gap
  const to = (2 * Math.PI * (k + 1)) / n - gap
  return `M${at(turn(from, 66))}A66 66 0 ${to - from > Math.PI ? 1 : 0} 1 ${at(turn(to, 66))}`
}

const dots = ({ servers }: GroupView, k: number, n: number) =>
  servers.map((server, j) => ({
    server,
    place: turn((2 * Math.PI * (k + (j + 1) / (servers.length + 1))) / n, 48),
  }))

/** One arc per group, one dot per server, and in the middle how many groups have confirmed. */
export const Ring = ({ groups, state, threshold }: Pick<RegistrationView, 'groups' | 'state' | 'threshold'>) => {
  const n = groups.length
  const confirmed = groups.filter((group) => groupState(group, state) === 'confirmed').length
  const small = groups.reduce((sum, { servers }) => sum + servers.length, 0) > 48
  return (
    <svg
      className={css.ring}
      viewBox="0 0 160 160"
      role="img"
      aria-label={n === 0 ? words.progress.picture : words.progress.ring(confirmed, n, threshold)}
    >
      {n === 0 && <circle className={css.track} cx="80" cy="80" r="66" />}
      {groups.map((group, k) => (
        <g key={group.subgroup}>
          <path className={css[`arc-${groupState(group, state)}`]} d={arc(k, n)} />
          {!small &&
            dots(group, k, n).map(({ server, place: [x, y] }) => (
              <ServerMark key={server.name} tone={serverLine(server, group, state).tone} x={x} y={y} />
            ))}
        </g>
      ))}
      <text x="80" y="84" className={css.number}>
        {n === 0 ? '…' : confirmed}
      </text>
      {n > 0 && (
        <>
          <text x="80" y="101" className={css.caption}>
            {words.progress.ofGroups(n)}
          </text>
          <text x="80" y="114" className={css.caption}>
            {words.progress.needed(threshold)}
          </text>
        </>
      )}
    </svg>
  )
}
