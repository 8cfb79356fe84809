/** How many degrees of freedom the typical variance is worth beside a slice's own. */
const TYPICAL_DF = 4;

/**
 * A slice's variance, steadied by the variance typical of the whole: five passes out of five are not certainty.
 *
 * The mean of the two, weighted by degrees of freedom, the typical one counting as four unless said; the sum of both is what a
 * t interval then has. In small slices this keeps the test at its level, in large ones it changes nothing.
 *
 * @param own - squared standard error from the slice's own tasks
 * @param typical - the squared standard error a slice of its size would have with the spread of all tasks
 * @param df - degrees of freedom of `own`: clusters in the slice minus one
 * @param typicalDf - how many degrees of freedom the typical variance is worth
 * @see Smyth (2004), Stat. Appl. Genet. Mol. Biol. 3, Article 3, whose prior degrees of freedom are fixed here
 */
export function moderatedVariance(
  own: number,
  typical: number,
  df: number,
  typicalDf = TYPICAL_DF
): {variance: number; df: number} {
  return {variance: (df * own + typicalDf * typical) / (df + typicalDf), df: df + typicalDf};
}
