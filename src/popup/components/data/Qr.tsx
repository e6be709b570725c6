import { encode } from 'uqr'
import css from './data.module.css'

/** Always dark on white: cameras want it so, in the dark theme too. */
export const Qr = ({ value, label }: { value: string; label: string }) => {
  const { data, size } = encode(value, { border: 2 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg className={css.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={path} />
    </svg>
  )
}
