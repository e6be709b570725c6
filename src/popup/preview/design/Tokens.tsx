import css from './design.module.css'

const surfaces = ['page', 'card', 'sunken', 'line', 'line-strong'] as const
const inks = ['ink', 'ink-soft', 'accent', 'good', 'warn', 'bad'] as const
const soft = ['accent-soft', 'good-soft', 'warn-soft', 'bad-soft'] as const
const sizes = ['text-s', 'text-m', 'text-l', 'text-xl', 'text-xxl'] as const
const gaps = ['s1', 's2', 's3', 's4', 's5', 's6'] as const

/** The names of `styles/tokens.css`, shown by what they name. */
export const Tokens = () => (
  <>
    <div className={css.swatches}>
      {[...surfaces, ...soft].map((name) => (
        <figure key={name} className={css.swatch} data-token={name}>
          <span className={css.patch} />
          <figcaption>--{name}</figcaption>
        </figure>
      ))}
    </div>
    <p className={css.inks}>
      {inks.map((name) => (
        <span key={name} className={css.ink} data-token={name}>
          --{name}
        </span>
      ))}
    </p>
    <div>
      {sizes.map((name) => (
        <p key={name} className={css.sample} data-token={name}>
          --{name}
        </p>
      ))}
    </div>
    <div className={css.gaps}>
      {gaps.map((name) => (
        <span key={name} className={css.gap} data-token={name}>
          --{name}
        </span>
      ))}
    </div>
  </>
)
