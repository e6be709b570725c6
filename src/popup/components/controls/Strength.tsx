import css from './strength.module.css'

/** How hard a password is to guess, `score` of 4, for the eye: the words beside it say the same. */
export const Strength = ({ score }: { score: number }) => (
  <div className={css.bars} data-score={score} aria-hidden="true">
    {[1, 2, 3, 4].map((bar) => (
      <span key={bar} className={bar <= score ? css.full : css.bar} />
    ))}
  </div>
)
