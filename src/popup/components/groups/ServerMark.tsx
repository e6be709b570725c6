import type { Tone } from '../../logic/progress/servers.ts'
import css from './groups.module.css'

/** Around the middle, 10 × 10. Each state has a shape of its own: colours are not seen by everybody. */
const shapes: Record<Tone, string> = {
  plain: 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z',
  now: 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0ZM1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  good: 'M4 0A4 4 0 1 1-4 0A4 4 0 1 1 4 0Z',
  warn: 'M0-3.6L4 3.2H-4Z',
  bad: 'M-3.2-3.2L3.2 3.2M3.2-3.2L-3.2 3.2',
}

export const ServerMark = ({ tone, x, y }: { tone: Tone; x: number; y: number }) => (
  <path className={css[`mark-${tone}`]} d={shapes[tone]} transform={`translate(${x.toFixed(2)} ${y.toFixed(2)})`} />
)

/** The same in front of a line of text. */
export const Bullet = ({ tone }: { tone: Tone }) => (
  <svg className={css.bullet} viewBox="-6 -6 12 12" aria-hidden="true">
    <ServerMark tone={tone} x={0} y={0} />
  </svg>
)
