/** A small picture of an address: three arcs whose turns, lengths and hues come from its letters. A help for the eye, never a proof. `size`: in pixels of the usual text size. */
export const Mark = ({ of, size = 32 }: { of: string; size?: number }) => {
  const next = numbers(of)
  const hue = next() % 360
  const arcs = [13, 8.5, 4].map((radius, ring) => {
    const length = 0.35 + (next() % 50) / 100
    return { radius, length, turn: next() % 360, hue: (hue + ring * (30 + (next() % 60))) % 360 }
  })
  return (
    <svg viewBox="0 0 32 32" width={`${size / 16}rem`} height={`${size / 16}rem`} fill="none" aria-hidden="true">
      <circle cx="16" cy="16" r="16" fill={`hsl(${hue} 45% 50% / 0.16)`} />
      {arcs.map((arc) => (
        <circle
          key={arc.radius}
          cx="16"
          cy="16"
          r={arc.radius - 1}
          stroke={`hsl(${arc.hue} 62% 50%)`}
          strokeWidth="3"
          pathLength="1"
          strokeDasharray={`${arc.length} 1`}
          transform={`rotate(${arc.turn} 16 16)`}
        />
      ))}
    </svg>
  )
}

/** FNV-1a over the text, then a stream of xorshift numbers. */
const numbers = (text: string) => {
  let state = 0x811c9dc5
  for (let k = 0; k < text.length; k += 1) state = Math.imul(state ^ text.charCodeAt(k), 0x01000193)
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return state >>> 0
  }
}
